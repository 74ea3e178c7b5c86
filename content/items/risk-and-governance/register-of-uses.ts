import {codeWithFaults, itemFamily, pick} from '../../src/families/index.ts'

export const family = itemFamily({
  id: 'risk-and-governance/register-of-uses',
  version: 1,
  type: 'mark-faulty-lines',
  level: 1,
  minutes: 2,
  targets: 'a tier raised by many people and errors, and lowered by few',
  prior: {
    a: 1.2,
    p: 0.55,
    b: -1.17,
    reason: 'the rule is given; each faulty tier follows the number of people or of errors',
  },
  tags: ['MAP 5.1', 'MANAGE 1.2', 'GOVERN 1.6'],
  source: 'rule stated in the item; NIST AI 100-1, MAP 5.1 and GOVERN 1.6 (inventory of systems)',
  bias: 'the rule is given; the uses are known in most countries',
  reserved: true,

  generate(random) {
    const entries = random.shuffle(classes).map(({tier, drawnTo, many, uses, because}) => {
      const {use, harm} = pick(random, uses)
      const people = pick(random, many ? [400_000, 900_000, 3_000_000] : [20, 60, 90])
      const wrong = pick(random, many ? [5, 8, 12] : [4000, 9000, 20_000])
      const start = `- {use: ${use}, people: ${people}, wrong: 1 in ${wrong}, harm: ${harm}, tier: `
      return {
        sound: `${start}${tier}}`,
        why: `Sound. ${because}: tier ${tier}.`,
        fault: {
          line: `${start}${drawnTo}}`,
          why: `${because}: tier ${tier}. ${many ? 'Many people and many errors raise no tier.' : 'Few people and few errors lower no tier.'}`,
        },
      }
    })
    const {code, answer, why} = codeWithFaults(random, {
      lines: entries,
      faults: pick(random, [2, 3]),
    })
    return {
      ask: {
        stem:
          'Rule of a register: tier 1, no harm to speak of; tier 2, loss of money that is undone; ' +
          'tier 3, loss of money that is not undone, or harm to health that is; tier 4, harm to ' +
          'health that is not undone. The gravest harm that an error can do, named in each line, ' +
          'decides, and nothing else. Mark the lines whose tier does not follow the rule.',
        language: 'yaml',
        file: 'register.yaml',
        code,
      },
      key: {answer, why},
    }
  },
})

interface HarmClass {
  tier: number
  /** The tier that the numbers of people and errors suggest to whoever goes by them. */
  drawnTo: number
  /** Whether many people and errors, or few of both, stand in the line. */
  many: boolean
  because: string
  uses: {use: string; harm: string}[]
}

const classes: HarmClass[] = [
  {
    tier: 1,
    drawnTo: 2,
    many: true,
    because: 'No harm to speak of',
    uses: [
      {use: 'colours album pages', harm: 'ugly page'},
      {use: 'orders emoji', harm: 'longer search'},
      {use: 'names playlists', harm: 'dull name'},
    ],
  },
  {
    tier: 2,
    drawnTo: 3,
    many: true,
    because: 'Money, and undone',
    uses: [
      {use: 'charges late fees', harm: 'fee paid back in a week'},
      {use: 'collects tolls', harm: 'second toll paid back in a day'},
      {use: 'sets deposits for cars', harm: 'high deposit returned in a week'},
    ],
  },
  {
    tier: 2,
    drawnTo: 1,
    many: false,
    because: 'Money, and undone',
    uses: [
      {use: 'refunds tickets', harm: 'refund withheld for a month'},
      {use: 'pays travel costs', harm: 'too little but made good in a week'},
      {use: 'books cash', harm: 'sum lost and restored in a day'},
    ],
  },
  {
    tier: 3,
    drawnTo: 2,
    many: false,
    because: 'Money, and not undone',
    uses: [
      {use: 'sells shares', harm: 'sale at half price for good'},
      {use: 'auctions pledges', harm: 'ring sold and gone for good'},
      {use: 'sends instant payments', harm: 'money gone to strangers for good'},
    ],
  },
  {
    tier: 3,
    drawnTo: 2,
    many: false,
    because: 'Health, and undone',
    uses: [
      {use: 'mixes skin cream', harm: 'rash healed in a week'},
      {use: 'picks knee exercises', harm: 'swelling gone in a week'},
      {use: 'sets beds in a clinic', harm: 'back pain gone in a day'},
    ],
  },
  {
    tier: 3,
    drawnTo: 4,
    many: true,
    because: 'Health, and undone',
    uses: [
      {use: 'times breaks of typists', harm: 'sore wrists healed in a week'},
      {use: 'lights offices', harm: 'headache gone in a day'},
      {use: 'plans school meals', harm: 'stomach ache gone in a day'},
    ],
  },
  {
    tier: 4,
    drawnTo: 3,
    many: false,
    because: 'Health, and not undone',
    uses: [
      {use: 'aims an eye laser', harm: 'one eye blind for life'},
      {use: 'sets a drug pump', harm: 'lasting damage to the heart'},
      {use: 'tunes ear implants', harm: 'hearing lost for good'},
    ],
  },
]
