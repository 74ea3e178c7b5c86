import type {Readable} from 'node:stream'
import {drizzle} from 'drizzle-orm/node-postgres'
import {Client} from 'pg'
import {to as copyTo} from 'pg-copy-streams'
import type {Checkpoint, StreamHead} from '@airworthy/evidence'
import {AirworthyError} from '@airworthy/kernel'
import type {Queries} from '../database/connection.ts'

/** A table as it stands in a snapshot. */
export interface SnapshotTable {
  /** Schema and name with a point between. */
  readonly name: string
  readonly columns: readonly string[]
}

/** One moment of a database, read by one transaction that never waits for writers. */
export interface Snapshot {
  readonly queries: Queries
  readonly tables: readonly SnapshotTable[]
  readonly migrations: readonly {readonly hash: string; readonly createdAt: number}[]
  readonly heads: readonly StreamHead[]
  readonly latestCheckpoint: Checkpoint | null
  /** The rows as PostgreSQL's text form of COPY, which versions 15 and later read alike. */
  copyOut(table: SnapshotTable): Readable
  close(): Promise<void>
}

/** Schemas of the platform; the queue of jobs (schema `jobs`) makes itself anew. */
const schemas = ['drizzle', 'public']

/** Opens a snapshot. Throws `nothing-to-back-up` where no platform has been. */
export async function openSnapshot(url: string, place: string): Promise<Snapshot> {
  const client = new Client({connectionString: url, application_name: 'airworthy backup'})
  client.on('error', () => undefined) // told by the query that it breaks
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read, read only')
    await client.query("set local datestyle = 'ISO'; set local timezone = 'UTC'")
    const tables = await tablesOf(client)
    if (!tables.some(({name}) => name === 'drizzle.__drizzle_migrations')) {
      throw new AirworthyError('nothing-to-back-up', `no platform has been on ${place}`)
    }
    return {
      queries: drizzle(client, {casing: 'snake_case'}),
      tables,
      migrations: await migrationsOf(client),
      heads: (
        await client.query<StreamHead>(
          'select stream, length, head from ledger_stream where length > 0',
        )
      ).rows,
      latestCheckpoint: await latestCheckpointOf(client),
      copyOut: ({name, columns}) =>
        client.query(copyTo(`copy ${quotedTable(name)} (${quotedList(columns)}) to stdout`)),
      close: async () => await client.end(),
    }
  } catch (thrown) {
    await client.end()
    throw thrown
  }
}

/** The tables of the platform with their columns that can be written, by name. */
export async function tablesOf(client: Client): Promise<SnapshotTable[]> {
  const {rows} = await client.query<{name: string; columns: string[]}>(
    `select table_schema || '.' || table_name as name,
            array_agg(column_name::text order by ordinal_position) as columns
       from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_type = 'BASE TABLE' and is_generated = 'NEVER' and table_schema = any($1)
      group by 1 order by 1`,
    [schemas],
  )
  return rows
}

/** A name in quotes, each part by itself. */
export function quotedTable(name: string): string {
  const at = name.indexOf('.')
  return `${quoted(name.slice(0, at))}.${quoted(name.slice(at + 1))}`
}

/** Names of columns in quotes, with commas between. */
export function quotedList(columns: readonly string[]): string {
  return columns.map(quoted).join(', ')
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

async function migrationsOf(client: Client): Promise<{hash: string; createdAt: number}[]> {
  const {rows} = await client.query<{hash: string; created_at: string}>(
    'select hash, created_at from drizzle.__drizzle_migrations order by created_at',
  )
  return rows.map(({hash, created_at}) => ({hash, createdAt: Number(created_at)}))
}

async function latestCheckpointOf(client: Client): Promise<Checkpoint | null> {
  const {rows} = await client.query<{body: string}>(
    'select body from ledger_checkpoint order by number desc limit 1',
  )
  return rows[0] ? (JSON.parse(rows[0].body) as Checkpoint) : null // written by the platform
}
