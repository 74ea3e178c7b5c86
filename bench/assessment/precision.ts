import {randomFrom, type Random} from '@airworthy/kernel'
import {
  categoryCurves,
  categoryProbabilities,
  chooseDomain,
  chooseItem,
  densityMoments,
  expectedInformation,
  gridNodes,
  informationTable,
  type InformationTable,
  type LogisticModel,
} from '@airworthy/psychometrics'
import {sampleBeta, sampleLogNormal, sampleNormal} from '@airworthy/statistics'

/** For one bank: the items within which nine in ten people reach the goal, and the most exposed item. */
export interface PrecisionSummary {
  readonly itemsForNineInTen: number
  readonly highestExposure: number
}

interface Area {
  readonly models: readonly LogisticModel[]
  readonly table: InformationTable
}

const areas = 7
const goal = 0.3

/**
 * Items until the posterior standard deviation of one ability is below 0.3, on a bank of 1,000
 * three-parameter items (a lognormal 0, 0.3; b standard normal; c Beta(5, 17)) in seven content
 * areas in balance, one of the five most informative being drawn.
 */
export function precision(seed: number, {people}: {people: number}): PrecisionSummary {
  const random = randomFrom(`precision ${seed}`)
  const bank = Array.from({length: areas}, (_, area) => buildArea(random, area))
  const counts = new Map<string, number>()
  const lengths = Array.from({length: people}, () => itemsUntilGoal(bank, {random, counts}))
  lengths.sort((first, second) => first - second)
  return {
    itemsForNineInTen: lengths[Math.ceil(0.9 * people) - 1] ?? NaN,
    highestExposure: Math.max(...counts.values()) / people,
  }
}

function buildArea(random: Random, area: number): Area {
  const models = Array.from({length: area < 1000 % areas ? 143 : 142}, (): LogisticModel => ({
    kind: '3pl',
    a: sampleLogNormal(random, {standardDeviation: 0.3}),
    b: sampleNormal(random),
    c: sampleBeta(random, {alpha: 5, beta: 17}),
  }))
  return {
    models,
    table: informationTable(models.map((model) => (theta) => categoryCurves(model, theta))),
  }
}

function itemsUntilGoal(
  bank: readonly Area[],
  {random, counts}: {random: Random; counts: Map<string, number>},
): number {
  const truth = sampleNormal(random)
  const available = bank.map(({models}) => new Uint8Array(models.length).fill(1))
  const given = bank.map(() => 0)
  let density = gridNodes.map((theta) => Math.exp(-0.5 * theta * theta))
  let last: number | undefined
  for (let items = 1; items <= 300; items++) {
    const needs = given.map((count, domain) => ({domain, items: count}))
    const place = chooseDomain(needs, {last, random}) ?? 0
    const area = bank[place]
    const free = available[place]
    if (area === undefined || free === undefined) return Infinity
    const promise = expectedInformation(area.table, density)
    const item = chooseItem(promise, {available: free, among: 5, random}) ?? 0
    const model = area.models[item]
    if (model === undefined) return Infinity
    free[item] = 0
    given[place] = (given[place] ?? 0) + 1
    last = place
    counts.set(`${place}/${item}`, (counts.get(`${place}/${item}`) ?? 0) + 1)
    const score = random.next() < (categoryProbabilities(model, truth)[1] ?? NaN) ? 1 : 0
    density = density.map(
      (value, node) => value * (categoryProbabilities(model, gridNodes[node] ?? NaN)[score] ?? NaN),
    )
    if (densityMoments(density).standardDeviation < goal) return items
  }
  return Infinity
}
