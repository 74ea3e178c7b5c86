import {newcombeInterval, newcombePairedInterval} from '@airworthy/statistics'
import {between, claimed, drawUntil, itemFamily, signed} from '../../src/families/index.ts'

type Random = Parameters<typeof between>[0]
type Difference = ReturnType<typeof newcombeInterval>
type Verdict = 'supported' | 'contradicted' | 'undecided'

const judgedByModel = 2000
const judgedByPeople = 400

export const family = itemFamily({
  id: 'validation-and-robustness/judge-asked-people-counted',
  version: 1,
  type: 'judge-claims',
  level: 3,
  minutes: 2.5,
  targets: 'a judging model’s many verdicts taken for what people would say',
  prior: {a: 1.2, p: 0.35, b: 1.52, reason: 'the narrowest interval answers another question'},
  tags: ['MEASURE 2.5', 'MEASURE 2.13'],
  source:
    'computed, Newcombe 1998 (independent and paired, method 10); setting after Zheng et al., arXiv 2306.05685',
  bias: 'intervals and rule given; no statistics recalled',
  reserved: true,

  generate(random) {
    const {a, b, byModel, byPeople} = drawUntil(() => drawSystems(random), isTelling)
    const {claims, answer, why} = claimed(random, [
      {
        text: 'System A answers rightly more often than system B',
        verdict: verdictOf(byPeople),
        why: `People’s verdict counts: ${inWords(byPeople)}. The narrower interval is of what the model thinks.`,
      },
      ...[a, b].map(({leniency}, index) => ({
        text: `The model is more lenient than people towards system ${index === 0 ? 'A' : 'B'}`,
        verdict: verdictOf(leniency),
        why: `On the same answers, model minus people: ${inWords(leniency)}.`,
      })),
      {
        text: 'The model puts the two systems in the order in which people put them',
        verdict: sameOrder(byModel, byPeople),
        why: `By the model ${inWords(byModel)}, by people ${inWords(byPeople)}. An order is shown only where 0 lies outside.`,
      },
    ])
    return {
      ask: {
        stem:
          'Two systems each answered 2,000 questions, drawn separately. A model judged all answers; ' +
          'people judged 400 of each system’s, drawn at random, and their verdict counts. To be more ' +
          'lenient means to call more answers right. A claim is supported if the intervals that bear ' +
          'on it show it, contradicted if they show the opposite, otherwise undecided; an interval ' +
          'that includes 0 shows neither. Judge.',
        table: [
          ['difference in the share called right', 'answers', 'points (95 %)'],
          ['A − B, by the model', '2,000 of each', inFigures(byModel)],
          ['A − B, by people', '400 of each', inFigures(byPeople)],
          ['model − people, answers of A', '400', inFigures(a.leniency)],
          ['model − people, answers of B', '400', inFigures(b.leniency)],
        ],
        claims,
      },
      key: {answer, why},
    }
  },
})

function drawSystems(random: Random) {
  const [a, b] = [drawSystem(random), drawSystem(random)]
  return {
    a,
    b,
    byModel: newcombeInterval({
      first: {successes: a.rightByModel, trials: judgedByModel},
      second: {successes: b.rightByModel, trials: judgedByModel},
    }),
    byPeople: newcombeInterval({
      first: {successes: a.rightByPeople, trials: judgedByPeople},
      second: {successes: b.rightByPeople, trials: judgedByPeople},
    }),
  }
}

/** What model and people said of one system's answers. */
function drawSystem(random: Random) {
  const rightByPeople = between(random, {from: 216, to: 332, step: 2})
  const onlyModel = between(random, {from: 4, to: 64})
  const onlyPeople = between(random, {from: 4, to: 60})
  const both = rightByPeople - onlyPeople
  const scaled = ((both + onlyModel) * judgedByModel) / judgedByPeople
  return {
    rightByPeople,
    rightByModel: Math.round(scaled) + between(random, {from: -30, to: 30}),
    leniency: newcombePairedInterval({
      both,
      onlyFirst: onlyModel,
      onlySecond: onlyPeople,
      neither: judgedByPeople - both - onlyModel - onlyPeople,
    }),
  }
}

function verdictOf({low, high}: Difference): Verdict {
  if (low > 0) return 'supported'
  return high < 0 ? 'contradicted' : 'undecided'
}

function sameOrder(byModel: Difference, byPeople: Difference): Verdict {
  const verdicts = [verdictOf(byModel), verdictOf(byPeople)]
  if (verdicts.includes('undecided')) return 'undecided'
  return verdicts[0] === verdicts[1] ? 'supported' : 'contradicted'
}

/** Whether no interval ends so near 0 that rounding decides, and not all claims fare alike. */
function isTelling({a, b, byModel, byPeople}: ReturnType<typeof drawSystems>): boolean {
  const intervals = [byModel, byPeople, a.leniency, b.leniency]
  const clear = intervals.every(({low, high}) => Math.min(Math.abs(low), Math.abs(high)) > 0.003)
  const verdicts = [verdictOf(byPeople), verdictOf(a.leniency), verdictOf(b.leniency)]
  return clear && new Set(verdicts).size > 1
}

function inFigures({difference, low, high}: Difference): string {
  const [middle, from, to] = [difference, low, high].map((value) => signed(value * 100, 1))
  return `${middle} (${from} to ${to})`
}

function inWords({low, high}: Difference): string {
  return `${signed(low * 100, 1)} to ${signed(high * 100, 1)} points`
}
