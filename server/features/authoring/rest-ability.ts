import {
  categoryProbabilities,
  densityMoments,
  gridNodes,
  type ScoredResponse,
} from '@airworthy/psychometrics'

/**
 * For each response the ability, in logits, by all the others: the expected a posteriori on one
 * dimension under a standard normal prior. Without others it is 0, the prior's mean.
 */
export function restAbilities(responses: readonly ScoredResponse[]): number[] {
  const logs = responses.map(({model, score}) =>
    Float64Array.from(gridNodes, (theta) =>
      Math.log(Math.max(categoryProbabilities(model, theta)[score] ?? 0, Number.MIN_VALUE)),
    ),
  )
  const total = Float64Array.from(
    gridNodes,
    (theta, node) => -0.5 * theta * theta + logs.reduce((sum, log) => sum + (log[node] ?? 0), 0),
  )
  return logs.map((own) => {
    const rest = total.map((log, node) => log - (own[node] ?? 0))
    const highest = rest.reduce((most, log) => Math.max(most, log), -Infinity)
    return densityMoments(rest.map((log) => Math.exp(log - highest))).mean
  })
}
