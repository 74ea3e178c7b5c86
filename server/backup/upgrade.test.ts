import {mkdirSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {clockAt} from '@airworthy/kernel'
import {connect, type Connection} from '../database/connection.ts'
import {knownMigrations} from '../database/known-migrations.ts'
import {migrateDatabase} from '../database/migrate.ts'
import {createLedger} from '../features/ledger/index.ts'
import {jsonLog} from '../log.ts'
import {readSecrets} from '../secrets.ts'
import {buildTarget, passphrase} from './backup.builders.ts'
import {createBackup} from './create-backup.ts'

const clock = clockAt('2026-11-27T09:00:00.000Z')
const log = jsonLog('silent', clock)
/** What the first release with backups comes from: migrations 0000 to 0010. */
const stepsOfRelease = 11

const rowsOfRelease = `
  insert into organisation (name, set_up_at) values ('Northwind Health', '2026-01-05T08:00:00Z');
  insert into team (id, name) values ('team-1', 'Pricing');
  insert into person (id, name, email, created_at, updated_at, engineer_role, team_id) values
    ('person-1', 'Ada Okafor', 'ada@example.org', now(), now(), 'full-stack-engineer', 'team-1'),
    ('person-2', 'Bo "B\\" Lindqvist' || chr(9) || 'and' || chr(10) || 'a line', 'bo@example.org', now(), now(), null, null);
  insert into person_role values ('person-1', 'administrator'), ('person-1', 'learner'), ('person-2', 'learner');
  insert into assessment (id, person_id, role, started_at, finished_at) values
    ('00000000-0000-4000-8000-000000000001', 'person-2', 'data-scientist', '2026-10-01T10:00:00Z', '2026-10-01T10:25:00Z');
  insert into lesson_progress values
    ('00000000-0000-4000-8000-000000000002', 'person-2', 'drift', '2026-10-02T10:00:00Z', null, 3);
  insert into exercise_attempt (id, person_id, exercise, started_at, finished_at, passed, score) values
    ('00000000-0000-4000-8000-000000000003', 'person-2', 'support-desk', '2026-10-03T10:00:00Z', '2026-10-03T11:00:00Z', true, 0.1);
  insert into exercise_version values ('d', 'support-desk', '{"a": "tab\\t, quote\\""}', '2026-10-03T10:00:00Z');
  insert into retention_setting (disabled_months, sign_in_days, changed_at) values (null, 30, now());`

describe('a backup of the schema of 0010', () => {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-upgrade-'))
  let old: Awaited<ReturnType<typeof buildTarget>>
  let connection: Connection
  const file = join(folder, 'release.backup')
  beforeAll(async () => {
    old = await buildTarget(folder)
    connection = connect(old.url, log, {connections: 2})
    const {pool, database} = connection
    await pool.query(
      'create schema drizzle; create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)',
    )
    for (const {statements, hash, createdAt} of knownMigrations().slice(0, stepsOfRelease)) {
      for (const statement of statements) await pool.query(statement)
      await pool.query(
        'insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)',
        [hash, createdAt],
      )
    }
    await pool.query(rowsOfRelease)
    mkdirSync(old.dataDirectory, {mode: 0o700})
    const {masterKey} = await readSecrets(old.dataDirectory, old.config)
    const ledger = createLedger({masterKey, clock})
    await database.transaction(async (transaction) => {
      for (let number = 1; number <= 40; number++) {
        const person = number % 2 === 0 ? 'person-1' : 'person-2'
        await ledger.append(transaction, {
          stream: `person/${person}`,
          type: 'person.changed',
          actor: 'person-1',
          subject: person,
          payload: {number},
        })
      }
    })
    await createBackup({config: old.config, file, passphrase, clock, log, workFactor: 2})
  }, 60_000)
  afterAll(async () => {
    await connection.close()
    await old.close()
    rmSync(folder, {recursive: true, force: true})
  })

  it('is restored by this version, row for row, and brought to its schema', async () => {
    const known = knownMigrations()
    expect(known.length).toBeGreaterThan(stepsOfRelease) // else there is nothing to bring up
    const target = await buildTarget(folder)
    const done = await target.restore(file)
    expect(done).toMatchObject({migrated: known.length - stepsOfRelease, entries: 40, erased: 0})
    for (const table of [
      'organisation',
      'team',
      'person_role',
      'lesson_progress',

      'retention_setting',
      'ledger_entry',
      'person_key',
    ]) {
      const select = `select * from ${table} t order by t::text`
      expect(await target.rows(select), table).toEqual(await old.rows(select))
    }
    // the start of the platform adds those of its own catalogue
    const version = `select * from exercise_version where digest = 'd'`
    expect(await target.rows(version)).toEqual(await old.rows(version))
    const people = 'select id, name, email, engineer_role, team_id from person order by id'
    expect(await target.rows(people)).toEqual(await old.rows(people))
    const attempts = 'select id, person_id, role, started_at, finished_at from assessment'
    expect(await target.rows(attempts)).toEqual(await old.rows(attempts))
    const [steps] = await target.rows(
      'select count(*)::int as n, max(id) as last from drizzle.__drizzle_migrations',
    )
    expect(steps).toEqual({n: known.length, last: known.length})
    await target.close()
  }, 60_000)

  it('has all foreign keys and triggers of the schema again', async () => {
    const target = await buildTarget(folder)
    await target.restore(file)
    const fresh = await buildTarget(folder)
    const there = connect(fresh.url, log, {connections: 1})
    await migrateDatabase(there.pool)
    await there.close()
    const schema = `select conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) as what
        from pg_constraint where connamespace = 'public'::regnamespace
      union all select tgrelid::regclass::text || ' ' || tgname from pg_trigger where not tgisinternal
      union all select indexdef from pg_indexes where schemaname = 'public'
      union all select table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '')
        from information_schema.columns where table_schema = 'public' order by 1`
    expect(await target.rows(schema)).toEqual(await fresh.rows(schema))
    await expect(target.rows('delete from ledger_entry')).rejects.toThrow('append-only')
    await target.close()
    await fresh.close()
  }, 60_000)
})
