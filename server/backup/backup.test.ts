import {randomUUID} from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {knownMigrations} from '../database/known-migrations.ts'
import {erasedName, erasureListOf, readErasures} from '../erasure-list.ts'
import {buildPerson} from '../features/people/people.builders.ts'
import {buildSource, buildTarget, passphrase} from './backup.builders.ts'
import {readBackup} from './read-backup.ts'
import {schemaOfBackup} from './schema-of-backup.ts'
import {assertRestored, writeUnfinished} from './unfinished-restore.ts'

let source: Awaited<ReturnType<typeof buildSource>>
let whole: string
beforeAll(async () => {
  source = await buildSource()
  await source.backup('whole.backup')
  whole = join(source.folder, 'whole.backup')
}, 60_000)
afterAll(async () => await source.close())

/** Everything that stands in a database and bears on people, in one comparable form. */
const contents = `select 'person ' || t::text as row from (select id, name, email from person) t
  union all select 'entry ' || t::text from ledger_entry t
  union all select 'key ' || t::text from person_key t order by 1`

describe('a backup', () => {
  it('is one file that only its owner reads, in the age format, with nothing legible in it', () => {
    expect(statSync(whole).mode & 0o777).toBe(0o600)
    const bytes = readFileSync(whole)
    expect(bytes.toString('latin1', 0, 21)).toBe('age-encryption.org/v1')
    for (const text of ['ada@example.org', 'Bo Lindqvist', source.masterKey, 'manifest.json']) {
      expect(bytes.includes(text)).toBe(false)
    }
  })

  it('holds every table of the schema, every key, and a checkpoint to the last entry', async () => {
    const {manifest, header, keys} = await readBackup(whole, passphrase)
    const {rows} = await source.platform.pool.query<{name: string}>(
      `select schemaname || '.' || tablename as name from pg_tables
        where schemaname in ('public', 'drizzle') order by 1`,
    )
    expect(manifest.tables.map(({name}) => name)).toEqual(rows.map(({name}) => name))
    expect(header.migrations).toHaveLength(knownMigrations().length)
    expect(keys.map(({name}) => name)).toEqual(
      readdirSync(join(source.config.dataDirectory, 'keys')).sort(),
    )
    const {rows: entries} = await source.platform.pool.query<{n: number}>(
      'select count(*)::int as n from ledger_entry',
    )
    expect(manifest.checkpoint.entries).toBe(entries[0]?.n)
    expect(manifest.ledger.entries).toBeGreaterThan(3)
  })

  it('never replaces a file, and refuses a passphrase that is guessed', async () => {
    const before = readFileSync(whole)
    await expect(source.backup('whole.backup')).rejects.toMatchObject({code: 'file-exists'})
    expect(readFileSync(whole).equals(before)).toBe(true)
    await expect(source.backup('short.backup', {passphrase: 'secret'})).rejects.toMatchObject({
      code: 'passphrase-too-short',
    })
  })

  it('that is cancelled leaves no file, whole or half', async () => {
    const cancelling = new AbortController()
    const cancelled = source.backup('cancelled.backup', {
      signal: cancelling.signal,
      onProgress: ({of}) => {
        if (of === 'public.ledger_entry') cancelling.abort()
      },
    })
    await expect(cancelled).rejects.toMatchObject({code: 'backup-cancelled'})
    expect(readdirSync(source.folder).filter((name) => name.includes('cancelled'))).toEqual([])
  })

  it('is not made without the keys of its database, nor are others made for it', async () => {
    const nowhere = join(source.folder, 'another-data-folder')
    const config = {...source.config, dataDirectory: nowhere}
    await expect(source.backup('keyless', {config})).rejects.toMatchObject({
      code: 'nothing-to-back-up',
    })
    expect(existsSync(nowhere)).toBe(false)
    const other = {...source.config, masterKey: 'A'.repeat(43)}
    await expect(source.backup('otherwise', {config: other})).rejects.toMatchObject({
      code: 'master-key-refused',
    })
    expect(existsSync(join(source.folder, 'otherwise'))).toBe(false)
  })

  it('tells where it cannot be written', async () => {
    const file = join(source.folder, 'no-such-folder', 'x.backup')
    await expect(source.backup('', {file})).rejects.toMatchObject({code: 'backup-not-written'})
  })

  it('is of one moment while people go on working', async () => {
    let inviting = true
    const working = (async () => {
      while (inviting) {
        await buildPerson(source.platform, source.administrator.browser)
      }
    })()
    try {
      for (let round = 0; round < 3; round++) {
        const name = `busy-${round}.backup`
        await source.backup(name)
        const target = await buildTarget(source.folder)
        // the ledger verifies to the last entry of its checkpoint, and every tie between rows holds
        const {entries} = await target.restore(join(source.folder, name))
        expect(entries).toBeGreaterThan(3)
        await target.close()
      }
    } finally {
      inviting = false
      await working
    }
  }, 120_000)
})

