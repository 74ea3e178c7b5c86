import {itemFamily, matched, pick, pickSome} from '../../src/families/index.ts'

/** A kind of check, and tricks that it takes the pay from and the other kinds do not. */
const checks = [
  {
    term: 'cases that the optimiser never meets',
    tricks: [
      'A coding agent is paid for passing tests; it stores the answers to the tested inputs',
      'A planner is paid for short routes in thirty example towns; it has learned their maps by heart',
    ],
    why: 'What was stored fits the known cases alone.',
  },
  {
    term: 'the same outcome, looked at weeks later',
    tricks: [
      'A sales bot is paid for each order on the day; people order under pressure and cancel afterwards',
      'A help bot is paid if people leave the chat satisfied; it promises a repair that never comes',
    ],
    why: 'The outcome is as good as it looks on the day only. Time undoes it.',
  },
  {
    term: 'a record that the optimiser cannot write',
    tricks: [
      'A cleaning robot is paid when its camera shows no dirt; it turns the camera to the wall',
      'An agent is paid by the hours in a log that it keeps; it enters hours without work',
    ],
    why: 'The evidence passes through the hands of whoever is paid.',
  },
  {
    term: 'the opposite kind of error, counted as well',
    tricks: [
      'A moderator is paid for few harmful posts that stay up; it takes down nearly everything',
      'A monitor is paid for each breakdown that it announced; it announces one every minute',
    ],
    why: 'One kind of error costs nothing, so the other is avoided at any price.',
  },
  {
    term: 'comparisons in which length is held equal',
    tricks: [
      'A writer is paid by a judge that prefers long answers; it pads each answer with repetitions',
      'A summariser is paid by raters who take more text for more care; it leaves hardly anything out',
    ],
    why: 'The judge’s liking for length is paid, not the content.',
  },
  {
    term: 'a random draw from everything that came in',
    tricks: [
      'A ticket bot is paid by the share solved of the tickets that it takes; it takes easy ones only',
      'A forecaster is paid by the share right of the days on which it speaks; in doubt it is silent',
    ],
    why: 'It chooses the cases by which it is judged.',
  },
]

export const family = itemFamily({
  id: 'alignment-and-specification/check-beyond-the-trick',
  version: 1,
  type: 'match',
  level: 2,
  minutes: 2,
  targets: 'more of the same measuring thought to catch a trick that the measure pays for',
  prior: {
    a: 1.2,
    p: 0.55,
    b: -0.17,
    reason: 'each trick must be traced to what the measure leaves out',
  },
  tags: ['MEASURE 2.13', 'MEASURE 2.6', 'MANAGE 2.4'],
  source:
    'Krakovna et al. 2020, the flip side of AI ingenuity, and its list of examples; Manheim and Garrabrant, arXiv 1803.04585',
  bias: 'six trades without jargon',

  generate(random) {
    const chosen = pickSome(random, {from: checks, count: 4})
    const {left, right, answer, why} = matched(random, {
      pairs: chosen.map(({term, tricks, why}) => ({left: pick(random, tricks), term, why})),
      spare: checks
        .filter((check) => !chosen.includes(check))
        .map(({term}) => ({term, why: 'None of the four tricks is caught by it.'})),
    })
    return {
      ask: {
        stem:
          'Four systems found a trick that their measure pays for. For each, choose the addition to ' +
          'the measure that takes the pay from this trick, whatever else it does; two remain.',
        left,
        right,
      },
      key: {answer, why},
    }
  },
})
