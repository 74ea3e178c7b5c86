import {randomUUID} from 'node:crypto'
import {Client as DatabaseClient} from 'pg'
import {afterAll, describe, expect, inject, it} from 'vitest'
import {startEmbeddedDatabase} from '../../server/database/embedded.ts'
import {jsonLog} from '../../server/log.ts'
import {clientOf, errorCodeOf, type Client} from './client.ts'
import {setUp} from './organisation.ts'
import {dataFolder, endEverything, startPlatform, type RunningPlatform} from './platform.ts'
import {postmasterOf, until} from './postmaster.ts'

afterAll(endEverything)

const viewerOf = async (client: Client) =>
  (await client.get<{viewer: {name: string} | null}>('/api/viewer')).viewer?.name

describe('platforms on a PostgreSQL of their own choice', () => {
  const server = inject('databaseServer')
  const name = `airworthy_lifecycle_${randomUUID().replaceAll('-', '')}`
  const address = new URL(server)
  address.pathname = `/${name}`
  const environment = {DATABASE_URL: address.href}
  // the keys are shared, as two machines behind one balancer have to
  const folder = dataFolder()
  let first: RunningPlatform
  let second: RunningPlatform
  let administrator: Client

  async function administrate(statement: string): Promise<void> {
    const client = new DatabaseClient({connectionString: server})
    await client.connect()
    await client.query(statement)
    await client.end()
  }

  afterAll(async () => {
    await administrate(`drop database if exists ${name} with (force)`)
  })

  it('start on it without an embedded database beside', async () => {
    await administrate(`create database ${name}`)
    first = await startPlatform(folder, {environment})
    expect(first.output()).toContain('PostgreSQL at DATABASE_URL')
    expect(await postmasterOf(folder)).toBeNull()
    administrator = await setUp(first)
  })

  it('work beside each other: a session of one is known to the other', async () => {
    second = await startPlatform(folder, {environment})
    expect(second.setUpLink).toBeNull()
    const elsewhere = clientOf(second.url, {cookie: administrator.cookie})
    expect(await viewerOf(elsewhere)).toBe('Ada Okafor')
    await elsewhere.post('/api/teams', {name: 'Pricing'})
    const {teams} = await administrator.get<{teams: {name: string}[]}>('/api/teams')
    expect(teams.map((team) => team.name)).toEqual(['Pricing'])
    const started = await administrator.post<{id: string}>('/api/assessments', {
      role: 'data-scientist',
      consent: true,
    })
    const paused = await elsewhere.post<{status: string}>(`/api/assessments/${started.id}/pause`)
    expect(paused.status).toBe('paused')
  })

  it('lose nothing when one is killed, and end with 0', async () => {
    await first.kill()
    const elsewhere = clientOf(second.url, {cookie: administrator.cookie})
    expect(await viewerOf(elsewhere)).toBe('Ada Okafor')
    first = await startPlatform(folder, {environment})
    const again = clientOf(first.url, {cookie: administrator.cookie})
    const {open} = await again.get<{open: {status: string}}>('/api/assessments')
    expect(open.status).toBe('paused')
    expect(await first.stop('SIGTERM')).toBe(0)
    expect(await second.stop('SIGINT')).toBe(0)
    await administrate('select 1') // the server is not ours to stop
  })
})

describe('a platform whose PostgreSQL is stopped', () => {
  const databaseFolder = dataFolder()
  let client: Client

  it('answers 503 and is not ready, then goes on by itself when it is back', async () => {
    const log = jsonLog('silent', {now: () => new Date()})
    const server = await startEmbeddedDatabase(databaseFolder, log)
    const platform = await startPlatform(dataFolder(), {environment: {DATABASE_URL: server.url}})
    client = await setUp(platform)
    await server.stop()
    const answer = await client.request('GET', '/api/viewer')
    expect([answer.status, errorCodeOf(answer)]).toEqual([503, 'database-away'])
    expect(JSON.stringify(answer.body)).not.toMatch(/postgres|ECONN|127\.0\.0\.1/)
    const change = await client.request('POST', '/api/teams', {name: 'Pricing'})
    expect([change.status, errorCodeOf(change)]).toEqual([503, 'database-away'])
    const signIn = await client.request('POST', '/api/auth/sign-in/email', {
      email: 'ada@example.org',
      password: 'a wrong password',
    })
    expect(signIn.status).toBe(503)
    expect((await client.request('GET', '/readyz')).status).toBe(503)
    expect((await client.request('GET', '/healthz')).status).toBe(200)
    await server.restart()
    await until('the platform is ready', async () => {
      return (await client.request('GET', '/readyz')).status === 200
    })
    expect(await viewerOf(client)).toBe('Ada Okafor')
    expect((await client.request('POST', '/api/teams', {name: 'Pricing'})).status).toBe(201)
    expect(await platform.stop()).toBe(0)
  })
})
