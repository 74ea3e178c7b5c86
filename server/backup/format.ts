import {z} from 'zod'
import type {Checkpoint} from '@airworthy/evidence'

/** The version of the form of a backup; another one is refused. */
export const formatVersion = 1

/** Where things stand in the archive: header first, tables, keys, manifest last. */
export const headerName = 'header.json'
export const manifestName = 'manifest.json'
export const tablesFolder = 'tables/'
export const keysFolder = 'keys/'

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const migration = z.object({hash: digest, createdAt: z.int().nonnegative()})

/** The first entry: enough to refuse a backup before anything else of it is read. */
export const headerSchema = z.object({
  airworthyBackup: z.literal(formatVersion),
  /** Version of the platform that wrote it. */
  version: z.string(),
  createdAt: z.iso.datetime(),
  /** The migrations that its schema has, oldest first. */
  migrations: z.array(migration),
})

const tableSchema = z.object({
  name: z.string(),
  columns: z.array(z.string()).min(1),
  rows: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  sha256: digest,
})

/** The last entry: what came before it, by count and digest, and where the ledger ended. */
export const manifestSchema = z.object({
  tables: z.array(tableSchema),
  keys: z.array(z.object({name: z.string(), bytes: z.int().nonnegative(), sha256: digest})),
  /** `file`: keys/master.key is in the backup; `environment`: whoever restores must give it. */
  masterKey: z.enum(['file', 'environment']),
  ledger: z.object({streams: z.int().nonnegative(), entries: z.int().nonnegative()}),
  /** Signed for this backup over the ends of all streams in it. */
  checkpoint: z.unknown(),
})

export type BackupHeader = z.infer<typeof headerSchema>
export type BackupTable = z.infer<typeof tableSchema>
export type BackupManifest = Omit<z.infer<typeof manifestSchema>, 'checkpoint'> & {
  readonly checkpoint: Checkpoint
}

/** How far a backup or a restore has come. */
export interface BackupProgress {
  readonly step: 'copy' | 'verify' | 'load' | 'check' | 'erase'
  /** What is being done: the name of a table, where there is one. */
  readonly of: string | null
  /** Bytes so far of what the step reads or writes, uncompressed. */
  readonly bytes: number
}
