import {
  between,
  drawUntil,
  figure,
  itemFamily,
  lettered,
  pick,
  pickSome,
} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'ethics-and-bias/least-harm-within-a-bound',
  version: 1,
  type: 'single-choice',
  level: 3,
  minutes: 3,
  targets: 'a model chosen by errors, by the total or by equality, where harm is to be bounded',
  prior: {a: 1.4, p: 0.52, b: 1.29, reason: 'errors, total and equality each have their own best'},
  tags: ['MEASURE 2.11', 'MANAGE 2.1', 'MAP 5.1'],
  source:
    'computed; unequal costs of errors after Elkan 2001, The Foundations of Cost-Sensitive ' +
    'Learning, Proceedings of IJCAI 2001, 973-978',
  bias: 'the weights and the policy are given; a calculator is offered',
  reserved: true,

  generate(random) {
    const trial = drawUntil(() => drawTrial(random), isTelling)
    const {weight, cap, towns, models} = trial
    const key = chosen(trial)
    const {
      options,
      answer: [answer = ''],
      why,
    } = lettered(random, {
      inOrder: true,
      options: models.map((model) => ({
        text: model.name,
        why: reasonFor(model, trial),
        ...(model === key && {right: true as const}),
      })),
    })
    return {
      ask: {
        stem:
          'A model sends people to an examination. Patients and doctors agreed that one missed ' +
          `illness is as much harm as ${weight} needless examinations, each of which counts 1. Policy: ` +
          `in neither town may the harm exceed ${cap} for each 100 of its people; among models that ` +
          'keep this, the one with the least harm over both towns together. Which model follows?',
        table: [
          ['model', ...towns.flatMap(({name}) => [`${name}: missed`, `${name}: needless`])],
          ['people in all', ...towns.flatMap(({people}) => [figure(people), figure(people)])],
          ...models.map(({name, counts}) => [
            name,
            ...counts.flatMap(({missed, needless}) => [figure(missed), figure(needless)]),
          ]),
        ],
        options,
      },
      key: {answer, why},
    }
  },
})

interface Model {
  name: string
  counts: {missed: number; needless: number}[]
}

interface Trial {
  weight: number
  /** The most harm allowed for each 100 people of a town. */
  cap: number
  towns: {name: string; people: number}[]
  models: Model[]
}

function drawTrial(random: Random): Trial {
  const weight = pick(random, [5, 8, 10, 12])
  const towns = random.shuffle([
    {name: 'Ford', people: pick(random, [3000, 4000, 5000])},
    {name: 'Mill', people: pick(random, [500, 800, 1000])},
  ])
  const names = pickSome(random, {from: ['Q', 'R', 'S', 'T', 'V', 'W'], count: 5}).sort()
  const models = names.map((name) => ({
    name: `Model ${name}`,
    counts: towns.map(({people}) => ({
      missed: (people * between(random, {from: 4, to: 40, step: 2})) / 1000,
      needless: (people * between(random, {from: 4, to: 30})) / 100,
    })),
  }))
  return {weight, towns, models, cap: between(random, {from: 20, to: 50, step: 5})}
}

/** Harm for each 100 people of each town. */
function harms({counts}: Model, {weight, towns}: Trial): number[] {
  return counts.map(
    ({missed, needless}, town) => ((missed * weight + needless) / (towns[town]?.people ?? 1)) * 100,
  )
}

function totalHarm({counts}: Model, {weight}: Trial): number {
  return counts.reduce((sum, {missed, needless}) => sum + missed * weight + needless, 0)
}

function totalErrors({counts}: Model): number {
  return counts.reduce((sum, {missed, needless}) => sum + missed + needless, 0)
}

function gap(model: Model, trial: Trial): number {
  const both = harms(model, trial)
  return Math.max(...both) - Math.min(...both)
}

function keepsCap(model: Model, trial: Trial): boolean {
  return harms(model, trial).every((harm) => harm <= trial.cap)
}

function least(models: readonly Model[], valueOf: (model: Model) => number): Model | undefined {
  return models.toSorted((a, b) => valueOf(a) - valueOf(b))[0]
}

function chosen(trial: Trial): Model | undefined {
  return least(
    trial.models.filter((model) => keepsCap(model, trial)),
    (model) => totalHarm(model, trial),
  )
}

/** The models that other aims would choose: fewest errors, least total harm, towns most alike. */
function otherChoices(trial: Trial) {
  const {models} = trial
  return [
    {model: least(models, totalErrors), says: 'It has the fewest errors, all counted alike.'},
    {model: least(models, (one) => totalHarm(one, trial)), says: 'It has the least harm of all.'},
    {model: least(models, (one) => gap(one, trial)), says: 'Its towns are the most alike.'},
  ]
}

/** Two or three models keep the bound, none narrowly, and every other aim chooses another model. */
function isTelling(trial: Trial): boolean {
  const {models, cap} = trial
  const kept = models.filter((model) => keepsCap(model, trial))
  const totals = kept.map((model) => totalHarm(model, trial)).toSorted((a, b) => a - b)
  const clear = models.every((model) =>
    harms(model, trial).every((harm) => Math.abs(harm - cap) > 1.5),
  )
  const others = new Set(otherChoices(trial).map(({model}) => model))
  return (
    clear &&
    kept.length >= 2 &&
    kept.length <= 3 &&
    (totals[1] ?? 0) > 1.05 * (totals[0] ?? 0) &&
    others.size === 3 &&
    !others.has(chosen(trial))
  )
}

function reasonFor(model: Model, trial: Trial): string {
  const parts = harms(model, trial).map(
    (harm, town) => `${trial.towns[town]?.name ?? ''} ${figure(harm, 1)}`,
  )
  const total = figure(totalHarm(model, trial))
  const measured = `Harm for each 100 people: ${parts.join(', ')}; in all ${total}`
  if (model === chosen(trial)) return `${measured}. Within the bound, the least of those that are.`
  const fate = keepsCap(model, trial)
    ? 'Within the bound, but another one there does less harm.'
    : `Above ${trial.cap} in a town.`
  const said = otherChoices(trial).flatMap((other) => (other.model === model ? [other.says] : []))
  return [`${measured}.`, fate, ...said].join(' ')
}
