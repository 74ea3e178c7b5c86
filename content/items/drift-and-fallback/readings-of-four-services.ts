import {
  between,
  figure,
  itemFamily,
  matched,
  percent,
  pick,
  pickSome,
} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

/** What a monitor shows of one service: before and now. */
interface Reading {
  readonly cases: number
  readonly missing: readonly [number, number]
  readonly distance: number
  readonly predicted: readonly [number, number]
  readonly occurred: readonly [number, number]
}

export const family = itemFamily({
  id: 'drift-and-fallback/readings-of-four-services',
  version: 1,
  type: 'match',
  level: 1,
  minutes: 2.5,
  targets: 'every moved figure called drift; inputs, predictions and outcomes not read together',
  prior: {
    a: 1.0,
    p: 0.52,
    b: -1.08,
    reason: 'each pattern is plain once three columns are compared',
  },
  tags: ['MEASURE 2.4', 'MEASURE 3.1'],
  source:
    'Moreno-Torres et al. 2012, doi:10.1016/j.patcog.2011.06.019; Breck et al. 2017, doi:10.1109/BigData.2017.8258038; invented readings',
  bias: 'terms are given and read from figures; no trade assumed',
  reserved: true,

  generate(random) {
    const causes = pickSome(random, {from: patterns, count: 6})
    const names = ['P', 'Q', 'R', 'S']
    const shown = causes.slice(0, 4).map((cause, index) => ({
      ...cause,
      name: `Service ${names[index]}`,
      reading: cause.draw(random),
    }))
    const {left, right, answer, why} = matched(random, {
      pairs: shown.map(({name, term, why}) => ({left: name, term, why})),
      spare: causes.slice(4).map(({term, absent}) => ({term, why: absent})),
    })
    return {
      ask: {
        stem:
          'Four models only predict; nothing is decided by them. Each is compared with its approved ' +
          'reference month: how many inputs are missing, how far the others lie from the reference, ' +
          'and the means of what was predicted and of what occurred. All outcomes are recorded. Give ' +
          'each service the most likely explanation of its readings. Two remain.',
        table: [
          ['service', 'cases', 'inputs missing', 'distance', 'predicted', 'occurred'],
          ...shown.map(({name, reading}) => [
            name,
            figure(reading.cases),
            change(reading.missing),
            `${figure(reading.distance, 2)} sd`,
            change(reading.predicted),
            change(reading.occurred),
          ]),
        ],
        left,
        right,
      },
      key: {answer, why},
    }
  },
})

const patterns: readonly {
  readonly term: string
  readonly why: string
  readonly absent: string
  readonly draw: (random: Random) => Reading
}[] = [
  {
    term: 'other people, same relation',
    why: 'Inputs moved, predictions followed them, and outcomes came as predicted.',
    absent: 'Nowhere did inputs and predictions move with outcomes following both.',
    draw(random) {
      const before = rate(random)
      const now = moved(random, before)
      return {
        ...quiet(random),
        distance: between(random, {from: 0.35, to: 0.9, step: 0.01}),
        predicted: [before, now],
        occurred: [before, now],
      }
    },
  },
  {
    term: 'same people, other relation',
    why: 'Inputs and predictions are as before, and outcomes are not: the same inputs now mean something else.',
    absent: 'Nowhere did outcomes move, still occurring, while inputs and predictions stayed.',
    draw(random) {
      const before = rate(random)
      return {
        ...quiet(random),
        predicted: [before, before],
        occurred: [before, moved(random, before)],
      }
    },
  },
  {
    term: 'fault on the way of the inputs',
    why: 'Many inputs are missing that were there before; predictions moved with it, outcomes did not: the world is as before.',
    absent: 'Nowhere did inputs begin to be missing.',
    draw(random) {
      const before = rate(random)
      return {
        ...quiet(random),
        missing: [0.4, between(random, {from: 24, to: 41, step: 0.1})],
        distance: between(random, {from: 0, to: 0.03, step: 0.01}),
        predicted: [before, moved(random, before)],
        occurred: [before, before],
      }
    },
  },
  {
    term: 'fault in the record of outcomes',
    why: 'Nothing at all occurred in tens of thousands of cases that look as before. Suspect the record first.',
    absent: 'Nowhere do outcomes break off.',
    draw(random) {
      const before = rate(random)
      return {...quiet(random), predicted: [before, before], occurred: [before, 0]}
    },
  },
  {
    term: 'another release of the model',
    why: 'The same inputs are given other predictions, and the world answers as before.',
    absent: 'Nowhere did predictions alone move.',
    draw(random) {
      const before = rate(random)
      return {
        ...quiet(random),
        predicted: [before, moved(random, before)],
        occurred: [before, before],
      }
    },
  },
  {
    term: 'chance among few cases',
    why: 'In so few cases a share strays by this much though nothing has changed.',
    absent: 'Nowhere are cases so few that chance explains what is seen.',
    draw(random) {
      const cases = between(random, {from: 40, to: 90, step: 5})
      const before = rate(random)
      const now = Math.round((cases * before) / 100) + pick(random, [2, 3])
      return {
        ...quiet(random),
        cases,
        distance: between(random, {from: 0.06, to: 0.13, step: 0.01}),
        predicted: [before, before],
        occurred: [before, (now * 100) / cases],
      }
    },
  },
]

/** Readings of which none has moved. */
function quiet(random: Random) {
  return {
    cases: between(random, {from: 30_000, to: 90_000, step: 1000}),
    missing: [0.4, 0.4] as const,
    distance: between(random, {from: 0, to: 0.03, step: 0.01}),
  }
}

function rate(random: Random): number {
  return between(random, {from: 8, to: 16, step: 0.1})
}

/** Another rate in percent, higher or lower by a third to three fifths. */
function moved(random: Random, before: number): number {
  const by = between(random, {from: 0.33, to: 0.6, step: 0.01})
  return before * (1 + pick(random, [-1, 1]) * by)
}

function change([before, now]: readonly [number, number]): string {
  return `${figure(before, 1)} → ${percent(now / 100, 1)}`
}
