import {randomFrom} from '@airworthy/kernel'
import {
  categoryProbabilities,
  mostInformative,
  sampledScore,
  sequentialTest,
  trueModels,
  type BankItem,
  type ItemModel,
  type ScoredResponse,
  type SequentialDecision,
} from '@airworthy/psychometrics'
import {sampleBeta, sampleLogNormal, sampleNormal} from '@airworthy/statistics'

/** How a sequential test against one cut did among people of standard normal ability. */
export interface SequentialSummary {
  readonly name: string
  readonly cut: number
  readonly decided: number
  /** Of those decided. */
  readonly right: number
  /** Of those decided whose ability is farther from the cut than delta. */
  readonly rightBeyondDelta: number
  readonly meanItems: number
}

/** Limits of the tests that are simulated. */
export const sequentialSetting = {delta: 0.3, alpha: 0.05, beta: 0.05} as const

interface TestOf {
  readonly name: string
  readonly cut: number
  readonly people: number
  readonly mostItems: number
}

/** A test on a simulated bank of 1,000 three-parameter items, most informative at the cut first. */
export function sequentialOnLargeBank(cut: number, people: number): SequentialSummary {
  const random = randomFrom('sequential bank')
  const models = Array.from({length: 1000}, (): ItemModel => ({
    kind: '3pl',
    a: sampleLogNormal(random, {standardDeviation: 0.3}),
    b: sampleNormal(random),
    c: sampleBeta(random, {alpha: 5, beta: 17}),
  }))
  return accuracy(
    {name: '1,000 items, at most 36', cut, people, mostItems: 36},
    {models, truths: () => models},
  )
}

/** A test with the items of one domain of a bank; true parameters stray as far as the bank says. */
export function sequentialOnDomain(
  items: readonly BankItem[],
  {domain, cut, people}: {domain: string; cut: number; people: number},
): SequentialSummary {
  const own = items.filter((item) => item.domain === domain)
  return accuracy(
    {name: domain, cut, people, mostItems: own.length},
    {
      models: own.map(({model}) => model),
      truths: (person) => [...trueModels(own, randomFrom(`${domain} ${person}`)).values()],
    },
  )
}

function accuracy(
  {name, cut, people, mostItems}: TestOf,
  {
    models,
    truths,
  }: {models: readonly ItemModel[]; truths: (person: number) => readonly ItemModel[]},
): SequentialSummary {
  const order = mostInformative(models, {theta: cut, count: mostItems}).map(({place}) => place)
  const tests = Array.from({length: people}, (_, person) => {
    const random = randomFrom(`sequential ${name} ${cut} ${person}`)
    const theta = sampleNormal(random)
    const real = truths(person)
    const answers: ScoredResponse[] = []
    let decision: SequentialDecision = 'continue'
    for (const place of order) {
      const model = models[place]
      const truth = real[place]
      if (decision !== 'continue' || model === undefined || truth === undefined) break
      answers.push({model, score: sampledScore(categoryProbabilities(truth, theta), random)})
      decision = sequentialTest(answers, {cut, ...sequentialSetting}).decision
    }
    const right = (decision === 'pass') === theta > cut
    return {decision, right, beyond: Math.abs(theta - cut) > sequentialSetting.delta, answers}
  })
  const decided = tests.filter(({decision}) => decision !== 'continue')
  const beyond = decided.filter((each) => each.beyond)
  return {
    name,
    cut,
    decided: decided.length / people,
    right: decided.filter(({right}) => right).length / decided.length,
    rightBeyondDelta: beyond.filter(({right}) => right).length / beyond.length,
    meanItems: tests.reduce((sum, {answers}) => sum + answers.length, 0) / people,
  }
}
