import {
  between,
  drawUntil,
  figure,
  itemFamily,
  percent,
  pickSome,
  round,
} from '../../src/families/index.ts'

type Random = Parameters<typeof between>[0]

export const family = itemFamily({
  id: 'ethics-and-bias/below-four-fifths',
  version: 1,
  type: 'choose-many',
  level: 1,
  minutes: 2,
  targets:
    'counts or points of difference compared where a rule speaks of the ratio to the highest rate',
  prior: {a: 1.4, p: 0.62, b: -1.35, reason: 'the rule is given; three other comparisons tempt'},
  tags: ['MEASURE 2.11', 'MEASURE 1.1'],
  source: 'Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4(D); computed',
  bias: 'the rule is supplied; groups have letters; a calculator is offered',
  reserved: true,

  generate(random) {
    const groups = drawUntil(() => drawGroups(random), isTelling)
    const highest = Math.max(...groups.map(rateOf))
    const letters = ['a', 'b', 'c', 'd', 'e']
    const shown = groups.map((group, index) => ({...group, letter: letters[index] ?? ''}))
    const below = shown.filter((group) => rateOf(group) / highest < fourFifths)
    return {
      ask: {
        stem:
          'Guidelines for hiring in the United States compare groups by their selection rate: the ' +
          'share of the applicants of a group who are taken. The rate of each group is divided by ' +
          'that of the group with the highest rate. A result below four fifths is a reason to look ' +
          'closer, not yet a proof. For which groups is there such a reason?',
        table: [
          ['group', 'applicants', 'taken'],
          ...shown.map(({name, applicants, taken}) => [name, figure(applicants), figure(taken)]),
        ],
        options: Object.fromEntries(shown.map(({letter, name}) => [letter, name])),
      },
      key: {
        answer: below.map(({letter}) => letter),
        why: Object.fromEntries(
          shown.map((group) => [
            group.letter,
            `${percent(rateOf(group), 1)} of its applicants were taken; divided by ` +
              `${percent(highest, 1)} that is ${figure(rateOf(group) / highest, 2)}.`,
          ]),
        ),
      },
    }
  },
})

const fourFifths = 0.8

interface Group {
  name: string
  applicants: number
  taken: number
}

function drawGroups(random: Random): Group[] {
  const highest = between(random, {from: 24, to: 60, step: 2}) / 100
  const names = pickSome(random, {from: ['K', 'L', 'M', 'N', 'P', 'R', 'S'], count: 5}).sort()
  const ratios = random.shuffle([
    1,
    ...Array.from({length: 4}, () => between(random, {from: 0.55, to: 0.97, step: 0.01})),
  ])
  return names.map((name, index) => {
    const applicants = between(random, {from: 150, to: 900, step: 25})
    return {
      name: `Group ${name}`,
      applicants,
      taken: round(applicants * highest * (ratios[index] ?? 1)),
    }
  })
}

/** Two or three groups fall short, none narrowly, and no other comparison accuses the same ones. */
function isTelling(groups: readonly Group[]): boolean {
  const rates = groups.map(rateOf)
  const highest = Math.max(...rates)
  const applicants = groups.reduce((total, group) => total + group.applicants, 0)
  const overall = groups.reduce((total, group) => total + group.taken, 0) / applicants
  const most = Math.max(...groups.map(({taken}) => taken))
  const accused = (falls: (group: Group) => boolean) => groups.map(falls).join()
  const right = accused((group) => rateOf(group) / highest < fourFifths)
  const tempting = [
    accused((group) => highest - rateOf(group) > 0.2),
    accused((group) => rateOf(group) / overall < fourFifths),
    accused(({taken}) => taken / most < fourFifths),
  ]
  const count = rates.filter((rate) => rate / highest < fourFifths).length
  return (
    count >= 2 &&
    count <= 3 &&
    rates.every((rate) => Math.abs(rate / highest - fourFifths) > 0.025) &&
    !tempting.includes(right)
  )
}

function rateOf({applicants, taken}: Group): number {
  return taken / applicants
}
