import {claimed, itemFamily, pick, pickSome} from '../../src/families/index.ts'

export const family = itemFamily({
  id: 'privacy-and-law/told-before-it-was-done',
  version: 1,
  type: 'judge-claims',
  level: 1,
  minutes: 2.5,
  targets:
    'a use taken for announced because some purpose was announced, or because it was in the end',
  prior: {
    a: 1.2,
    p: 0.64,
    b: -1.48,
    reason: 'dates and purposes must both fit; two logs are silent',
  },
  tags: ['MEASURE 2.10', 'GOVERN 1.1'],
  source: 'GDPR Art. 5(1)(b), 13(1)(c) and 13(3)',
  bias: 'the rule is supplied; dates are written in words',
  reserved: true,

  generate(random) {
    const kinds = pickSome(random, {from: data, count: 4})
    const ways = pickSome(random, {from: states, count: 4})
    const rows = kinds.map((kind, index) => ({
      kind,
      ...drawUse(random, {kind, state: ways[index] ?? 'within'}),
    }))
    const {claims, answer, why} = claimed(
      random,
      rows.map(({kind, verdict, why}) => ({
        text: `People had been told of this use of their ${kind.name} before it began`,
        verdict,
        why,
      })),
    )
    return {
      ask: {
        stem:
          'Before a use of personal data begins, people must have been told its purpose. The table ' +
          'holds the only notices that a shop ever sent about these data, each to all its customers, ' +
          'and the uses that its logs show. Judge each claim: supported, contradicted or undecided ' +
          'by this record.',
        table: [
          [
            'data',
            'purpose in the notice',
            'notice sent on',
            'use found in the log',
            'use began on',
          ],
          ...rows.map(({kind, told, use, began}) => [kind.name, kind.purpose, told, use, began]),
        ],
        claims,
      },
      key: {answer, why},
    }
  },
})

interface Kind {
  name: string
  purpose: string
  /** A use in other words than the purpose, and within it. */
  within: string
  /** A use for another purpose. */
  beyond: string
}

const data: readonly Kind[] = [
  {
    name: 'delivery addresses',
    purpose: 'to bring parcels',
    within: 'sorted into the vans’ routes',
    beyond: 'prices raised in two streets',
  },
  {
    name: 'phone numbers',
    purpose: 'to call about late orders',
    within: 'text sent that an order is a day late',
    beyond: 'text sent about a new club card',
  },
  {
    name: 'chats with the help desk',
    purpose: 'to settle disputes',
    within: 'read out in the hearing of a dispute',
    beyond: 'given to a vendor to train its model',
  },
  {
    name: 'dates of birth',
    purpose: 'to sell wine to adults only',
    within: 'a bottle refused to a buyer aged 17',
    beyond: 'car insurance offered by age',
  },
  {
    name: 'card receipts',
    purpose: 'to pay refunds',
    within: 'compared with the bank’s entry of a return',
    beyond: 'customers ranked by spending',
  },
  {
    name: 'shoe sizes',
    purpose: 'to propose shoes that fit',
    within: 'shoes left out that come in other sizes only',
    beyond: 'sold to a maker of foot cream',
  },
]

const unnamed = ['read by the data team, reason not recorded', 'copied, file named “tmp7”']
const lost = ['in May; the day was lost', 'after 30 April; the day was lost']

/** How a use stands to its notice; the plain one twice, so that each verdict is as frequent. */
const states = ['within', 'within', 'beyond', 'late', 'unnamed', 'undated'] as const

function drawUse(
  random: Parameters<typeof pick>[0],
  {kind, state}: {kind: Kind; state: (typeof states)[number]},
) {
  const [told = '', began = ''] = pick(random, [
    ['2 May', '9 May'],
    ['4 May', '20 May'],
    ['11 May', '18 May'],
  ])
  switch (state) {
    case 'within':
      return {
        told,
        use: kind.within,
        began,
        verdict: 'supported' as const,
        why: `Part of the told purpose, ${kind.purpose}, and later than the notice.`,
      }
    case 'beyond':
      return {
        told,
        use: kind.beyond,
        began,
        verdict: 'contradicted' as const,
        why: `Told was “${kind.purpose}”; this is another purpose, of which nobody was told.`,
      }
    case 'late':
      return {
        told: began,
        use: kind.within,
        began: told,
        verdict: 'contradicted' as const,
        why: `The use fits the purpose, but it began on ${told} and people were told on ${began}.`,
      }
    case 'unnamed':
      return {
        told,
        use: pick(random, unnamed),
        began,
        verdict: 'undecided' as const,
        why: 'What it was for is not on record, so it may be the told use or another.',
      }
    case 'undated':
      return {
        told: '11 May',
        use: kind.within,
        began: pick(random, lost),
        verdict: 'undecided' as const,
        why: 'The use fits the purpose; whether it began before or after the notice is not on record.',
      }
  }
}
