import {
  between,
  claimed,
  drawRefused,
  drawUntil,
  itemFamily,
  pick,
} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'privacy-and-law/starred-counts',
  version: 1,
  type: 'judge-claims',
  level: 3,
  minutes: 3,
  targets:
    'a hidden cell thought to stay hidden beside exact totals; every star thought to be solved',
  prior: {a: 1.2, p: 0.3, b: 1.71, reason: 'some stars follow only after others, some never'},
  tags: ['MEASURE 2.10'],
  source:
    'computed by listing every table that fits; secondary suppression as in Hundepool et al. 2012, ' +
    'Statistical Disclosure Control, doi:10.1002/9781118348239',
  bias: 'small sums; wards and reasons are neutral',
  reserved: true,

  generate(random) {
    const {counts, hidden, tables} = drawUntil(() => drawRelease(random), isTelling)
    const pool = random.shuffle(
      hidden.flatMap((cell, index) =>
        claimsAbout(
          cell,
          tables.map((table) => table[index] ?? 0),
        ),
      ),
    )
    const fourth = pick(random, verdicts)
    const others = pool.filter(({verdict}) => verdict === fourth).slice(1)
    const chosen = [...pickOnePerVerdict(pool), pick(random, others)]
    if (new Set(chosen.map(({text}) => text)).size < 4) throw drawRefused('a claim stands twice')
    const {claims, answer, why} = claimed(random, chosen)
    const totals = reasons.map((_, column) => sum(counts.map((row) => row[column] ?? 0)))
    return {
      ask: {
        stem:
          'A hospital publishes this table of one month. Counts from 1 to 4 are replaced by *; 0 and ' +
          'counts from 5 are shown, and all totals are exact. A reader knows this rule and nothing ' +
          'else. Judge what the table gives away: a claim is supported if it must be true, ' +
          'contradicted if it cannot be, otherwise undecided.',
        table: [
          ['ward', ...reasons, 'total'],
          ...wards.map((ward, row) => [
            ward,
            ...reasons.map((_, column) => shownCount(counts[row]?.[column] ?? 0)),
            sum(counts[row] ?? []),
          ]),
          ['total', ...totals, sum(totals)],
        ],
        claims,
      },
      key: {answer, why},
    }
  },
})

const verdicts = ['supported', 'contradicted', 'undecided'] as const
const wards = ['North ward', 'East ward', 'South ward']
const reasons = ['reason A', 'reason B', 'reason C']

interface Cell {
  row: number
  column: number
}

interface Release {
  counts: number[][]
  hidden: Cell[]
  /** Every way to fill the hidden cells that fits the totals, in the order of `hidden`. */
  tables: number[][]
}

function drawRelease(random: Random): Release {
  const counts = wards.map(() =>
    reasons.map(() =>
      random.next() < 0.5 ? pick(random, [1, 2, 3, 4]) : between(random, {from: 5, to: 30}),
    ),
  )
  const hidden = counts.flatMap((row, rowIndex) =>
    row.flatMap((count, column) => (count < 5 ? [{row: rowIndex, column}] : [])),
  )
  return {counts, hidden, tables: hidden.length > 6 ? [] : fillings(counts, hidden)}
}

function fillings(counts: readonly number[][], hidden: readonly Cell[]): number[][] {
  let partial: number[][] = [[]]
  for (const _ of hidden)
    partial = partial.flatMap((values) => [1, 2, 3, 4].map((v) => [...values, v]))
  const same = (values: readonly number[], belongs: (cell: Cell) => boolean) => {
    const places = hidden.flatMap((cell, index) => (belongs(cell) ? [index] : []))
    const real = sum(places.map((place) => valueAt(counts, hidden[place])))
    return sum(places.map((place) => values[place] ?? 0)) === real
  }
  return partial.filter((values) =>
    [0, 1, 2].every(
      (line) =>
        same(values, ({row}) => row === line) && same(values, ({column}) => column === line),
    ),
  )
}

/** Four to six stars, one of which follows at once or in the end, while another stays open. */
function isTelling({hidden, tables}: Release): boolean {
  const open = hidden.filter((_, index) => new Set(tables.map((values) => values[index])).size > 1)
  return hidden.length >= 4 && tables.length > 1 && open.length < hidden.length
}

function claimsAbout(cell: Cell, values: readonly number[]) {
  const place = `${wards[cell.row] ?? ''} has`
  const what = `patients with ${reasons[cell.column] ?? ''}`
  const possible = [...new Set(values)].toSorted((a, b) => a - b)
  const why =
    possible.length === 1
      ? `The totals leave only ${possible[0]} for this cell, at once or after other stars are solved.`
      : `Tables with ${possible.join(', ')} in this cell all fit the totals.`
  return [
    ...[2, 3, 4].map((v) => ({
      text: `${place} exactly ${v} ${what}`,
      holds: (n: number) => n === v,
    })),
    {text: `${place} at least 3 ${what}`, holds: (n: number) => n >= 3},
    {text: `${place} at most 2 ${what}`, holds: (n: number) => n <= 2},
  ].map(({text, holds}) => ({text, verdict: verdictOf(values.map(holds)), why}))
}

function verdictOf(held: readonly boolean[]) {
  if (held.every(Boolean)) return 'supported' as const
  return held.some(Boolean) ? ('undecided' as const) : ('contradicted' as const)
}

function pickOnePerVerdict(pool: readonly ReturnType<typeof claimsAbout>[number][]) {
  return verdicts.flatMap((verdict) => pool.find((claim) => claim.verdict === verdict) ?? [])
}

function valueAt(counts: readonly number[][], cell: Cell | undefined): number {
  return cell ? (counts[cell.row]?.[cell.column] ?? 0) : 0
}

function shownCount(count: number): string | number {
  return count > 0 && count < 5 ? '*' : count
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
