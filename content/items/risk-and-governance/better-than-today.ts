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
type Verdict = ReturnType<typeof verdictOf>

const margin = 0.02

export const family = itemFamily({
  id: 'risk-and-governance/better-than-today',
  version: 1,
  type: 'judge-claims',
  level: 3,
  minutes: 3,
  targets: 'better in total taken for better for each; no shown harm taken for shown harmlessness',
  prior: {
    a: 1.0,
    p: 0.33,
    b: 1.71,
    reason: 'the policy’s claims join groups, and one group is small',
  },
  tags: ['MEASURE 2.11', 'MANAGE 1.1', 'MAP 3.1', 'MAP 5.1'],
  source: 'computed, Newcombe 1998, method 10; invented counts',
  bias: 'intervals and rules given; regions without names of places',
  reserved: true,

  generate(random) {
    const {groups, all} = drawUntil(() => drawTrial(random), isTelling)
    const verdicts = groups.map(({change}) => notWorse(change))
    const [, , third] = groups
    const {claims, answer, why} = claimed(random, [
      {
        text: 'Over all regions together, wrong decisions become fewer',
        verdict: verdictOf(all, {below: 0}),
        why: `The difference over all: ${inWords(all)}.`,
      },
      {
        text: 'No region becomes worse than today by over 2 points',
        verdict: jointly(verdicts),
        why: `Each region must keep below +2: ${groups.map(({name, change}) => `${name} ${inWords(change)}`).join('; ')}.`,
      },
      {
        text: `Region ${third?.name ?? ''} does not become worse than today by over 2 points`,
        verdict: verdicts[2] ?? 'undecided',
        why: `Its own interval decides: ${third ? inWords(third.change) : ''}.`,
      },
      {
        text: 'At least one region becomes worse than today',
        verdict: opposite(jointly(groups.map(({change}) => verdictOf(change, {below: 0})))),
        why: `Shown only if one interval lies above 0, refuted only if all lie below: ${groups.map(({name, change}) => `${name} ${inWords(change)}`).join('; ')}.`,
      },
    ])
    return {
      ask: {
        stem:
          'For a trial, applications were decided at random by the model or as today, and every ' +
          'decision was later found right or wrong. The table gives the change in the percentage ' +
          'of wrong decisions, model minus today. A claim is supported if it holds for every value ' +
          'within the 95 % intervals that bear on it, contradicted if for none, otherwise undecided. Judge.',
        table: [
          ['region', 'applications, model and today', 'change in points (95 %)'],
          ...groups.map(({name, cases, change}) => [
            name,
            `${figure(cases)} each`,
            inFigures(change),
          ]),
          [
            'all',
            `${figure(groups.reduce((sum, {cases}) => sum + cases, 0))} each`,
            inFigures(all),
          ],
        ],
        claims,
      },
      key: {answer, why},
    }
  },
})

/** Changes in the share of wrong decisions, for the largest region first. */
const effects = [
  [-0.05, -0.04, -0.03, -0.02, 0, 0.03],
  [-0.05, -0.02, 0, 0.03, 0.05],
  [-0.08, -0.02, 0, 0.06, 0.12],
]

function drawTrial(random: Random) {
  const groups = ['north', 'coast', 'hills'].map((name, index) => {
    const from = [1600, 600, 120][index] ?? 0
    const cases = between(random, {from, to: from * 2, step: from / 4})
    const today = Math.round(cases * between(random, {from: 0.08, to: 0.16, step: 0.01}))
    const effect = pick(random, effects[index] ?? [])
    const model = Math.max(2, Math.round(today + cases * effect))
    return {name, cases, today, model, change: changeOf(model, today, cases)}
  })
  const sum = (key: 'cases' | 'today' | 'model') =>
    groups.reduce((total, group) => total + group[key], 0)
  return {groups, all: changeOf(sum('model'), sum('today'), sum('cases'))}
}

function changeOf(model: number, today: number, trials: number): Difference {
  return newcombeInterval({
    first: {successes: model, trials},
    second: {successes: today, trials},
  })
}

function verdictOf({low, high}: Difference, {below}: {below: number}) {
  if (high < below) return 'supported'
  return low >= below ? 'contradicted' : 'undecided'
}

function notWorse(change: Difference) {
  return verdictOf(change, {below: margin})
}

/** What holds of each: shown if shown of all, contradicted by a single one. */
function jointly(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('contradicted')) return 'contradicted'
  return verdicts.includes('undecided') ? 'undecided' : 'supported'
}

function opposite(verdict: Verdict): Verdict {
  if (verdict === 'undecided') return verdict
  return verdict === 'supported' ? 'contradicted' : 'supported'
}

/** No end decides by rounding, and no verdict fits more than two claims. */
function isTelling({groups, all}: ReturnType<typeof drawTrial>): boolean {
  const changes = [...groups.map(({change}) => change), all]
  const clear = changes.every(({low, high}) =>
    [low, high].every((end) => Math.min(Math.abs(end), Math.abs(end - margin)) > 0.0006),
  )
  const verdicts = [
    verdictOf(all, {below: 0}),
    jointly(groups.map(({change}) => notWorse(change))),
    ...groups.slice(2).map(({change}) => notWorse(change)),
    opposite(jointly(groups.map(({change}) => verdictOf(change, {below: 0})))),
  ]
  const most = (verdict: Verdict) => verdicts.filter((other) => other === verdict).length <= 2
  return clear && most('undecided') && most('contradicted') && most('supported')
}

function inFigures({difference, low, high}: Difference): string {
  return `${signed(difference * 100, 1)} (${signed(low * 100, 1)} to ${signed(high * 100, 1)})`
}

function inWords({low, high}: Difference): string {
  return `${signed(low * 100, 1)} to ${signed(high * 100, 1)}`
}
