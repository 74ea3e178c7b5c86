import type {Catalogue, Certification, EngineerRole, Module} from '@airworthy/content'
import type {Clock} from '@airworthy/kernel'
import type {Database} from '../../database/connection.ts'
import type {Jobs} from '../../jobs/index.ts'
import type {Log} from '../../log.ts'
import type {Assessments} from '../assessments/index.ts'
import type {Exercises} from '../exercises/index.ts'
import type {Ledger} from '../ledger/index.ts'
import type {Notifications} from '../notifications/index.ts'
import type {RenewalOf, StoppedOf} from './renewal.ts'

/** What examinations are made with. */
export interface ExaminationParts {
  readonly database: Database
  readonly ledger: Ledger
  readonly clock: Clock
  readonly jobs: Pick<Jobs, 'work' | 'send' | 'schedule'>
  readonly log: Log
  readonly catalogue: Catalogue
  readonly certifications: readonly Certification[]
  /** The modules of all tracks: what helps with what was missing. */
  readonly modules: readonly Module[]
  readonly assessments: Pick<
    Assessments,
    'prepareExamination' | 'continueExamination' | 'endExamination' | 'examinationPart'
  >
  readonly exercises: Pick<
    Exercises,
    'prepareExamination' | 'endExamination' | 'examinationExercises'
  >
  readonly notifications: Pick<Notifications, 'notify'>
  /** The role under which a person is known; null while none is set. */
  readonly engineerRoleOf: (personId: string) => Promise<EngineerRole | null>
  /** What a person holds, for a renewal. */
  readonly renewalOf: RenewalOf
  /** Whether what a person earned last is suspended or revoked. */
  readonly stoppedOf: StoppedOf
  /** Whether a person has a role that shows the keys of reserved items. */
  readonly readsKeys: (personId: string) => Promise<boolean>
}
