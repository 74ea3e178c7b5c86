import type {Clock} from '@airworthy/kernel'
import type {Database} from '../../database/connection.ts'
import type {Assessments} from '../assessments/index.ts'
import type {Credentials} from '../credentials/index.ts'
import type {Examinations} from '../examinations/index.ts'
import type {Ledger} from '../ledger/index.ts'
import type {Notifications} from '../notifications/index.ts'

/** What appeals are made with. */
export interface AppealParts {
  readonly database: Database
  readonly ledger: Ledger
  readonly clock: Clock
  readonly assessments: Pick<Assessments, 'results' | 'isUndecided'>
  readonly credentials: Pick<Credentials, 'disputed' | 'decideDispute'>
  readonly examinations: Pick<Examinations, 'view' | 'setAside'>
  readonly notifications: Pick<Notifications, 'notify' | 'notifyAll'>
}
