import {blanks, itemFamily, pick} from '../../src/families/index.ts'

export const family = itemFamily({
  id: 'ethics-and-bias/measure-for-a-complaint',
  version: 1,
  type: 'complete-config',
  level: 2,
  minutes: 2.5,
  targets: 'any error rate thought to answer any complaint; a pair of columns measured one by one',
  prior: {a: 1.4, p: 0.52, b: -0.06, reason: 'numerator and denominator are easily exchanged'},
  tags: ['MEASURE 2.11', 'MEASURE 1.1'],
  source:
    'computed; rule of three, Hanley and Lippman-Hand 1983, doi:10.1001/jama.1983.03330370053031',
  bias: 'measures are put in plain words; the rule of three is supplied; essays of no real school',

  generate(random) {
    const {complaint, among, counted} = pick(random, complaints)
    const {people, groups} = pick(random, affected)
    const {limit, minimum} = pick(random, limits)
    const {choices, answer, why} = blanks({
      groups: rightOne(groupChoices, groups),
      among: rightOne(amongChoices, among),
      counted: rightOne(countedChoices, counted),
      minimum: limits.map((other) => ({
        value: other.minimum,
        why: `3/${other.minimum} is ${other.limit} %.`,
        ...(other.minimum === minimum && {right: true as const}),
      })),
    })
    return {
      ask: {
        stem:
          'A detector flags essays as machine-written; later inquiry settles for every essay whether ' +
          'it was honest. The measure is the share of essays `counted` among essays `among`, in each ' +
          'value of `groups`. Choose the coarsest grouping and the share whose high value would bear ' +
          'out the complaint. `minimum` is the number of essays at which finding none counted rules ' +
          `out (95 %) a share above ${limit} %; none among n leaves 3/n possible.`,
        language: 'yaml',
        config:
          `complaint: ${people} say, ${complaint}\n` +
          'columns: [first or second language, full-time or part-time]\n' +
          'groups: ?\namong: ?\ncounted: ?\nminimum: ?\n',
        choices,
      },
      key: {answer, why},
    }
  },
})

const complaints = [
  {complaint: 'our honest work gets flagged', among: 'honest', counted: 'flagged'},
  {complaint: 'most flags on our work prove false', among: 'flagged', counted: 'honest'},
  {
    complaint: 'those of us who cheat get through unseen',
    among: 'machine-written',
    counted: 'not flagged',
  },
  {
    complaint: 'whatever we hand in, we get flagged more than others',
    among: 'all',
    counted: 'flagged',
  },
]

const affected = [
  {people: 'part-time students', groups: 'study mode'},
  {people: 'students writing in a second language', groups: 'language'},
  {people: 'part-time students with a second language', groups: 'language × study mode'},
]

const limits = [
  {limit: 10, minimum: 30},
  {limit: 5, minimum: 60},
  {limit: 2, minimum: 150},
  {limit: 1, minimum: 300},
]

const groupChoices = {
  language: 'Compares second with first language, study modes mixed.',
  'language × study mode': 'Compares the four combinations; totals by one column can hide a pair.',
  'study mode': 'Compares part-time with full-time, languages mixed.',
}

const amongChoices = {
  all: 'Speaks of every essay, whatever it was.',
  flagged: 'Speaks of the flags: how often one is true or false.',
  honest: 'Speaks of honest work: how often it is flagged.',
  'machine-written': 'Speaks of machine-written work: how often it gets through.',
}

const countedChoices = {
  flagged: 'Counts the flags within the essays looked at.',
  honest: 'Counts honest work; among the flagged these are the false flags.',
  'machine-written': 'Counts machine-written work; among the flagged these are the true flags.',
  'not flagged': 'Counts what passed; among machine-written work these are the misses.',
}

function rightOne(reasons: Readonly<Record<string, string>>, right: string) {
  return Object.entries(reasons).map(([value, why]) => ({
    value,
    why,
    ...(value === right && {right: true as const}),
  }))
}
