import {
  between,
  drawUntil,
  figure,
  itemFamily,
  matched,
  pick,
  pickSome,
} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

/** What a filter looks for, in one trade. */
interface Trade {
  readonly thing: string
  /** The thing with its article. */
  readonly one: string
  readonly things: string
  readonly bad: string
  readonly good: string
  readonly stopped: string
  readonly passed: string
}

const trades: readonly Trade[] = [
  {
    thing: 'invoice',
    one: 'an invoice',
    things: 'invoices',
    bad: 'forged',
    good: 'sound',
    stopped: 'stopped',
    passed: 'let through',
  },
  {
    thing: 'weld',
    one: 'a weld',
    things: 'welds',
    bad: 'cracked',
    good: 'sound',
    stopped: 'set aside',
    passed: 'let through',
  },
  {
    thing: 'message',
    one: 'a message',
    things: 'messages',
    bad: 'harmful',
    good: 'harmless',
    stopped: 'held back',
    passed: 'delivered',
  },
  {
    thing: 'seed lot',
    one: 'a seed lot',
    things: 'seed lots',
    bad: 'infected',
    good: 'healthy',
    stopped: 'set aside',
    passed: 'sold',
  },
]

/** Counts by kind and by what the filter did. */
interface Counts {
  readonly badStopped: number
  readonly badPassed: number
  readonly goodStopped: number
  readonly goodPassed: number
}

export const family = itemFamily({
  id: 'validation-and-robustness/quotient-for-each-question',
  version: 1,
  type: 'match',
  level: 1,
  minutes: 2,
  targets: 'the share of bad among stopped and the share of stopped among bad taken for each other',
  prior: {a: 1.2, p: 0.7, b: -1.71, reason: 'each question names its whole; direction is confused'},
  tags: ['MEASURE 2.5', 'MEASURE 2.3'],
  source: 'computed; Altman and Bland 1994, doi:10.1136/bmj.308.6943.1552 and 309.6947.102',
  bias: 'no name of a measure is needed; four trades without jargon',
  reserved: true,

  generate(random) {
    const trade = pick(random, trades)
    const counts = drawUntil(() => drawCounts(random), isTelling)
    const asked = pickSome(random, {from: questions(trade, counts), count: 6})
    const {left, right, answer, why} = matched(random, {
      pairs: asked
        .slice(0, 4)
        .map(({question, of, part, why}) => ({left: question, term: termOf(part, of), why})),
      spare: asked.slice(4).map(({question, of, part}) => ({
        term: termOf(part, of),
        why: `Would answer: ${question}`,
      })),
    })
    const {thing, things, bad, good, stopped, passed} = trade
    return {
      ask: {
        stem:
          `A filter dealt with all ${things} of a month; later it became known of every ${thing} ` +
          `whether it was ${bad}. Take the month as typical. Give each question the quotient that ` +
          'answers it. Two quotients remain.',
        table: [
          [things, stopped, passed],
          [bad, figure(counts.badStopped), figure(counts.badPassed)],
          [good, figure(counts.goodStopped), figure(counts.goodPassed)],
        ],
        left,
        right,
      },
      key: {answer, why},
    }
  },
})

function drawCounts(random: Random): Counts {
  const bad = between(random, {from: 120, to: 600, step: 20})
  const good = between(random, {from: 2000, to: 9000, step: 200})
  const badStopped = Math.round((bad * between(random, {from: 60, to: 94})) / 100)
  const goodStopped = Math.round((good * between(random, {from: 2, to: 9})) / 100)
  return {
    badStopped,
    badPassed: bad - badStopped,
    goodStopped,
    goodPassed: good - goodStopped,
  }
}

/** No count stands for two things. */
function isTelling({badStopped, badPassed, goodStopped, goodPassed}: Counts): boolean {
  const numbers = [
    badStopped,
    badPassed,
    goodStopped,
    goodPassed,
    badStopped + badPassed,
    goodStopped + goodPassed,
    badStopped + goodStopped,
    badPassed + goodPassed,
  ]
  return new Set(numbers).size === numbers.length
}

function questions(trade: Trade, counts: Counts) {
  const {one, things, bad, good, stopped, passed} = trade
  const {badStopped, badPassed, goodStopped, goodPassed} = counts
  const allBad = badStopped + badPassed
  const allGood = goodStopped + goodPassed
  const allStopped = badStopped + goodStopped
  const allPassed = badPassed + goodPassed
  return [
    {
      question: `Suppose that ${one} is ${bad}. How probable is it that it will be ${stopped}?`,
      part: badStopped,
      of: allBad,
      why: `The whole is what is ${bad}, ${figure(allBad)}; ${figure(badStopped)} of it were ${stopped}.`,
    },
    {
      question: `Suppose that ${one} is ${bad}. How probable is it that it will be ${passed}?`,
      part: badPassed,
      of: allBad,
      why: `The whole is what is ${bad}, ${figure(allBad)}; the filter missed ${figure(badPassed)}.`,
    },
    {
      question: `A clerk looks at ${one} that was ${stopped}. How probable is it that it is ${bad}?`,
      part: badStopped,
      of: allStopped,
      why: `The whole is what was ${stopped}, ${figure(allStopped)}, whatever it is.`,
    },
    {
      question: `Suppose that ${one} is ${good}. How probable is it that it will be ${stopped}?`,
      part: goodStopped,
      of: allGood,
      why: `The whole is what is ${good}, ${figure(allGood)}; ${figure(goodStopped)} of it were ${stopped}.`,
    },
    {
      question: `Somebody receives ${one} that was ${passed}. How probable is it that it is ${bad}?`,
      part: badPassed,
      of: allPassed,
      why: `The whole is what was ${passed}, ${figure(allPassed)}; ${figure(badPassed)} of it are ${bad}.`,
    },
    {
      question: `How large a part of all ${things} did the filter treat as it should?`,
      part: badStopped + goodPassed,
      of: allBad + allGood,
      why: `Right are ${bad} and ${stopped}, or ${good} and ${passed}; the whole is everything.`,
    },
    {
      question: `How large a part of all ${things} is ${bad}, whatever the filter did?`,
      part: allBad,
      of: allBad + allGood,
      why: `${figure(allBad)} are ${bad}; the whole is everything.`,
    },
  ]
}

function termOf(part: number, of: number): string {
  return `${figure(part)} of ${figure(of)}`
}
