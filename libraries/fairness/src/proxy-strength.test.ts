import {randomFrom} from '@airworthy/kernel'
import {boostingLearner, logisticLearner, type Feature} from '@airworthy/learners'
import {sampleNormal} from '@airworthy/statistics'
import {expect, test} from 'vitest'
import {proxyStrength} from './proxy-strength.ts'

const learner = boostingLearner({trees: 15})

test('finds that features predict a group, and which feature carries it', () => {
  const {features, codes} = buildRows(900, 1.5)
  const {groups, rows} = proxyStrength({features, groups: {...two, codes}, learner})
  expect(rows).toBe(900)
  const [only] = groups
  expect(groups).toHaveLength(1)
  // Two normals 1.5 deviations apart: Φ(1.5/√2) = 0.856 is the most that can be known.
  expect(only?.auc?.value).toBeGreaterThan(0.8)
  expect(only?.auc?.high).toBeLessThan(0.9)
  expect(only?.verdict).toBe('predictable')
  const [first, ...rest] = only?.carriers ?? []
  expect(first?.feature).toBe('district')
  expect(first?.shuffled).toBeGreaterThan(0.25)
  expect(first?.leftOut).toBeGreaterThan(0.25)
  expect(first?.alone).toBeGreaterThan(0.8)
  expect(rest.every(({shuffled, alone}) => shuffled < 0.02 && alone < 0.6)).toBe(true)
})

test('sees a feature that says the same as another by what it says alone', () => {
  const {features, codes} = buildRows(600, 2)
  const [district, ...others] = features
  const copy = {...(district as Feature), name: 'postcode'} // buildRows gives three features
  const {groups} = proxyStrength({
    features: [...features.slice(0, 1), copy, ...others],
    groups: {...two, codes},
    learner: logisticLearner(),
  })
  const carriers = groups[0]?.carriers ?? []
  for (const name of ['district', 'postcode']) {
    const carrier = carriers.find(({feature}) => feature === name)
    expect(carrier?.leftOut).toBeLessThan(0.01)
    expect(carrier?.alone).toBeGreaterThan(0.85)
  }
})

test('has no evidence where features say nothing, but for 1 of 40 tables or so', () => {
  let alarms = 0
  for (let table = 0; table < 80; table++) {
    const {features, codes} = buildRows(150, 0, `nothing ${table}`)
    const {groups} = proxyStrength({
      features,
      groups: {...two, codes},
      learner: logisticLearner(),
      leaveOut: 0,
    })
    if (groups[0]?.verdict === 'predictable') alarms++
  }
  expect(alarms).toBeLessThanOrEqual(2)
})

test('does not judge a group of few, and names each of several groups', () => {
  const {features, codes} = buildRows(300, 1)
  const three = codes.map((code, row) => (row < 10 ? 2 : code))
  const {groups} = proxyStrength({
    features,
    groups: {groups: [...two.groups, {g: 'c'}], codes: three},
    learner: logisticLearner(),
  })
  expect(groups.map(({verdict}) => verdict)).toEqual([
    'predictable',
    'predictable',
    'too-little-data',
  ])
  expect(groups[2]).toMatchObject({n: 10, auc: null, carriers: []})
})

test('rows without a group for each are refused', () => {
  const {features} = buildRows(20, 1)
  expect(() => proxyStrength({features, groups: {...two, codes: new Int32Array(3)}})).toThrow(
    '20 rows of features, but 3 rows with a group',
  )
})

const two = {groups: [{g: 'a'}, {g: 'b'}]}

/** Two groups, a district that lies `apart` deviations apart in them, and two features of noise. */
function buildRows(
  rows: number,
  apart: number,
  seed = 'rows',
): {features: Feature[]; codes: Int32Array} {
  const random = randomFrom(seed)
  const codes = Int32Array.from({length: rows}, () => (random.next() < 0.4 ? 1 : 0))
  const columns = {
    district: Float64Array.from(codes, (code) => apart * code + sampleNormal(random)),
    noise: Float64Array.from(codes, () => sampleNormal(random)),
    more: Float64Array.from(codes, () => Math.round(3 * random.next())),
  }
  return {
    codes,
    features: Object.entries(columns).map(([name, values]) => ({name, kind: 'number', values})),
  }
}
