import {randomBytes} from 'node:crypto'
import {afterAll, describe, expect, it} from 'vitest'
import type {OwnCredentialsView} from '../../server/features/credentials/views.ts'
import {jsonLog} from '../../server/log.ts'
import type {Client} from './client.ts'
import {examiner} from './examiner.ts'
import {freePort} from './free-port.ts'
import {openLedger, type KeptLedger} from './kept-ledger.ts'
import {join, setUp} from './organisation.ts'
import {dataFolder, endEverything, startPlatform} from './platform.ts'
import {databaseUrlOf, until} from './postmaster.ts'
import {publishedAt, verifiedByStranger} from './verified-by-stranger.ts'

const crashes = process.env['AIRWORTHY_LONG'] ? 8 : 2
/** Passes of each person that wait: enough that each crash finds some. */
const passesEach = 2 * crashes + 2
const names = ['Bo Lindqvist', 'Cleo Marsh']

afterAll(endEverything)

describe(`a platform that is killed ${crashes} times while it issues what waited for its address`, () => {
  const folder = dataFolder()
  const people: {personId: string; client: Client}[] = []
  let environment: Record<string, string>
  let port: number

  async function reading<Result>(read: (kept: KeptLedger) => Promise<Result>): Promise<Result> {
    const kept = await openLedger(await databaseUrlOf(folder), folder)
    try {
      return await read(kept)
    } finally {
      await kept.close()
    }
  }

  /** Streams of the credentials of everybody that an event of a type is about, as often as it is. */
  async function recorded({ledger, database}: KeptLedger, type: string): Promise<string[]> {
    const found: string[] = []
    for (const {personId} of people) {
      const about = await ledger.readAbout(database, personId)
      found.push(...about.filter((record) => record.type === type).map(({stream}) => stream))
    }
    return found
  }

  it('has passes that wait, of before it had an address', async () => {
    port = await freePort()
    environment = {AIRWORTHY_RATE_LIMIT: 'off', AIRWORTHY_PORT: String(port)}
    const platform = await startPlatform(folder, {environment})
    const administrator = await setUp(platform)
    for (const name of names) {
      const engineerRole = 'data-scientist'
      const {client, person} = await join(platform.url, administrator, {name, engineerRole})
      people.push({personId: person.id, client})
    }
    await reading(async ({ledger, database}) => {
      const clock = {now: () => new Date()}
      const log = jsonLog('silent', clock)
      const seed = Uint8Array.from(randomBytes(32)) // signs nothing without an address
      const parts = {connection: {database}, ledger, clock, log, seed, publicUrl: undefined}
      const passExamination = await examiner(parts)
      for (const {personId} of people) {
        for (let pass = 0; pass < passesEach; pass++) await passExamination(personId)
      }
    })
    for (const {client} of people) {
      const {issuing, credentials} = await client.get<OwnCredentialsView>('/api/credentials')
      expect(issuing.configured).toBe(false)
      expect(credentials).toHaveLength(passesEach)
      expect(credentials.every(({issuedAt, files}) => issuedAt === null && files === null)).toBe(
        true,
      )
    }
    await platform.kill()
  })

  it('is killed as soon as it has issued something more', {timeout: crashes * 90_000}, async () => {
    environment['AIRWORTHY_PUBLIC_URL'] = `http://localhost:${port}`
    const issuedWhenKilled: number[] = []
    for (let crash = 0; crash < crashes; crash++) {
      await reading(async (kept) => {
        const before = (await recorded(kept, 'credential.issued')).length
        let processId = 0
        const starting = startPlatform(folder, {environment, onSpawn: (id) => (processId = id)})
        const ended = starting.catch(() => undefined) // killed before it was ready, most often
        const issued = async () => (await recorded(kept, 'credential.issued')).length
        await until('something more is issued', async () => (await issued()) > before, {
          timeoutMs: 60_000,
          everyMs: 1,
        })
        process.kill(processId, 'SIGKILL')
        await ended
        issuedWhenKilled.push(await issued())
      })
    }
    const total = passesEach * people.length
    console.log(`issued of ${total} when killed: ${issuedWhenKilled.join(', ')}`)
    // else nothing was killed in the middle
    expect(issuedWhenKilled[0]).toBeLessThan(total)
  })

  it('has issued each once in the end, and every one verifies', async () => {
    const platform = await startPlatform(folder, {environment})
    const published = publishedAt(platform.url)
    const [earned, issued] = await reading(async (kept) => [
      await recorded(kept, 'credential.earned'),
      await recorded(kept, 'credential.issued'),
    ])
    expect(new Set(earned).size).toBe(passesEach * people.length)
    expect(issued.toSorted()).toEqual(earned.toSorted())
    const places = new Set<string>()
    for (const {client} of people) {
      const {credentials} = await client.get<OwnCredentialsView>('/api/credentials')
      expect(credentials).toHaveLength(passesEach)
      for (const {files} of credentials) {
        const file = await published(files?.json ?? '')
        const found = await verifiedByStranger(file, {published, now: new Date()})
        expect(found).toEqual({outcome: 'pass', faults: []})
        const {credentialStatus} = file as {credentialStatus: {statusListIndex: string}} // every one has it
        places.add(credentialStatus.statusListIndex)
      }
    }
    expect(places.size).toBe(earned.length)
  })
})
