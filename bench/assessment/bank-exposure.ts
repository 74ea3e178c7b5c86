import {randomFrom} from '@airworthy/kernel'
import {
  exposureControl,
  isAdmitted,
  simulatedAbilities,
  simulatedAssessment,
  trueModels,
  type BankItem,
  type StartedEvent,
} from '@airworthy/psychometrics'

/** Exposure parameters of a bank under the rules of a start, and what its most exposed item came to. */
export interface BankExposure {
  readonly items: readonly BankItem[]
  readonly highestShares: readonly number[]
}

/** Sympson–Hetter parameters by simulated assessments that stop at the first offer. */
export function bankExposure(
  start: Omit<StartedEvent, 'seed'>,
  {limit, people, rounds}: {limit: number; people: number; rounds: number},
): BankExposure {
  const {items} = start.bank
  const placeOf = new Map(items.map(({id}, place) => [id, place]))
  const {admission, highestShares} = exposureControl(items.length, {
    limit,
    rounds,
    simulate: (probabilities, round) => {
      const admitted = new Float64Array(items.length)
      const given = new Float64Array(items.length)
      const bank = {...start.bank, items: withExposure(items, probabilities)}
      for (let person = 0; person < people; person++) {
        const seed = `exposure ${round}/${person}`
        const random = randomFrom(seed)
        const abilities = simulatedAbilities(start.prior.loadings, random)
        const {state} = simulatedAssessment(
          {...start, bank, seed},
          {
            person: {abilities, models: trueModels(items, random)},
            random,
            stopsWhenOffered: true,
          },
        )
        for (const [place, {id, exposure = 1}] of bank.items.entries()) {
          if (isAdmitted(seed, {id, exposure})) admitted[place] = (admitted[place] ?? 0) + 1
        }
        for (const {itemId} of state.given) {
          const place = placeOf.get(itemId) ?? -1
          given[place] = (given[place] ?? 0) + 1
        }
      }
      return {people, admitted, given}
    },
  })
  return {items: withExposure(items, admission), highestShares}
}

function withExposure(items: readonly BankItem[], probabilities: Float64Array): BankItem[] {
  return items.map((item, place) => ({...item, exposure: probabilities[place] ?? 1}))
}
