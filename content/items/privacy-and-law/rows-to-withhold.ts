import {between, drawUntil, itemFamily, numericKey, pick} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'privacy-and-law/rows-to-withhold',
  version: 1,
  type: 'numeric',
  level: 2,
  minutes: 2,
  targets: 'columns checked one at a time; the rule applied to other groups than those released',
  prior: {a: 1.4, p: 0.6, b: -0.29, reason: 'cells must be merged before they are compared'},
  tags: ['MEASURE 2.10'],
  source: 'computed; Sweeney 2002, k-Anonymity, doi:10.1142/S0218488502001648',
  bias: 'small sums; no term of privacy research needed',
  reserved: true,

  generate(random) {
    const least = pick(random, [5, 8, 10, 12])
    const counts = drawUntil(
      () => drawCounts(random, least),
      (drawn) => isTelling(drawn, least),
    )
    const merged = mergedCounts(counts)
    const small = merged.flat().filter((count) => count > 0 && count < least)
    const withheld = sum(small)
    return {
      ask: {
        stem:
          'The table counts the people of a survey. The release has a row for each person: age as ' +
          '"under 40" or "40 and over", the area, and the answers. A row may be published only if at ' +
          `least ${least} people share its combination of age group and area; the columns stay as ` +
          'they are. How many rows must be withheld?',
        table: [['age', ...areas], ...ages.map((age, index) => [age, ...(counts[index] ?? [])])],
        unit: 'rows',
        decimals: 0,
      },
      key: numericKey({
        answer: withheld,
        why:
          `Merged, the counts are ${merged[0]?.join(', ')} under 40 and ${merged[1]?.join(', ')} ` +
          `from 40. Below ${least} lie ${small.join(' and ')}.`,
        wrong: [
          {
            value: sum(counts.flat().filter((count) => count < least)),
            why: 'Applied the rule to four age bands; the release has two.',
          },
          {
            value: 0,
            why: 'Each age group and each area alone is large enough; their combinations are not.',
          },
          {
            value: sum(small.map((count) => least - count)),
            why: 'Gave the people who are lacking, not the rows that fall short.',
          },
        ],
        decimals: 0,
      }),
    }
  },
})

const ages = ['under 20', '20 to 39', '40 to 59', '60 and over']
const areas = ['Fell', 'Moor', 'Shore', 'Vale']

function drawCounts(random: Random, least: number): number[][] {
  return ages.map(() => areas.map(() => between(random, {from: 1, to: least + 2})))
}

/** Counts by the two age groups of the release. */
function mergedCounts(counts: readonly number[][]): number[][] {
  const [first = [], second = [], third = [], fourth = []] = counts
  return [
    first.map((count, area) => count + (second[area] ?? 0)),
    third.map((count, area) => count + (fourth[area] ?? 0)),
  ]
}

/** Two or three combinations are too small, though each column alone is large enough. */
function isTelling(counts: readonly number[][], least: number): boolean {
  const merged = mergedCounts(counts)
  const small = merged.flat().filter((count) => count < least)
  const byArea = areas.map((_, area) => sum(merged.map((row) => row[area] ?? 0)))
  const byAge = merged.map(sum)
  return (
    small.length >= 2 && small.length <= 3 && [...byArea, ...byAge].every((count) => count >= least)
  )
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
