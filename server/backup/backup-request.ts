import type {Checkpoint} from '@airworthy/evidence'
import type {Clock} from '@airworthy/kernel'
import type {Config} from '../config.ts'
import type {Log} from '../log.ts'
import type {BackupManifest, BackupProgress} from './format.ts'

/** What a backup needs. */
export interface BackupRequest {
  readonly config: Pick<
    Config,
    'dataDirectory' | 'databaseUrl' | 'masterKey' | 'issuerKey' | 'issuerKeyFile'
  >
  /** Where it goes; must not exist. */
  readonly file: string
  readonly passphrase: string
  readonly clock: Clock
  readonly log: Log
  readonly onProgress?: (progress: BackupProgress) => void
  /** Ends it at once; no file is left. */
  readonly signal?: AbortSignal
  /** Logarithm of the work that the passphrase costs whoever guesses it; 18 unless a test says less. */
  readonly workFactor?: number
}

/** What a backup holds. */
export interface BackupMade {
  readonly bytes: number
  readonly tables: number
  readonly rows: number
  readonly keys: number
  readonly masterKey: BackupManifest['masterKey']
  /** Over the ends of all streams in the backup: keep it elsewhere. */
  readonly checkpoint: Checkpoint
  readonly checkpointDigest: string
}
