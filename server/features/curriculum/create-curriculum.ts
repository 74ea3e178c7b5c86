import {
  readLessons,
  readLexicon,
  readTracks,
  type Lesson,
  type LexiconEntry,
  type Track,
} from '@airworthy/content'
import type {Clock} from '@airworthy/kernel'
import type {Database, Queries} from '../../database/connection.ts'
import type {App} from '../../http/route.ts'
import type {Log} from '../../log.ts'
import type {Assessments} from '../assessments/index.ts'
import type {Ledger} from '../ledger/index.ts'
import {createGaps, type AssignBaseline} from './gaps.ts'
import {createLessons} from './lessons.ts'
import {deletePerson} from './plan-store.ts'
import {createPlans, type PersonStanding, type Plans} from './plans.ts'
import {curriculumRoutes} from './routes.ts'

export interface CurriculumParts {
  readonly database: Database
  readonly ledger: Ledger
  readonly assessments: Pick<Assessments, 'finished' | 'testOuts'>
  /** Assigns a baseline to a team, for an audit. */
  readonly assignBaseline: AssignBaseline
  readonly clock: Clock
  readonly log: Log
  /** Those of the content folder, unless given. */
  readonly tracks?: readonly Track[]
  /** That of the content folder, unless given. */
  readonly lexicon?: readonly LexiconEntry[]
  /** Those of the content folder, unless given. */
  readonly lessons?: readonly Lesson[]
}

/** Plans, lessons and the gaps of teams, as the platform and other features use them. */
export interface Curriculum {
  readonly routes: App
  readonly standingOf: (personId: string) => Promise<PersonStanding>
  /** Ids of the domains that a person's role requires, and of those that the person meets. */
  readonly domainsMet: (
    personId: string,
  ) => Promise<{met: string[]; required: string[]; baselineAt: string | null}>
  readonly recordModule: Plans['recordModule']
  readonly recordExercise: Plans['recordExercise']
  /** Deletes the rows of a person who is erased. */
  readonly forget: (transaction: Queries, personId: string) => Promise<void>
}

/**
 * Opens plans, lessons and gaps on a migrated database; listens to the ledger from then on, and makes the
 * plans that are missing.
 */
export async function createCurriculum(parts: CurriculumParts): Promise<Curriculum> {
  const {
    tracks = await readTracks(),
    lexicon = await readLexicon(),
    lessons = await readLessons(),
    clock,
  } = parts
  const plans = await createPlans({...parts, tracks})
  await plans.catchUp()
  return {
    routes: curriculumRoutes({
      plans,
      lessons: createLessons({...parts, lessons, tracks, plans}),
      gaps: createGaps(parts),
      lexicon,
      clock,
    }),
    standingOf: async (personId) => await plans.standingOf(personId),
    async domainsMet(personId) {
      const {baselineAt, domains} = await plans.standingOf(personId)
      return {
        baselineAt,
        required: domains.map(({domain}) => domain),
        met: domains.flatMap(({domain, verdict}) => (verdict === 'meets' ? [domain] : [])),
      }
    },
    recordModule: async (transaction, personId, module) =>
      await plans.recordModule(transaction, personId, module),
    recordExercise: async (transaction, personId, finished) =>
      await plans.recordExercise(transaction, personId, finished),
    forget: deletePerson,
  }
}
