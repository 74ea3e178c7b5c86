import type {Clock} from '@airworthy/kernel'
import type {Database} from '../../database/connection.ts'
import type {Jobs} from '../../jobs/index.ts'
import type {Log} from '../../log.ts'
import type {Ledger} from '../ledger/index.ts'
import type {Notifications} from '../notifications/index.ts'
import type {Progress} from './assignment.ts'

/** What assignments are made of. */
export interface AssignmentParts {
  readonly database: Database
  readonly ledger: Ledger
  readonly jobs: Jobs
  readonly notifications: Pick<Notifications, 'notifyAll' | 'mailStatesOf'>
  readonly clock: Clock
  readonly log: Log
  /** What a person has reached; the feature curriculum knows. */
  readonly progressOf: (personId: string) => Promise<Progress>
}
