import type {Random} from '@airworthy/kernel'
import {sampleLogNormal, sampleNormal} from '@airworthy/statistics'
import {applyEvent, startSession, type AdaptiveSession} from './adaptive-session.ts'
import {categoryProbabilities, movedModel, type ItemModel} from './models.ts'
import {sampledScore} from './sampled-responses.ts'
import type {BankItem, StartedEvent} from './session-events.ts'

/** A simulated person: the true ability per domain, and the true model per item id. */
export interface SimulatedPerson {
  readonly abilities: readonly number[]
  readonly models: ReadonlyMap<string, ItemModel>
}

const provisionalUncertainty = {b: 0.7, logA: 0.3}

/**
 * A simulated bank: per domain a quarter of the items at the cut −1, under half at 0, the rest at 1, each
 * spread by 0.4; two in five single choice with four options, one in five numeric, the rest graded
 * in three categories. With `provisional` the parameters are as uncertain as an author's guess.
 */
export function simulatedBank(
  domains: readonly string[],
  {
    itemsPerDomain = 9,
    provisional = true,
    random,
  }: {itemsPerDomain?: number; provisional?: boolean; random: Random},
): BankItem[] {
  return domains.flatMap((domain) =>
    Array.from({length: itemsPerDomain}, (_, index) => {
      const share = (index + 0.5) / itemsPerDomain
      const cut = share < 0.25 ? -1 : share < 0.7 ? 0 : 1
      const b = sampleNormal(random, {mean: cut, standardDeviation: 0.4})
      const a = 1 + 0.1 * random.integer(5)
      return {
        id: `${domain}/${String(index).padStart(3, '0')}`,
        version: 1,
        domain,
        model: simulatedModel(index % 5, {a, b}),
        minutes: 1 + 0.25 * random.integer(5),
        provisional,
        ...(provisional ? {uncertainty: provisionalUncertainty} : {}),
      }
    }),
  )
}

/** What the items of a bank are really like: each parameter drawn from the uncertainty given for it. */
export function trueModels(items: readonly BankItem[], random: Random): Map<string, ItemModel> {
  return new Map(
    items.map(({id, model, uncertainty = {b: 0, logA: 0}}) => {
      const shift = sampleNormal(random, {standardDeviation: uncertainty.b})
      const stretch = sampleLogNormal(random, {standardDeviation: uncertainty.logA})
      return [id, movedModel(model, {shift, stretch})]
    }),
  )
}

/** The true abilities of a person drawn from the prior with these loadings. */
export function simulatedAbilities(loadings: readonly number[], random: Random): number[] {
  const general = sampleNormal(random)
  return loadings.map(
    (loading) => loading * general + Math.sqrt(1 - loading * loading) * sampleNormal(random),
  )
}

/**
 * An assessment, from its start or from where it is gone on with, answered by a simulated person until it should finish or, with `stopsWhenOffered`,
 * until it offers to stop. Each item takes its minutes times a lognormal factor.
 */
export function simulatedAssessment(
  begun: StartedEvent | AdaptiveSession,
  {
    person,
    random,
    stopsWhenOffered = false,
  }: {person: SimulatedPerson; random: Random; stopsWhenOffered?: boolean},
): AdaptiveSession {
  // A session that is gone on with keeps its answers.
  const opened = 'record' in begun ? begun : startSession(begun)
  const {start} = opened.record.bank
  const minutesOf = new Map(start.bank.items.map(({id, minutes}) => [id, minutes]))
  const placeOf = new Map(start.domains.map(({id}, place) => [id, place]))
  let session = opened
  for (;;) {
    const {nextItem, offersToStop} = session.state
    if (nextItem === null || (stopsWhenOffered && offersToStop)) return session
    const {itemId, position, domain} = nextItem
    const model = person.models.get(itemId)
    const theta = person.abilities[placeOf.get(domain) ?? -1]
    if (model === undefined || theta === undefined) return session
    const minutes = (minutesOf.get(itemId) ?? 0) * sampleLogNormal(random, {standardDeviation: 0.4})
    const score = sampledScore(categoryProbabilities(model, theta), random)
    session = applyEvent(session, {
      kind: 'answered',
      position,
      itemId,
      score,
      elapsedMs: Math.round(minutes * 60_000),
    })
  }
}

function simulatedModel(kind: number, {a, b}: {a: number; b: number}): ItemModel {
  if (kind < 2) return {kind: '3pl', a, b, c: 0.25}
  if (kind === 2) return {kind: '3pl', a, b}
  return {kind: 'graded', a, thresholds: [b - 0.5, b + 0.5]}
}
