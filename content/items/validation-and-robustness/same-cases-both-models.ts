import {newcombePairedInterval, wilsonInterval} from '@airworthy/statistics'
import {
  between,
  drawUntil,
  figure,
  itemFamily,
  lettered,
  percent,
  pick,
  signed,
} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

const margin = 2 // points
const findings = ['a', 'b', 'open', 'alike'] as const
type Finding = (typeof findings)[number]

const texts: Readonly<Record<Finding, string>> = {
  a: 'Model A is right more often than model B',
  b: 'Model B is right more often than model A',
  open: 'Neither is shown to lead; a gap above 2 points is possible',
  alike: 'Neither is shown to lead; a gap above 2 points is excluded',
}

export const family = itemFamily({
  id: 'validation-and-robustness/same-cases-both-models',
  version: 1,
  type: 'single-choice',
  level: 2,
  minutes: 2.5,
  targets: 'overlapping intervals of two models, measured on the same cases, read as no difference',
  prior: {a: 1.2, p: 0.6, b: 0.11, reason: 'the intervals of the table answer another question'},
  tags: ['MEASURE 2.5', 'MEASURE 1.1'],
  source:
    'computed; McNemar 1947, doi:10.1007/BF02295996; Schenker and Gentleman 2001, doi:10.1198/000313001317097960',
  bias: 'formula given; calculator offered',
  reserved: true,

  generate(random) {
    const found = pick(random, findings)
    const {all, counts, half, points} = drawUntil(
      () => drawComparison(random),
      (drawn) => drawn.found === found && drawn.clear,
    )
    const {options, answer, why} = lettered(random, {
      options: findings.map((finding) => ({
        text: texts[finding],
        why: reason({finding, found, points, half}),
        ...(finding === found && {right: true}),
      })),
    })
    const [letter = ''] = answer
    const a = {successes: counts.both + counts.onlyFirst, trials: all}
    const b = {successes: counts.both + counts.onlySecond, trials: all}
    return {
      ask: {
        stem:
          `Two models answered the same ${figure(all)} cases, drawn at random. Errors of both fall ` +
          'largely on the same cases. The 95 % interval of the difference of their shares right is ' +
          'about that difference ± 1.96 · √(only A right + only B right) / cases. Which statement ' +
          'about new cases of this kind does the table support?',
        table: [
          ['right', 'cases', 'share (95 %)'],
          ['A', figure(a.successes), inFigures(a)],
          ['B', figure(b.successes), inFigures(b)],
          ['only A', figure(counts.onlyFirst), '–'],
          ['only B', figure(counts.onlySecond), '–'],
        ],
        options,
      },
      key: {answer: letter, why},
    }
  },
})

function drawComparison(random: Random) {
  const all = between(random, {from: 600, to: 4000, step: 200})
  const onlyFirst = between(random, {from: 8, to: 110})
  const onlySecond = between(random, {from: 8, to: 110})
  const both = Math.round((all * between(random, {from: 68, to: 86})) / 100)
  const counts = {both, onlyFirst, onlySecond, neither: all - both - onlyFirst - onlySecond}
  const points = ((onlyFirst - onlySecond) * 100) / all
  const half = (196 * Math.sqrt(onlyFirst + onlySecond)) / all
  const exact = newcombePairedInterval(counts)
  const ends = [points - half, points + half]
  const exactly = [exact.low * 100, exact.high * 100]
  const clear =
    [ends, exactly].every((pair) =>
      pair.every((end) => [-margin, 0, margin].every((limit) => Math.abs(end - limit) > 0.15)),
    ) &&
    findingOf(ends) === findingOf(exactly) &&
    overlap(counts, all) &&
    Math.abs(points) > 0.3
  return {all, counts, points, half, found: findingOf(ends), clear}
}

function findingOf([low = 0, high = 0]: readonly number[]): Finding {
  if (low > 0) return 'a'
  if (high < 0) return 'b'
  return low > -margin && high < margin ? 'alike' : 'open'
}

/** Whether the intervals of the two shares overlap, which tempts to call the models alike. */
function overlap(
  {both, onlyFirst, onlySecond}: {both: number; onlyFirst: number; onlySecond: number},
  trials: number,
): boolean {
  const a = wilsonInterval({successes: both + onlyFirst, trials})
  const b = wilsonInterval({successes: both + onlySecond, trials})
  return a.low < b.high && b.low < a.high
}

function reason({
  finding,
  found,
  points,
  half,
}: {
  finding: Finding
  found: Finding
  points: number
  half: number
}): string {
  const interval = `${signed(points - half, 1)} to ${signed(points + half, 1)} points`
  if (finding === found)
    return `A − B: ${signed(points, 1)} ± ${figure(half, 1)}, hence ${interval}.`
  if (finding === 'a' || finding === 'b') {
    return `A − B reaches from ${interval}, which is not wholly on the side of ${finding.toUpperCase()}.`
  }
  if (found === 'a' || found === 'b') {
    return `The two intervals overlap, but the same cases were answered: A − B is ${interval}.`
  }
  return finding === 'alike'
    ? `A − B reaches from ${interval}, beyond 2 points. Not shown is not excluded.`
    : `A − B reaches from ${interval}, which leaves no room for more than 2.`
}

function inFigures(count: {successes: number; trials: number}): string {
  const {low, high} = wilsonInterval(count)
  return `${percent(count.successes / count.trials, 1)} (${figure(low * 100, 1)} to ${figure(high * 100, 1)})`
}
