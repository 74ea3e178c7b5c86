import {blanks, drawUntil, itemFamily, pick, pickSome} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'privacy-and-law/whom-a-breach-is-told',
  version: 1,
  type: 'complete-config',
  level: 2,
  minutes: 3,
  targets: 'every breach announced to everybody, or none where data came back or were only locked',
  prior: {a: 1.2, p: 0.5, b: 0, reason: 'one fact of each case decides between two neighbours'},
  tags: ['MEASURE 2.10', 'GOVERN 1.1', 'MANAGE 2.3'],
  source:
    'GDPR Art. 33(1), 33(5), 34(1) and 34(3); outcomes of cases 1, 2, 3, 6, 8, 10, 11, 13, 14 and ' +
    '16 of EDPB Guidelines 01/2021 on examples of breach notification, version 2.0',
  bias: 'the law is supplied; cases without products or names',
  reserved: true,

  generate(random) {
    const cases = drawUntil(
      () => drawCases(random),
      (drawn) => new Set(drawn.map(({told}) => told)).size >= 2,
    )
    const {choices, answer, why} = blanks(
      Object.fromEntries(
        cases.map(({name, told, why}) => [
          name,
          ways.map((way) => ({
            value: way,
            why: way === told ? why : wrongWay(way, told),
            ...(way === told && {right: true as const}),
          })),
        ]),
      ),
    )
    return {
      ask: {
        stem:
          'GDPR: every breach goes on record. The authority is told too, unless a risk to people is ' +
          'unlikely. The people are told as well if a high risk is likely; not if strangers cannot ' +
          'read the data, or if steps taken since make the high risk unlikely. Risk grows with the ' +
          'harm that these data can do in these hands, or by being out of reach. Complete the ' +
          'register.',
        language: 'yaml',
        config: cases.map(({name, facts}) => `# ${facts}\n${name}: ?\n`).join(''),
        choices,
      },
      key: {answer, why},
    }
  },
})

const ways = ['authority', 'authority and people', 'record only'] as const
type Way = (typeof ways)[number]

interface Case {
  name: string
  facts: string
  told: Way
  why: string
}

/** Four kinds of breach; in each, one fact moves the case to another outcome. */
const kinds: readonly (readonly Case[])[] = [
  [
    {
      name: 'stolen',
      facts: 'tablets with children’s files; strongly encrypted, off, copies at hand',
      told: 'record only',
      why: 'Nobody can read them and nothing is lost; a risk is unlikely.',
    },
    {
      name: 'stolen',
      facts: 'notebook, not encrypted; names, addresses, dates of birth of 100,000 customers',
      told: 'authority and people',
      why: 'Readable, and enough to pass for somebody else; people must be able to guard themselves.',
    },
  ],
  [
    {
      name: 'locked',
      facts:
        'by extortion, addresses that were encrypted before; nothing taken out, restored within hours',
      told: 'record only',
      why: 'Only ciphertext was in reach, nothing was taken out, and nobody waited for it.',
    },
    {
      name: 'locked',
      facts:
        'by extortion, a shop’s orders; nothing taken out; typed anew from paper in five days, parcels late',
      told: 'authority',
      why: 'Data out of reach harm as well: parcels came late. That is a risk, not a high one.',
    },
    {
      name: 'locked',
      facts:
        'by extortion, a hospital’s records; nothing taken out; restored in two days, operations put off',
      told: 'authority and people',
      why: 'Nothing was taken out, but operations waited; the risk to patients was high.',
    },
  ],
  [
    {
      name: 'misdirected',
      facts: 'two parcels of shoes with their bills, swapped; both came back',
      told: 'record only',
      why: 'One stranger saw a name, an address and a pair of shoes; hardly a risk.',
    },
    {
      name: 'misdirected',
      facts: 'one car policy with date of birth, plate and mileage, in another customer’s letter',
      told: 'authority',
      why: 'More than an address, in one stranger’s hands: a risk, not a high one.',
    },
    {
      name: 'misdirected',
      facts: 'list of 60,000 jobseekers with social security numbers, mailed to all of them',
      told: 'authority and people',
      why: 'Thousands can misuse the numbers, and asking them to delete the list cannot be checked.',
    },
  ],
  [
    {
      name: 'copied',
      facts:
        'by intruders, nicknames and salted strong hashes of passwords of a cooking site, all reset',
      told: 'record only',
      why: 'The hashes cannot be turned back and open nothing any more; nicknames lead to nobody.',
    },
    {
      name: 'copied',
      facts: 'by a clerk who left, business telephone numbers of customers, used to win them over',
      told: 'authority',
      why: 'Contacts in hands that should not have them; what they can do is annoy.',
    },
  ],
]

function drawCases(random: Random): Case[] {
  return pickSome(random, {from: kinds, count: 3}).map((kind) => pick(random, kind))
}

function wrongWay(way: Way, told: Way): string {
  if (way === 'record only') return 'Leaves out the authority, though a risk is not unlikely.'
  if (way === 'authority and people') {
    return told === 'authority'
      ? 'The risk is not high; a warning would alarm and help nobody.'
      : 'No high risk is likely, not even a low one.'
  }
  return told === 'record only'
    ? 'A risk to people is unlikely; the record suffices.'
    : 'Leaves people unwarned of a high risk.'
}
