import {between, blanks, drawUntil, figure, itemFamily, pick} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'risk-and-governance/waiver-with-an-end',
  version: 1,
  type: 'complete-config',
  level: 2,
  minutes: 2.5,
  targets: 'a risk accepted by the week, without an end or a sign, by whoever is nearest',
  prior: {a: 1.2, p: 0.48, b: 0.07, reason: 'end, sum and acceptor follow from one another'},
  tags: ['MANAGE 1.3', 'MANAGE 1.2', 'GOVERN 2.1', 'GOVERN 2.3'],
  source: 'rules stated in the item; computed; NIST AI 100-1, MANAGE 1.3 and GOVERN 2.3',
  bias: 'rules and powers are given; calculator offered',
  reserved: true,

  generate(random) {
    const office = pick(random, powers).who
    const drawn = drawUntil(
      () => drawCase(random),
      (each) => isTelling(each) && acceptorOf(each.sum) === office,
    )
    const {defect, weekly, cost, ready, rollout, review, end, sum} = drawn
    const {choices, answer, why} = blanks({
      ends_on_day: daysOf(drawn).map(({day, means}) => ({
        value: day,
        ...(day === end && {right: true}),
        why: `Day ${day}: ${means}. ${day === end ? 'The earliest of the three that the rule names.' : `The rule ends it on day ${end}.`}`,
      })),
      accepted_by: powers.map(({who, upTo}) => ({
        value: who,
        ...(who === office && {right: true}),
        why: `May accept up to ${figure(upTo)} euros; until day ${end} ${weekly} · ${cost} · ${end}/7 = ${figure(sum)} are expected.`,
      })),
      watched: defect.signs,
    })
    return {
      ask: {
        stem:
          `A release has a known defect: ${defect.name}. A case costs a customer ${cost} euros; ${weekly} ` +
          'a week are expected, all weeks alike, noticed or not. Rules: a waiver from day 0 ends when ' +
          `the repair is in use everywhere, on the day of the review, or after ${longest} days, ` +
          'whichever comes first. The harm expected until then is accepted by the lowest office whose ' +
          'power reaches it. What is watched counts the cases, noticed or not.',
        table: [
          ['fact or power', 'value'],
          ['repair ready', `day ${ready}`],
          ['from ready to in use everywhere', `${rollout} days`],
          ['review', `day ${review}`],
          ...powers.map(({who, upTo}) => [`${who} may accept`, `up to ${figure(upTo)} euros`]),
        ],
        language: 'yaml',
        config: 'waiver:\n  ends_on_day: ?\n  accepted_by: ?\n  watched: ?\n',
        choices,
      },
      key: {answer, why},
    }
  },
})

const longest = 60

const powers = [
  {who: 'team lead', upTo: 2000},
  {who: 'head of product', upTo: 10_000},
  {who: 'executive board', upTo: 100_000},
]

const complaints = 'Counts only what customers notice and write about.'

const defects = [
  {
    name: 'discounts that are due are left out',
    signs: [
      {value: 'complaints about discounts', why: complaints},
      {value: 'due discounts missing in a daily sample', right: true, why: 'Counts the cases.'},
      {value: 'total of discounts given', why: 'Moves with sales, not with discounts left out.'},
    ],
  },
  {
    name: 'parcels go to an old address',
    signs: [
      {
        value: 'changes of address per day',
        why: 'Counts an occasion for the defect, not its cases.',
      },
      {value: 'complaints about parcels', why: complaints},
      {
        value: 'parcels of a daily sample sent to an old address',
        right: true,
        why: 'Counts the cases.',
      },
    ],
  },
  {
    name: 'answers name a price that is too high',
    signs: [
      {
        value: 'answers of a daily sample with a wrong price',
        right: true,
        why: 'Counts the cases.',
      },
      {value: 'complaints about prices', why: complaints},
      {
        value: 'questions about prices per day',
        why: 'Counts an occasion for the defect, not its cases.',
      },
    ],
  },
]

function drawCase(random: Random) {
  const ready = between(random, {from: 10, to: 70})
  const rollout = between(random, {from: 5, to: 20})
  const review = between(random, {from: 14, to: 90})
  const weekly = between(random, {from: 7, to: 140, step: 7})
  const cost = between(random, {from: 4, to: 40, step: 2})
  const end = Math.min(ready + rollout, review, longest)
  return {
    defect: pick(random, defects),
    weekly,
    cost,
    ready,
    rollout,
    review,
    end,
    sum: (end * weekly * cost) / 7,
  }
}

function daysOf({ready, rollout, review}: {ready: number; rollout: number; review: number}) {
  return [
    {day: ready, means: 'the repair is ready, but not yet in use everywhere'},
    {day: ready + rollout, means: 'the repair is in use everywhere'},
    {day: review, means: 'the review'},
    {day: longest, means: 'the longest that a waiver may last'},
  ]
}

function acceptorOf(sum: number): string | undefined {
  return powers.find(({upTo}) => sum <= upTo)?.who
}

/** Four distinct days; the sum lies well within a power, and one week or another day would mislead. */
function isTelling(drawn: ReturnType<typeof drawCase>): boolean {
  const {weekly, cost, sum} = drawn
  const days = daysOf(drawn).map(({day}) => day)
  const sorted = days.toSorted((a, b) => a - b)
  const apart = sorted.every((day, index) => index === 0 || day - (sorted[index - 1] ?? 0) >= 3)
  const clear = powers.every(({upTo}) => Math.abs(sum / upTo - 1) > 0.08)
  const others = [7, ...days].map((day) => acceptorOf((day * weekly * cost) / 7))
  return clear && apart && others.some((office) => office !== acceptorOf(sum))
}
