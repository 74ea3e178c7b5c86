import {randomFrom} from '@airworthy/kernel'
import {logisticRegression, meanRanks, newcombeInterval, sampleNormal} from '@airworthy/statistics'

/** The columns of an application, in the order in which they are shown. */
export const columnIds = [
  'sex',
  'club',
  'college',
  'wording',
  'pause',
  'experience',
  'test',
] as const

/** The name of a column. */
export type ColumnId = (typeof columnIds)[number]

/** What a model of past decisions does with some of the columns; shares 0 to 1. */
export interface ModelStanding {
  /** Share of the men selected less that of the women, of applicants not learned from. */
  readonly gap: {readonly difference: number; readonly low: number; readonly high: number}
  /** How well the columns tell women from men: 0.5 is chance, 1 is always. */
  readonly auc: number
  /** Mean test score of those selected, in standard deviations of all applicants. */
  readonly test: number
}

/** Numbers of invented applicants: the model learns from the first half. */
export const applicants = {count: 8_000, women: 0.35, selected: 0.2} as const

type Columns = Readonly<Record<ColumnId, Float64Array>>

/**
 * Invented applicants for a technical post. Women and men do equally well in the test. The past
 * decisions followed test and experience, and took off as much for being a woman as 1.5 standard
 * deviations of the test add. Clubs, colleges, wording and a pause go along with sex and with nothing else.
 */
export function drawApplicants(): {columns: Columns; hired: Float64Array} {
  const random = randomFrom('applicants of the lesson recruiter-of-the-past')
  const draw = () => new Float64Array(applicants.count)
  const columns: Record<ColumnId, Float64Array> = {
    sex: draw(),
    club: draw(),
    college: draw(),
    wording: draw(),
    pause: draw(),
    experience: draw(),
    test: draw(),
  }
  const hired = draw()
  for (let row = 0; row < applicants.count; row++) {
    const woman = random.next() < applicants.women ? 1 : 0
    const test = sampleNormal(random)
    const experience = 0.8 * sampleNormal(random)
    columns.sex[row] = woman
    columns.club[row] = random.next() < (woman === 1 ? 0.35 : 0.01) ? 1 : 0
    columns.college[row] = random.next() < (woman === 1 ? 0.12 : 0) ? 1 : 0
    columns.wording[row] = sampleNormal(random) + (woman === 1 ? -0.9 : 0)
    columns.pause[row] = random.next() < (woman === 1 ? 0.3 : 0.08) ? 1 : 0
    columns.experience[row] = experience
    columns.test[row] = test
    const logit = -1 + test + experience - 1.5 * woman
    hired[row] = random.next() < 1 / (1 + Math.exp(-logit)) ? 1 : 0
  }
  return {columns, hired}
}

/** What comes of learning from the kept columns; null where none is kept. */
export function modelStanding(
  {columns, hired}: ReturnType<typeof drawApplicants>,
  kept: readonly ColumnId[],
): ModelStanding | null {
  if (kept.length === 0) return null
  const half = applicants.count / 2
  const parts = kept.map((id) => columns[id])
  const scoreOf = (outcomes: Float64Array) => {
    const learned = parts.map((column) => column.subarray(0, half))
    const {coefficients} = logisticRegression(outcomes.subarray(0, half), {
      columns: learned,
      ridge: 1,
    })
    return Array.from({length: half}, (_, row) =>
      parts.reduce(
        (sum, column, place) => sum + (coefficients[place + 1] ?? 0) * (column[half + row] ?? 0),
        0,
      ),
    )
  }
  const scores = scoreOf(hired)
  const women = columns.sex.subarray(half)
  const chosen = topOf(scores, Math.round(applicants.selected * half))
  const countOf = (sex: number) => ({
    successes: chosen.filter((row) => women[row] === sex).length,
    trials: women.reduce((sum, each) => sum + (each === sex ? 1 : 0), 0),
  })
  const tests = columns.test.subarray(half)
  return {
    gap: newcombeInterval({first: countOf(0), second: countOf(1)}),
    auc: aucOf(scoreOf(columns.sex), women),
    test: chosen.reduce((sum, row) => sum + (tests[row] ?? 0), 0) / chosen.length,
  }
}

function topOf(scores: readonly number[], count: number): number[] {
  return [...scores.keys()]
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .slice(0, count)
}

/** The chance that a woman's score lies above a man's, ties half: from the sum of ranks. */
function aucOf(scores: readonly number[], women: Float64Array): number {
  const ranks = meanRanks(scores)
  let sum = 0
  let own = 0
  women.forEach((woman, row) => {
    sum += woman * (ranks[row] ?? 0)
    own += woman
  })
  return (sum - (own * (own + 1)) / 2) / (own * (women.length - own))
}
