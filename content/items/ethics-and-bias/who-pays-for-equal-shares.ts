import {
  between,
  drawRefused,
  drawUntil,
  figure,
  itemFamily,
  lettered,
  percent,
  pick,
  signed,
} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'ethics-and-bias/who-pays-for-equal-shares',
  version: 1,
  type: 'single-choice',
  level: 3,
  minutes: 2.5,
  targets:
    'the cost of a fairness criterion sought only among those refused; counts taken for chances',
  prior: {
    a: 1.2,
    p: 0.58,
    b: 1.2,
    reason: 'a loan granted can be the harm; counts point elsewhere',
  },
  tags: ['MEASURE 2.11', 'MAP 5.1', 'MANAGE 2.1'],
  source:
    'computed; cf. Liu et al. 2018, Delayed Impact of Fair Machine Learning, arXiv 1803.04383',
  bias: 'lending is explained; neutral branch names; a calculator is offered',
  reserved: true,

  generate(random) {
    const names = random.shuffle(['North', 'South'])
    const repays = pick(random, [true, false])
    const sets = drawUntil(
      () => drawSets(random, names),
      (drawn) => isTelling(drawn) && mostHarmed(drawn)?.repays === repays,
    )
    const first = mostHarmed(sets)
    if (!first) throw drawRefused('no set of people')
    const {
      options,
      answer: [answer = ''],
      why,
    } = lettered(random, {
      options: sets.map((set) => ({
        text: textOf(set),
        why: reasonFor(set),
        ...(set === first && {right: true as const}),
      })),
    })
    return {
      ask: {
        stem:
          'A lender moves from one threshold for all to a threshold for each branch, so that both ' +
          'branches grant to an equal share of applicants; the number of loans stays. A full trial ' +
          'showed who would repay. A refusal wrongs people who would repay; a loan wrongs people who ' +
          'would not, for they lose what they own. In which of the four sets did the chance of being ' +
          'wronged rise most?',
        table: [
          ['branch', 'people who', 'number', 'granted before', 'granted after'],
          ...sets
            .toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : 1))
            .map(({branch, repays, people, before, after}) => [
              branch,
              repays ? 'would repay' : 'would not repay',
              figure(people),
              figure(before),
              figure(after),
            ]),
        ],
        options,
      },
      key: {answer, why},
    }
  },
})

interface PeopleSet {
  branch: string
  repays: boolean
  people: number
  before: number
  after: number
}

/** Branch one granted more often before; afterwards both grant to the same share. */
function drawSets(random: Random, [one = '', two = '']: readonly string[]): PeopleSet[] {
  const sizes = {one: pick(random, [600, 800, 1200, 1600]), two: pick(random, [400, 800, 1000])}
  const shareAfter = between(random, {from: 40, to: 55, step: 5}) / 100
  const moved = between(random, {from: 60, to: 160, step: 20})
  const repayersMoved = {
    one: Math.round(moved * (between(random, {from: 40, to: 85}) / 100)),
    two: Math.round(moved * (between(random, {from: 25, to: 75}) / 100)),
  }
  return [
    ...branchSets(random, one, {
      size: sizes.one,
      shareAfter,
      moved: -moved,
      repayers: -repayersMoved.one,
    }),
    ...branchSets(random, two, {size: sizes.two, shareAfter, moved, repayers: repayersMoved.two}),
  ]
}

function branchSets(
  random: Random,
  branch: string,
  {
    size,
    shareAfter,
    moved,
    repayers,
  }: {size: number; shareAfter: number; moved: number; repayers: number},
): PeopleSet[] {
  const able = (size * between(random, {from: 40, to: 80, step: 5})) / 100
  const after = Math.round(size * shareAfter)
  const ableAfter = Math.round(after * (between(random, {from: 55, to: 88}) / 100))
  return [
    {branch, repays: true, people: able, before: ableAfter - repayers, after: ableAfter},
    {
      branch,
      repays: false,
      people: size - able,
      before: after - ableAfter - (moved - repayers),
      after: after - ableAfter,
    },
  ]
}

/** How much the chance of being wronged rose in a set, as a share. */
function harm({repays, people, before, after}: PeopleSet): number {
  return (repays ? before - after : after - before) / people
}

function mostHarmed(sets: readonly PeopleSet[]): PeopleSet | undefined {
  return sets.toSorted((a, b) => harm(b) - harm(a))[0]
}

function isTelling(sets: readonly PeopleSet[]): boolean {
  const fits = sets.every(({branch, repays, people, before, after}) => {
    const others = sets.find((other) => other.branch === branch && other.repays !== repays)
    const ranked = !others || !repays || before / people > others.before / others.people + 0.1
    return ranked && Math.min(before, after) > 5 && Math.max(before, after) < people - 5
  })
  const [most = 0, second = 0] = sets.map(harm).toSorted((a, b) => b - a)
  const [byCount] = sets.toSorted((a, b) => harm(b) * b.people - harm(a) * a.people)
  return fits && most - second > 0.02 && second > 0.02 && mostHarmed(sets) !== byCount
}

function textOf({branch, repays}: PeopleSet): string {
  return `${branch}: people who ${repays ? 'would' : 'would not'} repay`
}

function reasonFor(set: PeopleSet): string {
  const {repays, people, before, after} = set
  const wronged = repays ? [people - before, people - after] : [before, after]
  const [then = 0, now = 0] = wronged
  return (
    `${repays ? 'Wrongly refused' : 'Wrongly granted'}: ${figure(then)} of ${figure(people)} before, ` +
    `${figure(now)} after; ${percent(then / people, 1)} to ${percent(now / people, 1)}, ` +
    `${signed(harm(set) * 100, 1)} points.`
  )
}
