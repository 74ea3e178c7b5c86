import {wilsonInterval} from '@airworthy/statistics'
import {
  between,
  claimed,
  drawUntil,
  figure,
  itemFamily,
  percent,
  pick,
} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]
type Trial = ReturnType<typeof drawTrial>
type Verdict = 'supported' | 'contradicted' | 'undecided'

export const family = itemFamily({
  id: 'risk-and-governance/appeals-and-rechecks',
  version: 1,
  type: 'judge-claims',
  level: 2,
  minutes: 3,
  targets:
    'appeals taken for a sample of all decisions; few or more appeals taken for a rate of errors',
  prior: {
    a: 1.0,
    p: 0.4,
    b: 0.41,
    reason:
      'the upheld share of appeals tempts in each claim; two claims join both kinds of record',
  },
  tags: ['MEASURE 3.3', 'MEASURE 2.5', 'MEASURE 4.3'],
  source:
    'computed (Wilson intervals); NIST AI 100-1, MEASURE 3.3 (feedback and appeal); invented counts',
  bias: 'intervals and rule are given; no country’s appeals are meant; calculator offered',
  reserved: true,

  generate(random) {
    const [claim, verdict] = pick(random, seldom)
    const trial = drawUntil(
      () => drawTrial(random),
      (drawn) => isTelling(drawn) && verdictsOf(drawn)[claim] === verdict,
    )
    const {refused, appealed, upheld, recheck, before, limit} = trial
    const verdicts = verdictsOf(trial)
    const {low, high} = countsOf(trial)
    const range = `the recheck allows ${figure(low)} to ${figure(high)} wrong refusals`
    const {claims, answer, why} = claimed(random, [
      {
        text: `At most ${percent(limit)} of this year’s refusals were wrong`,
        verdict: verdicts.limit,
        why: `The recheck is of refusals at random: ${interval(recheck)}. The appeals are of those who chose to appeal.`,
      },
      {
        text: 'Most people who were wrongly refused this year appealed',
        verdict: verdicts.most,
        why: `${figure(upheld)} of them did; ${range}.`,
      },
      {
        text: 'This year a larger share of refusals was wrong than last year',
        verdict: verdicts.more,
        why: before.recheck
          ? `Last year’s recheck gives ${interval(before.recheck)}, this year’s ${interval(recheck)}.`
          : 'Of last year the appeals alone are known. More or fewer appeals may have other reasons.',
      },
      {
        text: 'This year refusals were wrong more often where people appealed than where they did not',
        verdict: verdicts.appealed,
        why:
          `Of appealed ones ${percent(upheld / appealed, 1)} were wrong; ${range}, so of the ` +
          `${figure(refused - appealed)} others ${percent((low - upheld) / (refused - appealed), 1)} to ${percent((high - upheld) / (refused - appealed), 1)}.`,
      },
    ])
    return {
      ask: {
        stem:
          'Refused applicants may appeal. Clerks decide appeals and rechecks, always rightly. A claim ' +
          'is supported if it holds for all values that the counts and 95 % intervals allow, ' +
          'contradicted if for none, and undecided otherwise. Judge the claims.',
        table: [
          ['record', 'result', '95 % interval'],
          ['refusals this year', figure(refused), 'exact'],
          ['of these, appealed', figure(appealed), 'exact'],
          ['appealed and found wrong', figure(upheld), 'exact'],
          [
            'found wrong in a random recheck of this year’s refusals',
            `${recheck.seen} of ${figure(recheck.of)}`,
            interval(recheck),
          ],
          before.recheck
            ? [
                'found wrong in a random recheck of last year’s refusals',
                `${before.recheck.seen} of ${figure(before.recheck.of)}`,
                interval(before.recheck),
              ]
            : [
                'appealed and found wrong last year',
                `${before.upheld} of ${figure(before.refused)} refusals`,
                'exact',
              ],
        ],
        claims,
      },
      key: {answer, why},
    }
  },
})

