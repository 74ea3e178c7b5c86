import {AirworthyError} from '@airworthy/kernel'

/** The scores of people (rows) on items (columns): 0, 1, …, and null where an item was not given. */
export type ResponseMatrix = readonly (readonly (number | null)[])[]

/** A response matrix packed for calibration; −1 stands for not given. */
export interface PackedResponses {
  readonly people: number
  readonly items: number
  /** Person after person. */
  readonly scores: Int8Array
  /** Per item how often each score from 0 to its highest occurred. */
  readonly counts: readonly (readonly number[])[]
}

/**
 * Packs a response matrix. Throws `response-matrix` for no people, rows of unequal length or a
 * score that is not a whole number from 0 to 100.
 */
export function packResponses(matrix: ResponseMatrix): PackedResponses {
  const items = matrix[0]?.length ?? 0
  if (items === 0) throw badMatrix('no answers')
  const scores = new Int8Array(matrix.length * items).fill(-1)
  const counts = Array.from({length: items}, (): number[] => [])
  for (const [person, row] of matrix.entries()) {
    if (row.length !== items) {
      throw badMatrix(`${items} items, but row ${person} has ${row.length}`)
    }
    for (const [item, score] of row.entries()) {
      if (score === null) continue
      if (!(Number.isInteger(score) && score >= 0 && score <= 100)) {
        throw badMatrix(`score of row ${person} on item ${item}: ${score}`)
      }
      scores[person * items + item] = score
      const found = counts[item] ?? []
      while (found.length <= score) found.push(0)
      found[score] = (found[score] ?? 0) + 1
    }
  }
  return {people: matrix.length, items, scores, counts}
}

function badMatrix(message: string): AirworthyError {
  return new AirworthyError('response-matrix', `response matrix: ${message}`)
}