describe('a restore', () => {
  it('brings back every row and key, and the platform starts on it', async () => {
    await source.backup('same.backup')
    const {rows: before} = await source.platform.pool.query(contents)
    const target = await buildTarget(source.folder)
    const done = await target.restore(join(source.folder, 'same.backup'))
    const keys = readdirSync(join(source.config.dataDirectory, 'keys'))
    expect(done).toMatchObject({migrated: 0, erased: 0, left: 0, keys: keys.length})
    expect(await target.rows(contents)).toEqual(before)
    for (const key of keys) {
      const at = (folder: string) => readFileSync(join(folder, 'keys', key), 'utf8')
      expect(at(target.dataDirectory)).toBe(at(source.config.dataDirectory))
      expect(statSync(join(target.dataDirectory, 'keys', key)).mode & 0o777).toBe(0o600)
    }
    expect(readdirSync(target.dataDirectory)).toEqual(['keys'])
    expect(
      await target.rows(`select from pg_namespace where nspname = 'airworthy_restore'`),
    ).toEqual([])
    // counters go on: the start of the platform has made a checkpoint
    const numbers = await target.rows('select number from ledger_checkpoint')
    expect(numbers.length).toBeGreaterThan(0)
    await target.close()
  }, 60_000)

  it.each([
    ['of another passphrase', 'passphrase-wrong', () => ({passphrase: 'another passphrase'})],
    [
      'that is cut short',
      'backup-cut-short',
      (file: string) => truncateSync(file, statSync(file).size - 1000),
    ],
    [
      'that is cut at a block',
      'backup-damaged',
      (file: string) => truncateSync(file, statSync(file).size - 65_552),
    ],
    ['with one bit turned in its middle', 'backup-damaged', (file: string) => flip(file, 0.5)],
    ['with one bit turned at its end', 'backup-damaged', (file: string) => flip(file, 1)],
    ['with one bit turned in its header', 'backup-damaged', (file: string) => flip(file, 0, 170)],
    ['that is no backup', 'not-a-backup', (file: string) => writeFileSync(file, 'select 1;\n')],
    ['that is empty', 'not-a-backup', (file: string) => writeFileSync(file, '')],
  ])('of a backup %s is refused as %s and changes nothing', async (_, code, spoil) => {
    await source.backup(`large.backup`).catch(() => undefined) // made by the first of these
    const file = join(source.folder, 'spoilt.backup')
    copyFileSync(join(source.folder, 'large.backup'), file)
    const target = await buildTarget(source.folder)
    const given = spoil(file) ?? {}
    await expect(target.restore(file, given)).rejects.toMatchObject({code})
    expect(existsSync(target.dataDirectory)).toBe(false)
    expect(await target.rows(`select from pg_tables where schemaname = 'public'`)).toEqual([])
    await target.close()
  })

  it('of a file that is not there says so', async () => {
    const target = await buildTarget(source.folder)
    await expect(target.restore(join(source.folder, 'nowhere'))).rejects.toMatchObject({
      code: 'backup-missing',
    })
    await target.close()
  })

  it('goes into an empty place alone', async () => {
    const target = await buildTarget(source.folder)
    await target.restore(whole)
    await expect(target.restore(whole)).rejects.toMatchObject({code: 'restore-target-not-empty'})
    const elsewhere = await buildTarget(source.folder)
    const full = {...elsewhere.config, databaseUrl: target.url}
    await expect(elsewhere.restore(whole, {config: full})).rejects.toMatchObject({
      code: 'restore-target-not-empty',
    })
    expect(existsSync(elsewhere.dataDirectory)).toBe(false)
    await target.close()
    await elsewhere.close()
  }, 60_000)

  it('needs the master key where it is not in the backup, and refuses another', async () => {
    const {masterKey} = source
    await source.backup('keyless.backup', {config: {...source.config, masterKey}})
    const file = join(source.folder, 'keyless.backup')
    const target = await buildTarget(source.folder)
    await expect(target.restore(file)).rejects.toMatchObject({code: 'master-key-missing'})
    const other = {...target.config, masterKey: 'A'.repeat(43)}
    await expect(target.restore(file, {config: other})).rejects.toMatchObject({
      code: 'master-key-refused',
    })
    expect(existsSync(join(target.dataDirectory, 'keys'))).toBe(false)
    const right = {...target.config, masterKey}
    expect(await target.restore(file, {config: right})).toMatchObject({erased: 0})
    expect(existsSync(join(target.dataDirectory, 'keys', 'master.key'))).toBe(false)
    await target.close()
  }, 60_000)

  it('goes on with its own backup alone', async () => {
    const target = await buildTarget(source.folder)
    const another = {id: randomUUID(), backup: 'f'.repeat(64), loaded: true}
    writeUnfinished(target.dataDirectory, another)
    await expect(target.restore(whole)).rejects.toMatchObject({code: 'restore-unfinished'})
    expect(() => assertRestored(target.dataDirectory)).toThrow('was broken off')
    expect(await target.rows(`select from pg_tables where schemaname = 'public'`)).toEqual([])
    await target.close()
  })

  it('that is cancelled while it loads leaves nothing, and runs again', async () => {
    const target = await buildTarget(source.folder)
    const cancelling = new AbortController()
    const cancelled = target.restore(whole, {
      signal: cancelling.signal,
      onProgress: ({step, of}) => {
        if (step === 'load' && of === 'public.person') cancelling.abort()
      },
    })
    await expect(cancelled).rejects.toThrow()
    expect(existsSync(join(target.dataDirectory, 'keys'))).toBe(false)
    expect(await target.rows(`select from pg_tables where schemaname = 'public'`)).toEqual([])
    expect(await target.restore(whole)).toMatchObject({migrated: 0, erased: 0})
    await target.close()
  }, 60_000)
})