/** What draws rarely give; one of it holds in each, so that no claim nearly always has one verdict. */
const seldom = [
  ['most', 'supported'],
  ['most', 'undecided'],
  ['more', 'supported'],
  ['more', 'contradicted'],
  ['appealed', 'undecided'],
  ['appealed', 'contradicted'],
] as const

interface Share {
  seen: number
  of: number
  low: number
  high: number
}

function drawTrial(random: Random) {
  const refused = between(random, {from: 3000, to: 9000, step: 500})
  const wrong = between(random, {from: 0.05, to: 0.16, step: 0.005})
  const appealed = Math.round(refused * between(random, {from: 0.02, to: 0.14, step: 0.005}))
  const upheld = Math.round(appealed * pick(random, [0.1, 0.2, 0.6, 0.7, 0.8]))
  const recheck = drawShare(random, {wrong, of: pick(random, [300, 500, 800, 1200])})
  const factor = pick(random, [0.4, 0.8, 1, 1.2, 2])
  const last = refused - between(random, {from: 500, to: 1500, step: 500})
  const before = {
    refused: last,
    upheld: Math.round(upheld * pick(random, [0.3, 0.5, 2])),
    recheck: pick(random, [true, false])
      ? drawShare(random, {wrong: wrong * factor, of: pick(random, [300, 500, 800])})
      : undefined,
  }
  const limit = pick(random, [0.05, 0.1, 0.15])
  return {refused, appealed, upheld, recheck, before, limit}
}

function drawShare(random: Random, {wrong, of}: {wrong: number; of: number}): Share {
  const seen = Math.max(2, Math.round(of * wrong) + between(random, {from: -3, to: 3}))
  const {low, high} = wilsonInterval({successes: seen, trials: of})
  return {seen, of, low, high}
}

/** How many refusals of the year can have been wrong. */
function countsOf({refused, recheck: {low, high}}: Trial) {
  return {low: Math.round(refused * low), high: Math.round(refused * high)}
}

function verdictsOf(trial: Trial) {
  const {refused, appealed, upheld, recheck, before, limit} = trial
  const {low, high} = countsOf(trial)
  const rest = refused - appealed
  const others = {low: (low - upheld) / rest, high: (high - upheld) / rest}
  return {
    limit: verdictOf(recheck, (share) => share <= limit),
    most: verdictOf({low, high}, (wrong) => upheld > wrong / 2),
    more: before.recheck ? moreThan(recheck, before.recheck) : 'undecided',
    appealed: verdictOf(others, (share) => upheld / appealed > share),
  } as const
}

/** Each claim holds from some value on or up to it, so that the ends of the interval decide. */
function verdictOf(
  {low, high}: {low: number; high: number},
  holds: (value: number) => boolean,
): Verdict {
  if (holds(low) && holds(high)) return 'supported'
  return holds(low) || holds(high) ? 'undecided' : 'contradicted'
}

function moreThan(now: Share, before: Share): Verdict {
  if (now.low > before.high) return 'supported'
  return now.high <= before.low ? 'contradicted' : 'undecided'
}

/** The records fit each other, no end decides by rounding, no verdict fits more than two claims. */
function isTelling(trial: Trial): boolean {
  const {refused, appealed, upheld, recheck, before, limit} = trial
  const {low, high} = countsOf(trial)
  const rest = refused - appealed
  const ends = [
    [recheck.low, limit],
    [recheck.high, limit],
    [upheld / low, 0.5],
    [upheld / high, 0.5],
    [(low - upheld) / rest, upheld / appealed],
    [(high - upheld) / rest, upheld / appealed],
    ...(before.recheck
      ? [
          [recheck.low, before.recheck.high],
          [recheck.high, before.recheck.low],
        ]
      : []),
  ]
  const clear = ends.every(([a = 0, b = 0]) => Math.abs(a / b - 1) > 0.05)
  const verdicts: Verdict[] = Object.values(verdictsOf(trial))
  const spread = verdicts.every((verdict) => verdicts.filter((v) => v === verdict).length <= 2)
  return low > upheld * 1.05 && clear && spread
}

function interval({low, high}: Share): string {
  return `${figure(low * 100, 1)} to ${percent(high, 1)}`
}
