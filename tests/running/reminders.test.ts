import {fork, type ChildProcess} from 'node:child_process'
import {setTimeout as sleep} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {testDatabase, type TestDatabase} from '../../server/database/test-database.ts'
import {startMailServer, type TestMailServer} from '../../server/mail/mail-server.builders.ts'

const people = 500
/** The killed process is missed after some 13 s, and its mails change hands after 20 s. */
const bound = 60_000
const script = fileURLToPath(new URL('reminder-worker.ts', import.meta.url))

describe('reminders to 500 people by two processes, one of them killed while it sends', () => {
  const received = new Map<string, number>()
  const messageIds = new Map<string, string>()
  const workers: ChildProcess[] = []
  let total = 0
  let onReceived = () => undefined as void
  let test: TestDatabase
  let server: TestMailServer

  beforeAll(async () => {
    test = await testDatabase()
    await test.pool.query(
      `insert into person (id, name, email, created_at, updated_at)
       select 'p' || n, 'Person ' || n, 'p' || n || '@example.org', now(), now()
       from generate_series(1, $1::int) n`,
      [people],
    )
    server = await startMailServer(
      ({to, content}) => {
        for (const address of to) {
          received.set(address, (received.get(address) ?? 0) + 1)
          messageIds.set(address, /^Message-ID: (.+)$/im.exec(content)?.[1] ?? '')
        }
        total++
        onReceived()
        return 'taken'
      },
      {answerAfterMs: 5},
    )
  })

  afterAll(async () => {
    for (const worker of workers) worker.kill('SIGKILL')
    await server.close()
    await test.close()
  })

  async function startWorker(): Promise<ChildProcess> {
    const worker = fork(script, [test.url, server.url], {stdio: 'inherit'})
    workers.push(worker)
    await new Promise((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('exit', reject)
    })
    return worker
  }

  async function unsettled(): Promise<number> {
    const {rows} = await test.pool.query<{n: number}>(
      `select count(*)::int n from mail where state not in ('sent', 'unconfirmed')`,
    )
    return rows[0]?.n ?? -1
  }

  it('are received exactly once by each', {timeout: bound + 20_000}, async () => {
    const [first] = [await startWorker(), await startWorker()]
    const killed = new Promise<void>((resolve) => {
      onReceived = () => {
        if (total !== 120) return
        first.kill('SIGKILL')
        resolve()
      }
    })
    const started = performance.now()
    first.send(Array.from({length: people}, (_, index) => `p${index + 1}`))
    await killed
    await sleep(500)
    while ((await unsettled()) > 0 && performance.now() - started < bound) await sleep(250)
    const seconds = Math.round((performance.now() - started) / 100) / 10
    const {rows} = await test.pool.query<{state: string; n: number}>(
      'select state, count(*)::int n from mail group by state order by state',
    )
    console.log(`${total} mails in ${seconds} s; ${JSON.stringify(rows)}`)
    expect(await unsettled()).toBe(0)
    expect(received.size).toBe(people)
    expect([...received].filter(([, times]) => times !== 1)).toEqual([])
    expect(new Set(messageIds.values()).size).toBe(people)
  })

  it('stand in the app once each, and what was on the way at the kill is called unconfirmed', async () => {
    const {rows} = await test.pool.query<{told: number; people: number}>(
      'select count(*)::int told, count(distinct person_id)::int people from notification',
    )
    expect(rows).toEqual([{told: people, people}])
    const {rows: unconfirmed} = await test.pool.query<{email: string; fault: string}>(
      `select person.email, mail.fault from mail join person on person.id = mail.person_id
       where mail.state = 'unconfirmed'`,
    )
    // at most what one process sends side by side, each received although nobody can know
    expect(unconfirmed.length).toBeLessThanOrEqual(10)
    for (const {email, fault} of unconfirmed) {
      expect(fault).toBe('process-died')
      expect(received.get(email)).toBe(1)
    }
  })
})
