import {randomFrom, type Random} from '@airworthy/kernel'
import {
  categoryCurves,
  chooseDomain,
  chooseItem,
  densityMoments,
  expectedInformation,
  exposureControl,
  gridNodes,
  informationTable,
  staysWithinLimit,
  type ExposureCounts,
  type InformationTable,
  type LogisticModel,
} from '@airworthy/psychometrics'
import {rerank, type Ranking} from './ranking.ts'
import {sampleBeta, sampleLogNormal, sampleNormal} from '@airworthy/statistics'

/** What one bank of 1,000 items came to. */
export interface PrecisionSummary {
  readonly seed: number
  /** The share of people whose standard error fell below the goal within the limit of items. */
  readonly share: number
  readonly highestExposure: number
  readonly medianItems: number
  /** The largest difference between two areas in the items that one person got. */
  readonly imbalance: number
}

/** How items are chosen. */
export interface PrecisionRule {
  /** Whether seven content areas take turns. */
  readonly balanced: boolean
  readonly ranking: Ranking
  /** One of this many best items is drawn. */
  readonly among: number
  /** The exposure that simulated parameters aim at; 1 without exposure control. */
  readonly exposureTarget: number
}

/** The rule that the figures in the documents are for. */
export const precisionRule: PrecisionRule = {
  balanced: true,
  ranking: 'posterior-information',
  among: 1,
  exposureTarget: 0.27,
}

const size = 1000
const areas = 7
const goal = 0.3
const mostItems = 36
const exposureLimit = 0.3
const rounds = 8

interface Bank {
  /** Per area the places of its items in the bank. */
  readonly places: readonly (readonly number[])[]
  readonly tables: readonly InformationTable[]
  /** Per item the probability of a right answer on the grid. */
  readonly right: readonly Float64Array[]
  readonly models: readonly LogisticModel[]
}

interface Sitting {
  readonly admitted: Uint8Array
  readonly random: Random
}

interface Outcome {
  readonly given: readonly number[]
  readonly reached: boolean
  readonly imbalance: number
}

/**
 * People whose ability is standard normal take an adaptive test on 1,000 three-parameter items
 * (a lognormal 0, 0.3; b standard normal; c Beta(5, 17)) until the posterior standard deviation is
 * below 0.3, 36 items at most. Exposure parameters come from other simulated people than those
 * who are counted; among these an item that the limit would be passed with is set aside.
 */
export function precision(
  seed: number,
  {people, rule}: {people: number; rule: PrecisionRule},
): PrecisionSummary {
  const bank = buildBank(randomFrom(`precision ${seed}`), rule.balanced ? areas : 1)
  const controlled = rule.exposureTarget < 1
  const admission = controlled
    ? parameters(bank, {seed, people, rule})
    : new Float64Array(size).fill(1)
  const random = randomFrom(`precision ${seed} people`)
  const given = new Float64Array(size)
  const outcomes: Outcome[] = []
  for (let person = 0; person < people; person++) {
    const admitted = admission.map((probability, item) => {
      const open = probability === 1 || random.next() < probability
      const within = staysWithinLimit(
        {given: given[item] ?? 0, people: person},
        {limit: exposureLimit},
      )
      return open && (within || !controlled) ? 1 : 0
    })
    const outcome = sit(bank, {rule, admitted: Uint8Array.from(admitted), random})
    for (const item of outcome.given) given[item] = (given[item] ?? 0) + 1
    outcomes.push(outcome)
  }
  const lengths = outcomes.map((outcome) => outcome.given.length).sort((a, b) => a - b)
  return {
    seed,
    share: outcomes.filter(({reached}) => reached).length / people,
    highestExposure: Math.max(...given) / people,
    medianItems: lengths[Math.floor(people / 2)] ?? NaN,
    imbalance: rule.balanced ? Math.max(...outcomes.map(({imbalance}) => imbalance)) : NaN,
  }
}

