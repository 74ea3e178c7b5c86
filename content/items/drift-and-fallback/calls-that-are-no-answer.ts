import {
  between,
  figure,
  itemFamily,
  lettered,
  pick,
  pickSome,
  type DrawnOption,
} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

/** The rule of one draw: milliseconds to answer, and minutes that inputs stay fresh. */
interface Rule {
  readonly limit: number
  readonly fresh: number
}

/** One answer of the model as it arrived. */
interface Reply {
  readonly after: number
  readonly risk: string
  readonly age: number
}

export const family = itemFamily({
  id: 'drift-and-fallback/calls-that-are-no-answer',
  version: 1,
  type: 'choose-many',
  level: 1,
  minutes: 1.5,
  targets: 'a successful status taken for a usable answer; a risk of 0 taken for none',
  prior: {a: 1.0, p: 0.72, b: -1.94, reason: 'the rule is given; 0, stale inputs and text tempt'},
  tags: ['MEASURE 2.6', 'MEASURE 2.4', 'MANAGE 2.4'],
  source:
    'rule given, verdicts computed; RFC 9110, section 15.3 (what a 2xx status says); NIST AI 100-1, MEASURE 2.6',
  bias: 'no protocol has to be known beyond the word status; three comparisons',
  reserved: true,

  generate(random) {
    const rule = {limit: pick(random, [500, 600, 800, 900]), fresh: pick(random, [10, 15, 20])}
    const wrong = pick(random, [2, 3])
    const {options, answer, why} = lettered(random, {
      options: [
        ...pickSome(random, {from: unusable, count: wrong}).map((draw) => ({
          ...draw(random, rule),
          right: true,
        })),
        ...pickSome(random, {from: usable, count: 5 - wrong}).map((draw) => draw(random, rule)),
      ],
    })
    return {
      ask: {
        stem:
          `A service may use an answer of its model if it arrives within ${rule.limit} ms, if its risk ` +
          `is a number from 0 to 1, and if it rests on inputs that are at most ${rule.fresh} minutes ` +
          'old. Everything else is given to the fallback. Each of these answers to five requests came ' +
          'with status 200. Which requests belong to the fallback?',
        options,
      },
      key: {answer, why},
    }
  },
})

type Draw = (random: Random, rule: Rule) => DrawnOption

const usable: readonly Draw[] = [
  (random, rule) =>
    option(
      {...reply(random, rule), risk: '0'},
      'Usable. A risk of 0 is a number within the range.',
    ),
  (random, rule) =>
    option(
      {...reply(random, rule), risk: '1'},
      'Usable. 1 is the end of the range and belongs to it.',
    ),
  (random, rule) =>
    option(
      {...reply(random, rule), after: rule.limit},
      'Usable. It arrived within the limit, if only just.',
    ),
  (random, rule) =>
    option(
      {...reply(random, rule), age: rule.fresh},
      'Usable. Inputs of this age are still allowed.',
    ),
]

const unusable: readonly Draw[] = [
  (random, rule) => {
    const late = reply(random, rule)
    const after = rule.limit + between(random, {from: 20, to: 400, step: 10})
    return option({...late, after}, `Too late: ${figure(after)} against ${rule.limit} ms.`)
  },
  (random, rule) =>
    option(
      {...reply(random, rule), risk: figure(between(random, {from: 1.02, to: 1.6, step: 0.02}), 2)},
      'Above 1. Whatever it measures, it is no risk from 0 to 1.',
    ),
  (random, rule) =>
    option(
      {...reply(random, rule), risk: pick(random, ['“low”', '“high”', 'missing'])},
      'No number. The status says that the call was served, not that it holds a risk.',
    ),
  (random, rule) => {
    const age = rule.fresh + between(random, {from: 3, to: 25})
    return option(
      {...reply(random, rule), age},
      `Rests on old inputs: ${age} against ${rule.fresh} minutes.`,
    )
  },
  (random, rule) =>
    option(
      {
        ...reply(random, rule),
        risk: figure(-between(random, {from: 0.02, to: 0.4, step: 0.02}), 2),
      },
      'Below 0, and so not within the range.',
    ),
]

/** A usable answer with nothing special. */
function reply(random: Random, {limit, fresh}: Rule): Reply {
  return {
    after: between(random, {from: 90, to: limit - 40, step: 10}),
    risk: figure(between(random, {from: 0.04, to: 0.96, step: 0.02}), 2),
    age: between(random, {from: 1, to: fresh - 2}),
  }
}

function option({after, risk, age}: Reply, why: string): DrawnOption {
  const minutes = age === 1 ? '1 minute' : `${age} minutes`
  return {text: `After ${figure(after)} ms, risk ${risk}, inputs ${minutes} old`, why}
}
