import {AirworthyError, randomFrom} from '@airworthy/kernel'

/**
 * Which fold each row is in: 0 to `folds` − 1, as equal in size as can be, each outcome spread
 * over the folds alike (stratified), drawn by the seed. Throws `folds-refused` unless there are at
 * least 2 folds and as many rows.
 */
export function foldsOf(
  outcomes: Float64Array,
  {folds = 5, seed, stratified = true}: {folds?: number; seed: string; stratified?: boolean},
): Uint16Array {
  if (!Number.isInteger(folds) || folds < 2 || folds > outcomes.length || folds > 65_535) {
    throw new AirworthyError(
      'folds-refused',
      `${folds} folds for ${outcomes.length} rows: give 2 up to the number of rows`,
    )
  }
  const order = randomFrom(`folds ${seed}`).shuffle(Array.from(outcomes.keys()))
  // Dealt like cards, one outcome after the other, so that each fold gets its share of each.
  if (stratified) order.sort((left, right) => (outcomes[left] ?? 0) - (outcomes[right] ?? 0))
  const assigned = new Uint16Array(outcomes.length)
  for (const [place, row] of order.entries()) assigned[row] = place % folds
  return assigned
}
