import {once} from 'node:events'
import {drizzle} from 'drizzle-orm/node-postgres'
import {Client} from 'pg'
import {from as copyFrom, type CopyStreamQuery} from 'pg-copy-streams'
import {AirworthyError} from '@airworthy/kernel'
import type {Queries} from '../database/connection.ts'
import type {KnownMigration} from '../database/known-migrations.ts'
import {quotedList, quotedTable, tablesOf} from './snapshot-store.ts'

/** A database into which a backup is loaded, in one transaction from the first table to the last. */
export interface LoadingDatabase {
  readonly queries: Queries
  /** Names of what stands in it; empty for a new one. */
  contents(): Promise<string[]>
  /** The mark that a finished load of this restore left; null without one. */
  finishedLoad(): Promise<string | null>
  /** Begins the transaction: the mark, and the schema as it was in the backup. */
  begin(mark: string, migrations: readonly KnownMigration[]): Promise<void>
  /** Opens the way for rows of a table; throws `backup-damaged` for one that the schema has not. */
  table(name: string, columns: readonly string[]): Promise<void>
  write(bytes: Buffer): Promise<void>
  /** Ends the last table, ties the rows to one another again, and sets counters on. */
  finishTables(): Promise<void>
  /** Brings the schema up to this version. */
  migrate(migrations: readonly KnownMigration[]): Promise<void>
  commit(): Promise<void>
  /** Takes the mark away, once nothing else is left to do. */
  removeMark(): Promise<void>
  /** Closes; what was not committed has never been. */
  close(): Promise<void>
}

const markSchema = 'airworthy_restore'
const oldestVersion = 150_000

/** Opens a database to load into. Throws `database-too-old` below PostgreSQL 15. */
export async function openLoading(url: string): Promise<LoadingDatabase> {
  const client = new Client({connectionString: url, application_name: 'airworthy restore'})
  client.on('error', () => undefined) // told by the query that it breaks
  await client.connect()
  const {rows: versions} = await client.query<{server_version_num: string}>(
    'show server_version_num',
  )
  if (Number(versions[0]?.server_version_num) < oldestVersion) {
    await client.end()
    throw new AirworthyError('database-too-old', 'postgresql is too old: use 15 or newer')
  }
  let copying: CopyStreamQuery | undefined
  let ties: {table: string; name: string; definition: string}[] = []

  async function endTable(): Promise<void> {
    if (copying === undefined) return
    const ending = copying
    copying = undefined
    ending.end()
    await once(ending, 'finish')
  }

  async function migrate(migrations: readonly KnownMigration[]): Promise<void> {
    for (const {statements, hash, createdAt} of migrations) {
      for (const statement of statements) await client.query(statement)
      await client.query(
        'insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)',
        [hash, createdAt],
      )
    }
  }

  return {
    queries: drizzle(client, {casing: 'snake_case'}),
    async contents() {
      const {rows} = await client.query<{name: string}>(
        `select nspname || '.' || relname as name from pg_class
           join pg_namespace on pg_namespace.oid = relnamespace
          where relkind in ('r', 'p', 'v', 'm', 'S', 'f') and nspname <> 'information_schema'
            and nspname not like 'pg\\_%' order by 1 limit 20`,
      )
      return rows.map(({name}) => name)
    },
    async finishedLoad() {
      const {rows: found} = await client.query('select to_regclass($1) as mark', [
        `${markSchema}.mark`,
      ])
      if ((found[0] as {mark: string | null}).mark === null) return null // one row, one column
      const {rows} = await client.query<{id: string}>(`select id from ${markSchema}.mark`)
      return rows[0]?.id ?? null
    },
    async begin(mark, migrations) {
      await client.query('begin')
      await client.query(`create schema ${markSchema}; create table ${markSchema}.mark (id text)`)
      await client.query(`insert into ${markSchema}.mark values ($1)`, [mark])
      await client.query(
        `create schema drizzle;
         create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
      )
      await migrate(migrations)
      await client.query('truncate drizzle.__drizzle_migrations')
      ties = await tiesOf(client)
      for (const {table, name} of ties) {
        await client.query(`alter table ${table} drop constraint "${name}"`)
      }
      // rows that a migration put in come from the backup
      for (const {name} of await tablesOf(client)) {
        const {rowCount} = await client.query(`select from ${quotedTable(name)} limit 1`)
        if (rowCount !== 0) await client.query(`delete from ${quotedTable(name)}`)
      }
    },
    async table(name, columns) {
      await endTable()
      const known = (await tablesOf(client)).find((table) => table.name === name)
      const strange = columns.find((column) => !known?.columns.includes(column))
      if (known === undefined || strange !== undefined) {
        throw new AirworthyError(
          'backup-damaged',
          `the backup holds ${strange === undefined ? name : `${name}.${strange}`}, which its schema has not`,
        )
      }
      copying = client.query(
        copyFrom(`copy ${quotedTable(name)} (${quotedList(columns)}) from stdin`),
      )
      copying.on('error', () => undefined) // told by the next write
    },
    async write(bytes) {
      if (copying === undefined) throw new Error('no table is open')
      if (copying.errored !== null) throw copying.errored
      if (!copying.write(bytes)) await once(copying, 'drain')
    },
    async finishTables() {
      await endTable()
      for (const {table, name, definition} of ties) {
        await client.query(`alter table ${table} add constraint "${name}" ${definition}`)
      }
      await client.query(setCounters)
    },
    migrate,
    commit: async () => void (await client.query('commit')),
    removeMark: async () =>
      void (await client.query(`drop schema if exists ${markSchema} cascade`)),
    close: async () => await client.end(),
  }
}

/** Foreign keys of the platform's tables: dropped while rows come in, whatever their order. */
async function tiesOf(
  client: Client,
): Promise<{table: string; name: string; definition: string}[]> {
  const {rows} = await client.query<{table: string; name: string; definition: string}>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
       from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  )
  return rows
}

/** Each counter goes on behind the greatest number that its column has. */
const setCounters = `do $$
declare counter record;
begin
  for counter in
    select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as owner, quote_ident(a.attname) as field,
           pg_get_serial_sequence(quote_ident(n.nspname) || '.' || quote_ident(c.relname), a.attname) as sequence
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('public', 'drizzle') and a.attnum > 0 and not a.attisdropped
  loop
    if counter.sequence is not null then
      execute format('select setval(%L, coalesce((select max(%s) from %s), 0) + 1, false)',
                     counter.sequence, counter.field, counter.owner);
    end if;
  end loop;
end $$`
