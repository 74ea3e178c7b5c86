import type {ExaminationPart, ExaminedDomain} from '../assessments/index.ts'
import type {ExaminedExercise} from '../exercises/index.ts'
import type {Taken} from './decide.ts'
import type {Examination} from './examination.ts'

type Start = Examination['start']
type VerdictOf = Partial<Record<'one' | 'two', ExaminedDomain['verdict']>>

/** The start of an examination over two domains and two exercises, both of which must be passed. */
export function buildStart({
  exercisesToPass = 2,
  carried = {domains: [], exercises: []},
}: {exercisesToPass?: number; carried?: Start['carried']} = {}): Start {
  return {
    consent: true,
    unproctored: true,
    role: 'data-scientist',
    kind: 'first',
    replaces: null,
    certification: 'digest of the certification',
    bank: 'version of the bank',
    closesAt: '2026-12-10T12:00:00.000Z',
    terms: {
      title: 'AI safety',
      exercisesToPass,
      sittings: 2,
      furtherPerDomain: 8,
      itemsPerDomain: 20,
      rules: {
        minimumPerDomain: 4,
        maximumItems: 24,
        offerStopAfterMinutes: 25,
        standardErrorGoal: 0.01,
        confidence: 0.9,
        randomesque: 5,
      },
      retryAfterDays: {failed: 30, notJudged: 7},
      carriedDays: 90,
    },
    domains: [
      {domain: 'one', requiredLevel: 2, cut: 0},
      {domain: 'two', requiredLevel: 3, cut: 1},
    ],
    exercises: ['break', 'mend'],
    carried,
  }
}

/** A finished adaptive part; every domain meets its cut unless told otherwise. */
export function buildPart(
  verdicts: VerdictOf = {},
  {items = 8, itemsLeft = 12}: {items?: number; itemsLeft?: number} = {},
): ExaminationPart {
  const domains = [
    ['one', 2, 0],
    ['two', 3, 1],
  ] as const
  return {
    id: '00000000-0000-4000-8000-000000000001',
    bank: 'version of the bank',
    status: 'finished',
    sitting: 1,
    answered: 2 * items,
    savedAt: '2026-12-02T10:00:00.000Z',
    domains: domains.map(([domain, requiredLevel, cut]) => ({
      domain,
      requiredLevel,
      cut,
      verdict: verdicts[domain] ?? 'meets',
      mean: cut + 0.9,
      standardError: 0.5,
      low: cut + 0.1,
      high: cut + 1.7,
      items,
      itemsLeft,
      answeredAt: '2026-12-02T10:00:00.000Z',
    })),
  }
}

type ExerciseChange = {passed?: boolean; acted?: boolean; open?: boolean}

/** What was taken: everything passed, unless told otherwise. */
export function buildTaken({
  part = buildPart(),
  exercises = {break: {}, mend: {}},
}: {part?: ExaminationPart; exercises?: Readonly<Record<string, ExerciseChange>>} = {}): Taken {
  return {
    part,
    exercises: Object.entries(exercises).map(
      ([exercise, {passed = true, acted = true, open = false}]): ExaminedExercise => ({
        id: `attempt at ${exercise}`,
        exercise,
        version: 'digest of the exercise',
        acted,
        end: open
          ? null
          : {passed, score: passed ? 0.9 : 0.2, finishedAt: '2026-12-03T10:00:00.000Z'},
      }),
    ),
  }
}
