import {newcombeInterval} from '@airworthy/statistics'
import {
  between,
  claimed,
  drawUntil,
  figure,
  itemFamily,
  pick,
  signed,
} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]
type Difference = ReturnType<typeof newcombeInterval>

const margin = 0.01

export const family = itemFamily({
  id: 'drift-and-fallback/canary-at-like-hours',
  version: 1,
  type: 'judge-claims',
  level: 3,
  minutes: 3,
  targets: 'a trial release compared with other hours; an inconclusive difference taken for none',
  prior: {
    a: 1.0,
    p: 0.34,
    b: 1.66,
    reason: 'the larger comparison is the wrong one; three rules at once',
  },
  tags: ['MEASURE 2.4', 'MEASURE 2.6', 'MANAGE 1.1'],
  source: 'computed, Newcombe 1998, method 10; invented counts',
  bias: 'intervals and rule given; no term of deployment needed',
  reserved: true,

  generate(random) {
    const {calls, fallback, wrong} = drawUntil(() => drawTrial(random), isTelling)
    const {claims, answer, why} = claimed(random, [
      {
        text: 'At equal hours the new release falls back more often than the old one',
        verdict: verdictOf(fallback.same, 0),
        why: `At the same hours: ${inWords(fallback.same)}. The old release’s other hours had another load.`,
      },
      {
        text: 'At equal hours the new release falls back more often by over 1 point',
        verdict: verdictOf(fallback.same, margin),
        why: `At the same hours: ${inWords(fallback.same)}, to be compared with 1 point.`,
      },
      {
        text: 'At equal hours the new release gives wrong answers more often by over 1 point',
        verdict: verdictOf(wrong.same, margin),
        why: `At the same hours: ${inWords(wrong.same)}, to be compared with 1 point.`,
      },
      {
        text: 'The old release fell back more often from 14 to 18 than at other hours',
        verdict: verdictOf(fallback.rhythm, 0),
        why: `The old release with itself: ${inWords(fallback.rhythm)}. This is the load, not a release.`,
      },
    ])
    return {
      ask: {
        stem:
          'From 14 to 18 o’clock a random tenth of all requests went to a new release, everything else ' +
          'that day to the old one. Whatever failed fell back to clerks. The table gives differences ' +
          'in points with 95 % intervals. A claim is supported if the whole interval of the comparison ' +
          'that bears on it agrees, contradicted if no part of it does, otherwise undecided. Judge.',
        table: [
          ['comparison', 'requests', 'falling back', 'wrong answers'],
          [
            'new − old, both from 14 to 18',
            `${figure(calls.fresh)} and ${figure(calls.same)}`,
            inFigures(fallback.same),
            inFigures(wrong.same),
          ],
          [
            'new from 14 to 18 − old all day',
            `${figure(calls.fresh)} and ${figure(calls.same + calls.other)}`,
            inFigures(fallback.day),
            inFigures(wrong.day),
          ],
          [
            'old from 14 to 18 − old at other hours',
            `${figure(calls.same)} and ${figure(calls.other)}`,
            inFigures(fallback.rhythm),
            inFigures(wrong.rhythm),
          ],
        ],
        claims,
      },
      key: {answer, why},
    }
  },
})

function drawTrial(random: Random) {
  const fresh = between(random, {from: 1000, to: 2400, step: 200})
  const calls = {fresh, same: fresh * 9, other: fresh * 15}
  return {calls, fallback: drawMeasure(random, calls), wrong: drawMeasure(random, calls)}
}

/** Differences of one measure: same hours, whole day, and the old release with itself. */
function drawMeasure(random: Random, calls: {fresh: number; same: number; other: number}) {
  const base = between(random, {from: 2, to: 6, step: 0.2}) / 100
  const rhythm = pick(random, [-0.012, -0.006, 0, 0.006, 0.012, 0.018])
  const effect = pick(random, [-0.012, -0.002, 0.004, 0.008, 0.016, 0.024, 0.03])
  const count = (share: number, trials: number) => ({
    successes: Math.round(Math.max(0.004, share) * trials) + between(random, {from: -3, to: 3}),
    trials,
  })
  const fresh = count(base + rhythm + effect, calls.fresh)
  const same = count(base + rhythm, calls.same)
  const other = count(base, calls.other)
  const day = {successes: same.successes + other.successes, trials: calls.same + calls.other}
  return {
    same: newcombeInterval({first: fresh, second: same}),
    day: newcombeInterval({first: fresh, second: day}),
    rhythm: newcombeInterval({first: same, second: other}),
  }
}

function verdictOf({low, high}: Difference, limit: number) {
  if (low > limit) return 'supported'
  return high <= limit ? 'contradicted' : 'undecided'
}

/** No interval ends where rounding decides, the whole day would mislead, and two claims are decided. */
function isTelling({fallback, wrong}: ReturnType<typeof drawTrial>): boolean {
  const ends = [fallback, wrong].flatMap(({same, day, rhythm}) =>
    [same, day, rhythm].flatMap(({low, high}) => [low, high]),
  )
  const clear = ends.every((end) => Math.min(Math.abs(end), Math.abs(end - margin)) > 0.0006)
  const misled =
    verdictOf(fallback.same, 0) !== verdictOf(fallback.day, 0) ||
    verdictOf(fallback.same, margin) !== verdictOf(fallback.day, margin)
  const verdicts = [
    verdictOf(fallback.same, 0),
    verdictOf(fallback.same, margin),
    verdictOf(wrong.same, margin),
    verdictOf(fallback.rhythm, 0),
  ]
  return clear && misled && verdicts.filter((verdict) => verdict === 'undecided').length <= 2
}

function inFigures({difference, low, high}: Difference): string {
  return `${signed(difference * 100, 1)} (${signed(low * 100, 1)} to ${signed(high * 100, 1)})`
}

function inWords({low, high}: Difference): string {
  return `${signed(low * 100, 1)} to ${signed(high * 100, 1)} points`
}
