import {existsSync, mkdtempSync, rmSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, sep} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {afterEach, describe, expect, it} from 'vitest'
import {Client} from 'pg'
import {jsonLog} from '../log.ts'
import {embeddedPlace} from './embedded-binaries.ts'
import {startEmbeddedDatabase, type EmbeddedDatabase} from './embedded.ts'
import {openDatabase} from './open.ts'

const log = jsonLog('silent', {now: () => new Date()})
const folders: string[] = []
const paths: string[] = []
const running: EmbeddedDatabase[] = []

function newFolder({closed = false} = {}): string {
  const parent = mkdtempSync(join(tmpdir(), 'airworthy-embedded-')) // 0700, as mkdtemp makes it
  folders.push(parent)
  const path = closed ? join(parent, 'below', 'data') : join(parent, 'data')
  paths.push(path)
  return path
}

async function start(folder: string): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase(folder, log)
  running.push(database)
  return database
}

async function query(database: EmbeddedDatabase, statement: string): Promise<unknown[]> {
  const client = new Client({connectionString: database.url})
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

afterEach(async () => {
  for (const database of running.splice(0)) await database.stop().catch(() => undefined)
  for (const path of paths.splice(0)) {
    const {cluster} = await embeddedPlace(path)
    // as root, the cluster may stand outside the folder
    if (!cluster.startsWith(path + sep)) folders.push(dirname(cluster))
  }
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true, force: true})
})

describe('the embedded database', () => {
  it('starts in a new folder of mode 0700 and keeps what is written', async () => {
    const folder = newFolder()
    const first = await start(folder)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    await query(first, 'create table kept as select 41 + 1 as answer')
    await first.stop()
    const second = await start(folder)
    expect(second.attached).toBe(false)
    expect(await query(second, 'select answer from kept')).toEqual([{answer: 42}])
  })

  it('works in a folder that only its owner can reach', async () => {
    expect(await query(await start(newFolder({closed: true})), 'select 1 as one')).toEqual([
      {one: 1},
    ])
  })

  it('is a new one once the data folder was deleted, wherever the old one stands', async () => {
    for (const closed of [false, true]) {
      const folder = newFolder({closed})
      const first = await start(folder)
      await query(first, 'create table kept as select 1 as answer')
      await first.stop()
      rmSync(folder, {recursive: true})
      const lines: string[] = []
      const second = await startEmbeddedDatabase(folder, {
        ...log,
        warn: (event, facts) => void lines.push(`${event} ${JSON.stringify(facts)}`),
      })
      running.push(second)
      const tables = await query(second, `select 1 from pg_tables where tablename = 'kept'`)
      expect(tables).toEqual([])
      if (first.cluster.startsWith(folder + sep)) continue
      // Nothing is deleted by itself, and it is said where it stands.
      expect(existsSync(first.cluster)).toBe(true)
      expect(lines.join()).toContain(dirname(first.cluster))
      folders.push(dirname(first.cluster))
    }
  })

  it('is attached to when it survived, never started twice', async () => {
    const folder = newFolder()
    const [first, second] = await Promise.all([start(folder), start(folder)])
    expect(second.current().processId).toBe(first.current().processId)
    const third = await start(folder)
    expect(third.attached).toBe(true)
    expect(third.current().processId).toBe(first.current().processId)
  })

  it('comes back after its whole process group was killed', async () => {
    const folder = newFolder()
    const first = await start(folder)
    await query(first, 'create table kept as select 1 as answer')
    process.kill(-first.current().processId, 'SIGKILL')
    const second = await start(folder)
    expect(await query(second, 'select answer from kept')).toEqual([{answer: 1}])
  })

  it('refuses a password that is not its own', async () => {
    const database = await start(newFolder())
    const address = new URL(database.url)
    address.password = 'guess'
    const client = new Client({connectionString: address.href})
    await expect(client.connect()).rejects.toThrow(/password authentication failed/)
  })
})

describe('the open embedded database', () => {
  it('belongs to one platform at a time', async () => {
    const folder = newFolder()
    const open = await openDatabase({url: undefined, dataDirectory: folder}, log)
    await expect(openDatabase({url: undefined, dataDirectory: folder}, log)).rejects.toMatchObject({
      code: 'already-running',
    })
    await open.close()
    const again = await openDatabase({url: undefined, dataDirectory: folder}, log)
    await again.close()
  })

  it('is started again when it dies under a running platform', async () => {
    const folder = newFolder()
    const open = await openDatabase({url: undefined, dataDirectory: folder}, log)
    const {processId} = (await startEmbeddedDatabase(folder, log)).current()
    process.kill(-processId, 'SIGKILL')
    await sleep(50)
    let answered = false
    for (let attempt = 0; attempt < 60 && !answered; attempt++) {
      await sleep(250)
      answered = await open.answers()
    }
    expect(answered).toBe(true)
    await open.close()
  })
})
