import {randomFrom} from '@airworthy/kernel'
import {sampleNormal} from '@airworthy/statistics'
import {expect, test} from 'vitest'
import {areaUnderCurve} from './auc.ts'
import {buildNumbers} from './build-features.ts'
import {crossValidatedAuc} from './cross-validated-auc.ts'
import {crossValidate} from './cross-validation.ts'
import {logisticLearner} from './logistic-learner.ts'

test('the value is the mean of the folds, the error half as large again with five of them', () => {
  const {validation, outcomes} = validated('wider')
  const plain = areaUnderCurve(validation.predictions, {outcomes, parts: validation.foldOf})
  const estimate = crossValidatedAuc(validation, {outcomes})
  expect(estimate.value).toBe(plain.value)
  expect(estimate.standardError).toBeCloseTo(1.5 * plain.standardError, 12)
})

test('where features say nothing the interval misses a half in about 5 of 100 tables', () => {
  const tables = 200
  let missed = 0
  for (let table = 0; table < tables; table++) {
    const {validation, outcomes} = validated(`table ${table}`)
    const {low, high} = crossValidatedAuc(validation, {outcomes})
    if (low > 0.5 || high < 0.5) missed++
  }
  expect(missed / tables).toBeLessThan(0.08)
})

function validated(seed: string): {
  validation: ReturnType<typeof crossValidate>
  outcomes: Float64Array
} {
  const random = randomFrom(seed)
  const outcomes = Float64Array.from({length: 150}, () => (random.next() < 0.4 ? 1 : 0))
  const features = ['a', 'b', 'c'].map((name) =>
    buildNumbers(
      name,
      Array.from(outcomes, () => sampleNormal(random)),
    ),
  )
  return {outcomes, validation: crossValidate(logisticLearner(), {features, outcomes, seed})}
}