function buildBank(random: Random, count: number): Bank {
  const models = Array.from({length: size}, (): LogisticModel => ({
    kind: '3pl',
    a: sampleLogNormal(random, {standardDeviation: 0.3}),
    b: sampleNormal(random),
    c: sampleBeta(random, {alpha: 5, beta: 17}),
  }))
  const curves = models.map((model) => {
    return (theta: number) => categoryCurves(model, theta)
  })
  const places = Array.from({length: count}, (_, area) =>
    models.flatMap((__, item) => (item % count === area ? [item] : [])),
  )
  return {
    models,
    places,
    tables: places.map((items) => informationTable(items.flatMap((item) => curves[item] ?? []))),
    right: curves.map((curve) => gridNodes.map((theta) => curve(theta).probabilities[1] ?? NaN)),
  }
}

function parameters(
  bank: Bank,
  {seed, people, rule}: {seed: number; people: number; rule: PrecisionRule},
): Float64Array {
  const {admission} = exposureControl(size, {
    limit: rule.exposureTarget,
    rounds,
    simulate: (probabilities, round) => {
      const random = randomFrom(`precision ${seed} exposure ${round}`)
      return counted(bank, {probabilities, people, rule, random})
    },
  })
  return admission
}

function counted(
  bank: Bank,
  {
    probabilities,
    people,
    rule,
    random,
  }: {probabilities: Float64Array; people: number; rule: PrecisionRule; random: Random},
): ExposureCounts {
  const admitted = new Float64Array(size)
  const given = new Float64Array(size)
  for (let person = 0; person < people; person++) {
    const open = Uint8Array.from(probabilities, (probability) =>
      probability === 1 || random.next() < probability ? 1 : 0,
    )
    for (let item = 0; item < size; item++)
      admitted[item] = (admitted[item] ?? 0) + (open[item] ?? 0)
    for (const item of sit(bank, {rule, admitted: open, random}).given) {
      given[item] = (given[item] ?? 0) + 1
    }
  }
  return {people, admitted, given}
}

/** One person's test. */
function sit(bank: Bank, {rule, admitted, random}: Sitting & {rule: PrecisionRule}): Outcome {
  const truth = sampleNormal(random)
  const open = bank.places.map((items) => Uint8Array.from(items, (item) => admitted[item] ?? 0))
  const counts = bank.places.map(() => 0)
  const given: number[] = []
  const density = gridNodes.map((theta) => Math.exp(-0.5 * theta * theta))
  let last: number | undefined
  let reached = false
  while (given.length < mostItems && !reached) {
    const needs = counts.map((items, domain) => ({domain, items}))
    const area = chooseDomain(needs, {last, random}) ?? 0
    const table = bank.tables[area]
    const available = open[area]
    if (table === undefined || available === undefined) break
    const places = bank.places[area] ?? []
    const promise = rerank(expectedInformation(table, density), {
      ranking: rule.ranking,
      density,
      available,
      models: places.map((each) => bank.models[each]),
      right: places.map((each) => bank.right[each]),
    })
    const place = chooseItem(promise, {available, among: rule.among, random})
    const item = places[place ?? -1]
    if (place === undefined || item === undefined) break
    available[place] = 0
    counts[area] = (counts[area] ?? 0) + 1
    given.push(item)
    last = area
    answer(bank, {item, truth, density, random})
    reached = densityMoments(density).standardDeviation < goal
  }
  return {given, reached, imbalance: Math.max(...counts) - Math.min(...counts)}
}

/** Draws an answer and multiplies the density by its probability. */
function answer(
  bank: Bank,
  {
    item,
    truth,
    density,
    random,
  }: {item: number; truth: number; density: Float64Array; random: Random},
): void {
  const model = bank.models[item]
  const right = bank.right[item]
  if (model === undefined || right === undefined) return
  const [wrong = NaN] = categoryCurves(model, truth).probabilities
  const isRight = random.next() >= wrong
  for (let node = 0; node < density.length; node++) {
    const probability = right[node] ?? NaN
    density[node] = (density[node] ?? NaN) * (isRight ? probability : 1 - probability)
  }
}
