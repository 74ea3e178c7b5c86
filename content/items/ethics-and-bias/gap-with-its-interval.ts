import {newcombeInterval} from '@airworthy/statistics'
import {
  between,
  claimed,
  drawRefused,
  figure,
  itemFamily,
  percent,
  pick,
  pickSome,
  round,
  signed,
} from '../../src/families/index.ts'

export const family = itemFamily({
  id: 'ethics-and-bias/gap-with-its-interval',
  version: 1,
  type: 'judge-claims',
  level: 2,
  minutes: 2.5,
  targets:
    'an interval that contains 0 read as equality; a gap that is surely above 0 read as large',
  prior: {
    a: 1.2,
    p: 0.52,
    b: -0.07,
    reason: 'three areas of unequal size; each claim names a limit',
  },
  tags: ['MEASURE 2.11', 'MEASURE 1.1'],
  source: 'computed; Newcombe 1998, Statistics in Medicine 17:873-890, method 10',
  bias: 'the rule for reading an interval is given; intervals are computed for the reader',

  generate(random) {
    const centre = {trials: between(random, {from: 2000, to: 6000, step: 500}), successes: 0}
    const base = between(random, {from: 10, to: 22}) / 100
    centre.successes = round(centre.trials * base)
    const sizes = [
      ...random.shuffle([
        between(random, {from: 45, to: 95, step: 5}),
        between(random, {from: 1000, to: 1800, step: 50}),
      ]),
      between(random, {from: 2000, to: 5000, step: 250}),
    ]
    const names = pickSome(random, {
      from: ['Coast', 'Harbour', 'Hills', 'Lakes', 'Valley'],
      count: 3,
    })
    const drawn = names.map((name, index) => {
      const trials = sizes[index] ?? 0
      const gap = pick(random, [-0.04, -0.02, 0.02, 0.03, 0.09, 0.12])
      const group = {trials, successes: round(trials * (base + gap))}
      const {difference, low, high} = newcombeInterval({first: group, second: centre})
      return {name, ...group, gap: difference * 100, low: low * 100, high: high * 100}
    })
    const [one, two, three] = drawn
    if (!one || !two || !three) throw drawRefused('three areas are needed')
    const claims = [
      claimOf(`In ${one.name} the gap is above 5 points`, one, {from: 5, to: Infinity}),
      claimOf(`In ${two.name} the gap is below 5 points`, two, {from: -Infinity, to: 5}),
      claimOf(`In ${three.name} a larger share is missed than in the Centre`, three, {
        from: 0,
        to: Infinity,
      }),
      claimOf(`In ${three.name} the gap lies between −5 and 5 points`, three, {from: -5, to: 5}),
    ]
    if (!claims.some(({verdict}) => verdict === 'undecided')) throw drawRefused('all is decided')
    const {claims: shown, answer, why} = claimed(random, claims)
    return {
      ask: {
        stem:
          'A screening model was tried on people known to be ill. The gap is the share missed in an ' +
          'area minus the share missed in the Centre, in percentage points, with its 95 % interval. ' +
          'Judge claims about all ill people of these areas: supported if every value in the interval ' +
          'agrees, contradicted if none does, otherwise undecided.',
        table: [
          ['area', 'ill people tried', 'missed', 'share missed', 'gap', '95 % interval'],
          ['Centre', figure(centre.trials), figure(centre.successes), shareOf(centre), '–', '–'],
          ...random
            .shuffle(drawn)
            .map((area) => [
              area.name,
              figure(area.trials),
              figure(area.successes),
              shareOf(area),
              signed(area.gap, 1),
              intervalText(area),
            ]),
        ],
        claims: shown,
      },
      key: {answer, why},
    }
  },
})

interface Interval {
  low: number
  high: number
}

function claimOf(text: string, interval: Interval, {from, to}: {from: number; to: number}) {
  const {low, high} = interval
  const limits = [from, to].filter(Number.isFinite)
  if (limits.some((limit) => [low, high].some((end) => Math.abs(end - limit) < 0.15))) {
    throw drawRefused('an interval ends at a limit')
  }
  const within = `The interval, ${intervalText(interval)}, lies`
  if (low > from && high < to) {
    return {
      text,
      verdict: 'supported' as const,
      why: `${within} wholly where the claim puts the gap.`,
    }
  }
  if (high < from || low > to) {
    return {text, verdict: 'contradicted' as const, why: `${within} wholly outside the claim.`}
  }
  const why = `${within} partly inside the claim and partly outside; these data cannot tell.`
  return {text, verdict: 'undecided' as const, why}
}

function intervalText({low, high}: Interval): string {
  return `${signed(low, 1)} to ${signed(high, 1)}`
}

function shareOf({successes, trials}: {successes: number; trials: number}): string {
  return percent(successes / trials, 1)
}
