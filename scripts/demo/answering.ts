import {
  canonicalResponse,
  maximumScoreOf,
  parametersOf,
  presentedResponse,
  presentItem,
  rightResponse,
  scoreResponse,
  type Catalogue,
  type Item,
  type ItemView,
} from '@airworthy/content'
import {AirworthyError, randomFrom, type Random} from '@airworthy/kernel'
import {
  categoryProbabilities,
  sampledScore,
  trueModels,
  type ItemModel,
} from '@airworthy/psychometrics'
import {guessedResponse} from '../guessed-response.ts'

/** A question of an attempt, found again in the bank by whoever knows the attempt's seed. */
export interface Recognised {
  readonly item: Item
  readonly presented: ReturnType<typeof presentItem>
}

/** What people of a true ability answer. */
export interface Answering {
  /** Throws `item-unknown` when no item of the bank looks like this one. */
  recognise(asked: {
    seed: string
    position: number
    domain: string
    view: ItemView
    /** True: an item that is kept for examinations. */
    reserved: boolean
  }): Recognised
  /** A response by somebody of this ability, or by one who errs in nothing, with the minutes that it took. */
  response(
    recognised: Recognised,
    ability: number | 'expert',
    random: Random,
  ): {response: unknown; minutes: number}
}

const guesses = 12

/**
 * Answers by the models of the items. What an item is really like differs from its author's
 * judgement as far as the author may be off, so that its statistics have something to show.
 */
export function answeringFrom(catalogue: Catalogue, seed: string): Answering {
  const uncertainty = {b: 0.7, logA: 0.3}
  const models: ReadonlyMap<string, ItemModel> = trueModels(
    catalogue.items.map(({facts, digest}) => ({
      id: facts.id,
      version: digest,
      domain: facts.domain,
      model: parametersOf(facts),
      minutes: facts.minutes,
      provisional: true,
      uncertainty,
    })),
    randomFrom(`${seed}/items`),
  )
  const open = Map.groupBy(catalogue.open, ({facts}) => facts.domain as string)
  const kept = Map.groupBy(catalogue.reserved, ({facts}) => facts.domain as string)

  return {
    recognise({seed: attemptSeed, position, domain, view, reserved}) {
      const wanted = JSON.stringify(view)
      for (const entry of (reserved ? kept : open).get(domain) ?? []) {
        const {id} = entry.facts
        const item = entry.instance(`${attemptSeed}/${id}`)
        if (item.ask.stem !== view.stem) continue
        const presented = presentItem(item, randomFrom(`${attemptSeed}/${position}/${id}`))
        if (JSON.stringify(presented.view) === wanted) return {item, presented}
      }
      throw new AirworthyError(
        'item-unknown',
        `no item of ${domain} begins: ${view.stem.slice(0, 60)}`,
      )
    },

    response({item, presented}, ability, random) {
      const model = models.get(item.id) ?? parametersOf(item)
      const score =
        ability === 'expert'
          ? maximumScoreOf(item)
          : sampledScore(categoryProbabilities(model, ability), random)
      const minutes = item.minutes * Math.exp(0.35 * (random.next() + random.next() - 1) * 2)
      return {response: reaching(score, {item, presented}, random), minutes}
    },
  }
}

/** A response of this score, or the guess that comes nearest to it. */
function reaching(score: number, {item, presented}: Recognised, random: Random): unknown {
  const {view, order} = presented
  if (score >= maximumScoreOf(item)) {
    return presentedResponse(item, {given: rightResponse(item), order})
  }
  let nearest: {response: unknown; off: number} | null = null
  for (let guess = 0; guess < guesses; guess++) {
    const response = guessedResponse(view, random)
    const off = Math.abs(scoreResponse(item, canonicalResponse(item, {response, order})) - score)
    if (nearest === null || off < nearest.off) nearest = {response, off}
    if (off === 0) break
  }
  return nearest?.response
}
