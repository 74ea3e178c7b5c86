import {
  between,
  drawUntil,
  figure,
  itemFamily,
  pick,
  pickSome,
  stepped,
} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'privacy-and-law/fewest-who-fit',
  version: 1,
  type: 'order',
  level: 1,
  minutes: 2.5,
  targets: 'the description with the most facts taken for the one that points to the fewest people',
  prior: {a: 1.4, p: 0.6, b: -1.29, reason: 'one rare fact is worth more than three common ones'},
  tags: ['MEASURE 2.10'],
  source:
    'computed; GDPR Recital 26 on singling out; Sweeney 2000, Simple Demographics Often Identify ' +
    'People Uniquely, Carnegie Mellon University, Data Privacy Working Paper 3',
  bias: 'small sums; occupations are everyday ones; a calculator is offered',
  reserved: true,

  generate(random) {
    const {rows, phrases} = drawUntil(() => drawTown(random), isTelling)
    const counted = phrases
      .map((phrase) => ({phrase, people: peopleWho(phrase, rows)}))
      .toSorted((a, b) => a.people - b.people)
    const {steps, answer, why} = stepped(
      random,
      counted.map(({phrase, people}) => ({
        text: textOf(phrase),
        why: `${figure(people)} ${people === 1 ? 'person fits' : 'people fit'}.`,
      })),
    )
    return {
      ask: {
        stem:
          'A paper wants to print letters about life in a town, each signed with a description in ' +
          'place of a name. The table counts everybody in the town who works. Order the signatures ' +
          'by how many people fit them, the fewest first.',
        table: [
          ['occupation', ...places.flatMap((place) => [`${place}: women`, `${place}: men`])],
          ...rows.map(({job, counts}) => [job.many, ...counts.map((count) => figure(count))]),
        ],
        steps,
      },
      key: {answer, why},
    }
  },
})

const places = ['Hill', 'Quay'] as const
const sexes = ['woman', 'man'] as const

const commonJobs = [
  {one: 'nurse', many: 'nurses'},
  {one: 'teacher', many: 'teachers'},
  {one: 'driver', many: 'drivers'},
  {one: 'cook', many: 'cooks'},
]
const rareJobs = [
  {one: 'beekeeper', many: 'beekeepers'},
  {one: 'judge', many: 'judges'},
  {one: 'pilot', many: 'pilots'},
  {one: 'piano tuner', many: 'piano tuners'},
]

interface Row {
  job: {one: string; many: string}
  /** Hill women, Hill men, Quay women, Quay men. */
  counts: number[]
}

interface Phrase {
  job: Row['job']
  place?: (typeof places)[number]
  sex?: (typeof sexes)[number]
}

function drawTown(random: Random): {rows: Row[]; phrases: Phrase[]} {
  const common = pickSome(random, {from: commonJobs, count: 2}).map((job) => ({
    job,
    counts: [0, 0, 0, 0].map(() => between(random, {from: 12, to: 160})),
  }))
  const rare = pickSome(random, {from: rareJobs, count: 2}).map((job) => ({
    job,
    counts: [0, 0, 0, 0].map(() => between(random, {from: 0, to: 5})),
  }))
  const rows = random.shuffle([...common, ...rare])
  const phrases = [
    ...rare.map(({job}) => drawPhrase(random, job, pick(random, [0, 1]))),
    ...common.map(({job}) => drawPhrase(random, job, 2)),
    drawPhrase(random, pick(random, common).job, 1),
  ]
  return {rows, phrases}
}

/** A description with so many facts beside the occupation. */
function drawPhrase(random: Random, job: Row['job'], facts: number): Phrase {
  const place = pick(random, places)
  const sex = pick(random, sexes)
  if (facts === 2) return {job, place, sex}
  if (facts === 0) return {job}
  return pick(random, [
    {job, place},
    {job, sex},
  ])
}

function peopleWho({job, place, sex}: Phrase, rows: readonly Row[]): number {
  const counts = rows.find((row) => row.job === job)?.counts ?? []
  return counts.reduce((sum, count, index) => {
    const inPlace = place === undefined || places[Math.floor(index / 2)] === place
    const ofSex = sex === undefined || sexes[index % 2] === sex
    return inPlace && ofSex ? sum + count : sum
  }, 0)
}

/** Counts clearly apart and above 0; both rare ones with fewer facts than the full descriptions. */
function isTelling({rows, phrases}: {rows: Row[]; phrases: Phrase[]}): boolean {
  const counts = phrases.map((phrase) => peopleWho(phrase, rows))
  const sorted = counts.toSorted((a, b) => a - b)
  const apart = sorted.every((count, index) => index === 0 || count - (sorted[index - 1] ?? 0) >= 2)
  const [full = 0, second = 0, wide = 0] = counts.slice(2)
  return apart && (sorted[0] ?? 0) > 0 && Math.min(full, second) < wide && full !== second
}

function textOf({job, place, sex}: Phrase): string {
  const who = sex === undefined ? 'Somebody' : sex === 'woman' ? 'A woman' : 'A man'
  const where = place === undefined ? '' : ` on the ${place}`
  return `${who}${where} who works as a ${job.one}`
}
