import {wilsonInterval} from '@airworthy/statistics'
import {
  between,
  codeWithFaults,
  drawUntil,
  figure,
  itemFamily,
  percent,
  pick,
} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'risk-and-governance/card-and-its-records',
  version: 1,
  type: 'mark-faulty-lines',
  level: 2,
  minutes: 3,
  targets: 'a sentence near a record taken for a sentence that the record bears',
  prior: {
    a: 1.0,
    p: 0.42,
    b: 0.32,
    reason: 'each faulty line says a little more than its record; long reading',
  },
  tags: ['MEASURE 2.5', 'MEASURE 2.11', 'MEASURE 2.6', 'MAP 2.2'],
  source: 'computed (Wilson intervals); Mitchell et al. 2019, arXiv 1810.03993',
  bias: 'intervals are given; no card format need be known',
  reserved: true,

  generate(random) {
    const facts = drawUntil(() => drawFacts(random), isTelling)
    const {refused, paper, attacks, drills} = facts
    const {code, answer, why} = codeWithFaults(random, {lines: card(facts), faults: 3})
    return {
      ask: {
        stem:
          'A card may say only what its records bear: a limit is kept if the whole 95 % interval lies ' +
          'within it, broken if it lies wholly beyond, otherwise not judged; nothing is said of cases ' +
          'unlike those recorded. The limit for wrong refusals is 5 %. All records are of this ' +
          'release. Mark the lines that say more, or something else, than the records bear.',
        table: [
          ['record', 'result', '95 % interval'],
          [
            'wrong refusals, applicants of May at random',
            `${refused.seen} of 2,000`,
            interval(refused),
          ],
          ['wrong refusals, those on paper forms', `${paper.seen} of ${paper.of}`, interval(paper)],
          ['planted reviews that moved money', `0 of ${attacks.of}`, interval(attacks)],
          [
            'model hung, a clerk answered in a minute; weekdays 9 to 17',
            `${drills.seen} of ${drills.of}`,
            interval(drills),
          ],
        ],
        language: 'yaml',
        file: 'card.yaml',
        code,
      },
      key: {answer, why},
    }
  },
})

interface Share {
  seen: number
  of: number
  low: number
  high: number
}

function drawFacts(random: Random) {
  const drills = pick(random, [60, 80, 100, 120])
  return {
    refused: share(between(random, {from: 50, to: 74}), 2000),
    paper: share(between(random, {from: 1, to: 4}), between(random, {from: 40, to: 70, step: 5})),
    attacks: share(0, pick(random, [100, 150, 200, 300])),
    drills: share(drills - between(random, {from: 0, to: 1}), drills),
  }
}

function share(seen: number, of: number): Share {
  const {low, high} = wilsonInterval({successes: seen, trials: of})
  return {seen, of, low, high}
}

/** All refusals keep the limit, paper forms are not judged, and no end lies near 5 %. */
function isTelling({refused, paper}: ReturnType<typeof drawFacts>): boolean {
  return (
    refused.high < 0.048 && paper.low < 0.045 && paper.high > 0.055 && paper.seen / paper.of < 0.05
  )
}

function card({refused, paper, attacks, drills}: ReturnType<typeof drawFacts>) {
  return [
    'wrong_refusals:',
    {
      sound: `  - at most ${percent(refused.high, 1)} of applicants like those of May are refused wrongly`,
      why: 'Sound. The upper end of the interval, for people like those recorded.',
      fault: {
        line: `  - at most ${percent(refused.seen / refused.of, 1)} of applicants like those of May are refused wrongly`,
        why: `${percent(refused.seen / refused.of, 1)} is what was seen; the interval reaches ${percent(refused.high, 1)}.`,
      },
    },
    {
      sound: '  - the limit of 5 % is kept over applicants like those of May together',
      why: 'Sound. The whole interval of the first record lies below 5 %.',
      fault: {
        line: '  - the limit of 5 % is kept in every group of applicants like those of May',
        why: 'The first record is of all together; on paper forms the interval reaches beyond 5 %.',
      },
    },
    {
      sound: `  - paper forms: ${paper.seen} of ${paper.of} seen, not judged against the limit`,
      why: 'Sound. The interval lies on both sides of 5 %.',
      fault: {
        line: `  - paper forms: ${paper.seen} of ${paper.of} seen, within the limit`,
        why: `The interval reaches ${percent(paper.high, 1)}; this is not judged.`,
      },
    },
    'attacks:',
    {
      sound: `  - planted reviews like these move money in at most ${percent(attacks.high, 1)} of cases`,
      why: 'Sound. None was seen, and the upper end is named.',
      fault: {
        line: '  - planted reviews like these move no money',
        why: `None of ${attacks.of} was seen; up to ${percent(attacks.high, 1)} fit the record.`,
      },
    },
    'fallback:',
    {
      sound: `  - a clerk answered in a minute in ${drills.seen} of ${drills.of} hangs, on weekdays 9 to 17`,
      why: 'Sound. It tells what was drilled, and when.',
      fault: {
        line: `  - a clerk answered in a minute in ${drills.seen} of ${drills.of} hangs, at whatever hour`,
        why: 'Drilled on weekdays from 9 to 17 alone. At night other clerks, or none, are there.',
      },
    },
    {
      sound: `  - how often the model hangs in use: not recorded (the ${drills.of} hangs were caused)`,
      why: 'Sound. A drill causes failures and does not count how often they come.',
      fault: {
        line: `  - how often the model hangs in use: ${figure(drills.of - drills.seen)} of ${drills.of} cases`,
        why: 'The drill caused each hang. It says what follows one, not how often one comes.',
      },
    },
  ]
}

function interval({low, high}: Share): string {
  return `${figure(low * 100, 1)} to ${percent(high, 1)}`
}
