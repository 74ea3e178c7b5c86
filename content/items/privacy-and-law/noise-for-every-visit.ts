import {
  between,
  blanks,
  drawUntil,
  figure,
  itemFamily,
  pick,
  pickSome,
  round,
} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'privacy-and-law/noise-for-every-visit',
  version: 1,
  type: 'complete-config',
  level: 3,
  minutes: 3,
  targets:
    'noise sized for one visit where a person makes several; a budget spent anew by each table',
  prior: {a: 1.2, p: 0.45, b: 1.17, reason: 'visits and tables both multiply what a person adds'},
  tags: ['MEASURE 2.10', 'AML.T0024.000'],
  source: 'computed; Dwork and Roth 2014, doi:10.1561/0400000042, theorems 3.6 and 3.16',
  bias: 'the rules of noise and of adding up are supplied; a calculator is offered',

  generate(random) {
    const promise = drawUntil(() => drawPromise(random), isNeat)
    const {least, people, band} = drawAges(random)
    const {choices, answer, why} = blanks({
      epsilonOfTable: epsilonChoices(random, promise),
      scale: scaleChoices(random, promise),
      ageBand: bands.map((years) => ({
        value: years,
        why: `The smallest group of this width holds ${figure(smallest(people, years))} readers.`,
        ...(years === band && {right: true as const}),
      })),
    })
    return {
      ask: {
        stem:
          `A library publishes ${promise.tables} tables of the same visits, with Laplace noise on ` +
          'every count. Noise of scale s on a table costs ε = (most that one reader can add to all ' +
          'its counts together)/s, and the ε of the tables add up. Choose the least noise that keeps ' +
          'the promise, spread evenly over the tables, and the narrowest age groups, in years from ' +
          `20, that hold at least ${figure(least)} readers each.`,
        table: [
          ['age from', 'readers'],
          ...people.map((count, index) => [20 + 5 * index, figure(count)]),
        ],
        language: 'yaml',
        config:
          `promise: ε ${promise.epsilon} at most for each reader, all tables together\n` +
          `cap: ${promise.cap} visits of a reader enter; each adds 1 to one count of every table\n` +
          'epsilonOfTable: ?\nscale: ?\nageBand: ?\n',
        choices,
      },
      key: {answer, why},
    }
  },
})

interface Budget {
  epsilon: number
  tables: number
  /** Visits of one reader that enter a table. */
  cap: number
}

const bands = [5, 10, 20, 40]

function drawPromise(random: Random): Budget {
  return {
    epsilon: pick(random, [0.6, 1.2, 1.5, 2, 2.4, 3]),
    tables: pick(random, [2, 3, 4, 5, 6]),
    cap: pick(random, [2, 3, 4, 5, 6, 8, 10]),
  }
}

/** Whether the numbers have few decimals and the wrong ones differ. */
function isNeat({epsilon, tables, cap}: Budget): boolean {
  const values = [epsilon / tables, epsilon / cap, epsilon / tables / cap, (cap * tables) / epsilon]
  return cap !== tables && values.every((value) => Math.abs(round(value, 3) - value) < 1e-9)
}

function epsilonChoices(random: Random, {epsilon, tables, cap}: Budget) {
  const wrong = [
    {value: epsilon, why: `Spent on each of ${tables} tables; the ε of the tables add up.`},
    {value: epsilon / cap, why: 'Divides by the visits; those belong to what a reader adds.'},
    {value: epsilon / tables / cap, why: 'Divides by the visits too; the scale accounts for them.'},
  ]
  const right = {
    value: epsilon / tables,
    why: `${epsilon} spread evenly over ${tables} tables.`,
    right: true as const,
  }
  return [right, ...pickSome(random, {from: wrong, count: 2})].map(neat)
}

/** The right scale with as many smaller wrong ones as drawn, so that its place tells nothing. */
function scaleChoices(random: Random, {epsilon, tables, cap}: Budget) {
  const scale = (cap * tables) / epsilon
  const smaller = [
    {value: 1 / epsilon, why: 'One visit in one table.'},
    {value: cap / epsilon, why: 'Spends the whole ε on one table.'},
    {value: tables / epsilon, why: 'Hides one visit; a reader may make more.'},
  ]
  const larger = [
    {value: scale * tables, why: 'Counts the tables twice, in ε and in what a reader adds to one.'},
    {value: scale * cap, why: 'Counts the visits twice.'},
  ]
  const count = between(random, {from: 1, to: 3})
  const right = {
    value: scale,
    why: `${cap} visits over an ε of ${round(epsilon / tables, 3)} for the table.`,
    right: true as const,
  }
  const wrong = [
    ...pickSome(random, {from: smaller, count}),
    ...pickSome(random, {from: larger, count: Math.min(2, 3 - count)}),
  ]
  return [right, ...wrong].map(neat)
}

function neat<Choice extends {value: number}>(choice: Choice): Choice {
  return {...choice, value: round(choice.value, 3)}
}

function drawAges(random: Random) {
  const band = pick(random, bands)
  const least = pick(random, [200, 300, 500, 800])
  const people = drawUntil(
    () =>
      Array.from({length: 8}, () => between(random, {from: least / 10, to: least * 2, step: 5})),
    (counts) =>
      smallest(counts, band) >= least &&
      bands.every((years) => years >= band || smallest(counts, years) < least * 0.95),
  )
  return {band, least, people}
}

/** The fewest people in a group of so many years, of 5-year counts. */
function smallest(people: readonly number[], years: number): number {
  const width = years / 5
  const starts = people.flatMap((_, index) => (index % width === 0 ? [index] : []))
  return Math.min(
    ...starts.map((start) =>
      people.slice(start, start + width).reduce((sum, count) => sum + count, 0),
    ),
  )
}
