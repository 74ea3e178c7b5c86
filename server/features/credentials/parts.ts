import type {PublicKey, SigningKey} from '@airworthy/evidence'
import type {Clock} from '@airworthy/kernel'
import type {Database, Queries} from '../../database/connection.ts'
import type {Jobs} from '../../jobs/index.ts'
import type {Log} from '../../log.ts'
import type {Ledger} from '../ledger/index.ts'
import type {Notifications} from '../notifications/index.ts'
import type {Issuer} from './issuer.ts'

/** Assigns the renewal of a credential to a person, in the transaction of its cause. */
export type AssignRenewal = (
  transaction: Queries,
  request: {readonly personId: string; readonly dueOn: string},
) => Promise<{readonly assignmentId: string}>

/** What credentials are made of. */
export interface CredentialParts {
  readonly database: Database
  readonly ledger: Ledger
  readonly jobs: Jobs
  readonly notifications: Pick<Notifications, 'notify'>
  readonly clock: Clock
  readonly log: Log
  /** Who signs; null while no public address is configured. */
  readonly issuer: Issuer | null
  /** Signs what the gate is told: the key of the ledger's checkpoints. */
  readonly signingKey: SigningKey
  readonly assignRenewal: AssignRenewal
  /** Titles of exercises by their id, for people. */
  readonly exerciseTitles: ReadonlyMap<string, string>
}

/** The public half of the key that signs statements. */
export function publicKeyOf({signingKey: {id, publicKey}}: CredentialParts): PublicKey {
  return {id, publicKey}
}
