import {randomFrom} from '@airworthy/kernel'
import type {Feature} from '@airworthy/learners'
import {sampleNormal} from '@airworthy/statistics'
import type {RowGroups} from '../row-groups.ts'

/**
 * Seeded rows for a test: two groups of unequal base rates, a feature that tells them apart in
 * part, one that predicts the outcome alike in both, and noise.
 */
export function buildUnequalRows(rows: number): {
  features: readonly Feature[]
  outcomes: Float64Array
  groups: RowGroups
} {
  const random = randomFrom('rows of two groups')
  const codes = Int32Array.from({length: rows}, () => (random.next() < 0.35 ? 1 : 0))
  const columns = {
    merit: Float64Array.from(codes, () => sampleNormal(random)),
    district: Float64Array.from(codes, (code) => 1.5 * code + sampleNormal(random)),
    noise: Float64Array.from(codes, () => sampleNormal(random)),
  }
  const outcomes = Float64Array.from(codes, (code, row) => {
    const logit = 1.2 * (columns.merit[row] ?? NaN) - 1.3 * code + 0.4
    return random.next() < 1 / (1 + Math.exp(-logit)) ? 1 : 0
  })
  return {
    features: Object.entries(columns).map(([name, values]): Feature => ({
      name,
      kind: 'number',
      values,
    })),
    outcomes,
    groups: {groups: [{g: 'a'}, {g: 'b'}], codes},
  }
}
