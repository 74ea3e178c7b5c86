import {AirworthyError} from '@airworthy/kernel'
import type {LogisticModel} from './logistic-model.ts'

/**
 * How many times likelier outcome 1 is with the named 0/1 column at 1, for a row in which every
 * other column is 0: exp(b) / (1 − p + p·exp(b)), p the probability of that row. 1 means no
 * difference. As ProPublica computed it for COMPAS (2016). Throws `unknown-term`.
 */
export function relativeRisk({terms}: LogisticModel, name: string): number {
  const intercept = terms[0]?.coefficient ?? NaN
  const term = terms.slice(1).find((candidate) => candidate.name === name)
  if (term === undefined) {
    const known = terms.slice(1).map((candidate) => candidate.name)
    throw new AirworthyError('unknown-term', `unknown term: ${name}; one of ${known.join(', ')}`)
  }
  const base = 1 / (1 + Math.exp(-intercept))
  const odds = Math.exp(term.coefficient)
  return odds / (1 - base + base * odds)
}