describe('who was erased after a backup', () => {
  it('is erased again by the restore, by the list in the data folder or one from elsewhere', async () => {
    const {platform, administrator} = source
    const leaving = await buildPerson(platform, administrator.browser, {
      name: 'Lea Ving',
      email: 'leaving@example.org',
    })
    await source.backup('before-erasure.backup')
    const file = join(source.folder, 'before-erasure.backup')
    const status = (await administrator.browser.call('DELETE', `/api/people/${leaving.person.id}`))
      .status
    expect(status).toBe(204)
    const list = join(source.folder, 'erasures.ndjson')
    writeFileSync(
      list,
      platform.erasureList
        .read()
        .map((erasure) => `${JSON.stringify(erasure)}\n`)
        .join(''),
    )
    expect(readErasures(list).map(({person}) => person)).toContain(
      await erasedName(leaving.person.id),
    )

    const careless = await buildTarget(source.folder)
    await careless.restore(file)
    const named = `select from person where name = 'Lea Ving'`
    expect(await careless.rows(named)).toHaveLength(1) // why the list is needed
    await careless.close()

    const target = await buildTarget(source.folder)
    const done = await target.restore(file, {erasures: [list]})
    expect(done).toMatchObject({listed: 1, erased: 1, left: 0})
    expect(await target.rows(named)).toEqual([])
    const keys = await target.rows(
      'select wrapped_key, person_id from person_key where erased_digest is not null',
    )
    expect(keys).toEqual([{wrapped_key: null, person_id: null}])
    const [erased] = await target.rows(
      `select count(*)::int as n from ledger_entry where type = 'person.erased'`,
    )
    expect(erased).toEqual({n: 1})
    // the list stands in the new data folder too, for the next restore
    expect(readErasures(join(target.dataDirectory, 'erasures.ndjson'))).toHaveLength(1)
    await target.close()
  }, 60_000)

  it('is erased by the list that stands in the data folder already, kept there before', async () => {
    const {platform, administrator} = source
    const leaving = await buildPerson(platform, administrator.browser, {name: 'Gon Away'})
    await source.backup('before-second.backup')
    await platform.people.erase(leaving.person.id)
    const target = await buildTarget(source.folder)
    erasureListOf(target.dataDirectory).add(platform.erasureList.read())
    const done = await target.restore(join(source.folder, 'before-second.backup'))
    expect(done).toMatchObject({erased: 1, listed: platform.erasureList.read().length})
    expect(await target.rows(`select from person where name = 'Gon Away'`)).toEqual([])
    await target.close()
  }, 60_000)

  it('is told of where the list cannot be read, before anything is changed', async () => {
    const list = join(source.folder, 'torn.ndjson')
    writeFileSync(list, '{"person":"abc"')
    const target = await buildTarget(source.folder)
    await expect(target.restore(whole, {erasures: [list]})).rejects.toMatchObject({
      code: 'erasure-list-refused',
    })
    expect(existsSync(target.dataDirectory)).toBe(false)
    await target.close()
  })
})

describe('the schema of a backup', () => {
  const known = knownMigrations()
  const header = {
    airworthyBackup: 1 as const,
    version: '9.9.9',
    createdAt: '2026-11-28T12:00:00.000Z',
  }
  const stepsOf = (count: number) =>
    known.slice(0, count).map(({hash, createdAt}) => ({hash, createdAt}))

  it('is found among the known steps, and what it lacks with it', () => {
    const {had, missing} = schemaOfBackup({...header, migrations: stepsOf(5)}, known)
    expect([had.length, missing.length]).toEqual([5, known.length - 5])
  })

  it('is refused as newer with one step more, as foreign with another step', () => {
    const later = {hash: 'f'.repeat(64), createdAt: Date.UTC(2030, 0)}
    const newer = {...header, migrations: [...stepsOf(known.length), later]}
    expect(() => schemaOfBackup(newer, known)).toThrow('newer airworthy (9.9.9)')
    const foreign = {...header, migrations: [{...later, createdAt: 1}, ...stepsOf(3).slice(1)]}
    expect(() => schemaOfBackup(foreign, known)).toThrow('this one never had')
  })
})

/** Turns one bit, at a share of the payload or so many bytes from the start. */
function flip(file: string, share: number, from = 0): void {
  const bytes = readFileSync(file)
  const at = Math.min(bytes.length - 1, Math.floor(bytes.length * share) + from)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
}
