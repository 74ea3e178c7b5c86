import type {Clock} from '@airworthy/kernel'
import type {Config} from '../config.ts'
import type {Log} from '../log.ts'
import type {BackupProgress} from './format.ts'

/** What a restore needs. */
export interface RestoreRequest {
  /** Where it goes: a data folder without keys, and a database without tables. */
  readonly config: Config
  readonly file: string
  readonly passphrase: string
  /** Erasure lists that were kept elsewhere, beside the one in the data folder. */
  readonly erasures: readonly string[]
  readonly clock: Clock
  readonly log: Log
  readonly onProgress?: (progress: BackupProgress) => void
  /** Ends it; until the load is committed, nothing is changed then. */
  readonly signal?: AbortSignal
}

/** What a restore has done. */
export interface RestoreDone {
  /** When the backup was made, and by which version. */
  readonly createdAt: string
  readonly version: string
  readonly tables: number
  readonly rows: number
  readonly keys: number
  readonly entries: number
  /** Steps by which its schema was older. */
  readonly migrated: number
  /** People on the erasure lists; of them erased now, and left because somebody must administrate. */
  readonly listed: number
  readonly erased: number
  readonly left: number
}
