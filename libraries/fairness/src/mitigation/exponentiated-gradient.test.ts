import {existsSync, readFileSync} from 'node:fs'
import {logisticLearner, type Feature} from '@airworthy/learners'
import {describe, expect, test} from 'vitest'
import reference from '../../reference/mitigation.json' with {type: 'json'}
import {buildUnequalRows} from './build-rows.ts'
import {effectOfDecisions} from './decision-effect.ts'
import {exponentiatedGradient, selectionProbabilities} from './exponentiated-gradient.ts'
import {parityMoments, type ReductionConstraint} from './parity-moments.ts'
import {rowGroups, type RowGroups} from '../row-groups.ts'

const constraints = ['demographic-parity', 'equal-opportunity', 'equalized-odds'] as const

test.each(constraints)(
  'with %s keeps what is allowed, as the decisions themselves show',
  (constraint) => {
    const {features, outcomes, groups} = buildUnequalRows(1200)
    const model = exponentiatedGradient(logisticLearner(), {
      features,
      outcomes,
      groups,
      constraint,
      allowed: 0.02,
    })
    const after = selectionProbabilities(model, features)
    const moments = parityMoments(groups, {outcomes, constraint}).of(after)
    expect(Math.max(...moments.map(Math.abs))).toBeCloseTo(model.violation, 9)
    expect(model.violation).toBeLessThan(0.02 + model.gap * 0.02 + 1e-9)
    const wrong = after.reduce((sum, p, row) => sum + Math.abs(p - (outcomes[row] ?? NaN)), 0)
    expect(wrong / outcomes.length).toBeCloseTo(model.error, 9)
    expect(model.members.reduce((sum, {share}) => sum + share, 0)).toBeCloseTo(1, 9)

    const plain = logisticLearner().fit(features, {outcomes}).predict(features)
    const effect = effectOfDecisions(groups, {
      outcomes,
      before: plain.map((p) => (p > 0.5 ? 1 : 0)),
      after,
      selectedMeans: 'benefit',
      needs: ['retrained-model', 'chance'],
    })
    expect(effect.accuracyLost).toBeGreaterThan(-0.02)
    const name = constraint === 'demographic-parity' ? 'demographicParity' : 'equalOpportunity'
    expect(effect.disparities.after[name].difference).toBeLessThan(
      effect.disparities.before[name].difference ?? NaN,
    )
  },
)

test('with everything allowed is one model that errs no more than the learner alone', () => {
  const {features, outcomes, groups} = buildUnequalRows(400)
  const model = exponentiatedGradient(logisticLearner(), {
    features,
    outcomes,
    groups,
    constraint: 'demographic-parity',
    allowed: 1,
  })
  const plain = logisticLearner().fit(features, {outcomes}).predict(features)
  const wrong = plain.filter((p, row) => (p > 0.5 ? 1 : 0) !== outcomes[row]).length
  expect(model.members).toHaveLength(1)
  expect(model.error).toBeLessThan(wrong / outcomes.length + 1e-12)
})

test('what cannot be reduced is refused', () => {
  const {features, outcomes, groups} = buildUnequalRows(50)
  const given = {features, outcomes, groups, constraint: 'equalized-odds' as const}
  const learner = logisticLearner()
  expect(() => exponentiatedGradient(learner, {...given, allowed: 0})).toThrow(
    'allowed: 0; give more than 0, at most 1',
  )
  expect(() => exponentiatedGradient(learner, {...given, rounds: 0})).toThrow('rounds: 0')
  const alone = {groups: [{g: 'a'}], codes: new Int32Array(50)}
  expect(() => exponentiatedGradient(learner, {...given, groups: alone})).toThrow('one group only')
  expect(() =>
    exponentiatedGradient(learner, {...given, outcomes: new Float64Array(50).fill(1)}),
  ).toThrow('has no row with label 0')
})

// Data that are kept beside the repository, not in it.
const folder = process.env['AIRWORTHY_SHARED'] ?? '../shared'
const isThere = existsSync(`${folder}/data/german_credit.csv`)

describe.skipIf(!isThere)(
  'on data kept beside the repository (skipped without AIRWORTHY_SHARED or ../shared)',
  () => {
    test.each(['german', 'compas'] as const)(
      '%s: errs at most 0.0015 more than Fairlearn 0.15.0 with the same learner and allowance',
      (name) => {
        const {features, outcomes, groups} = name === 'german' ? german() : compas()
        for (const constraint of constraints) {
          const figures = reference.reductions[name].constraints[constraint]
          const model = reduced(constraint, {features, outcomes, groups})
          expect(model.error).toBeLessThan(figures.error + 0.0015)
          expect(model.violation).toBeLessThan(0.01 + 1e-9)
        }
      },
      120_000,
    )
  },
)

interface Rows {
  readonly features: readonly Feature[]
  readonly outcomes: Float64Array
  readonly groups: RowGroups
}

function reduced(constraint: ReductionConstraint, rows: Rows) {
  return exponentiatedGradient(logisticLearner(), {...rows, constraint, allowed: 0.01})
}

function german(): Rows {
  const column = readColumns('german_credit.csv')
  return {
    features: [
      ...'duration amount installment_rate residence_since age existing_credits dependents'
        .split(' ')
        .map((name) => numbers(name, column(name))),
      ...'checking credit_history purpose savings employment personal_status_sex other_debtors property other_plans housing job telephone foreign_worker'
        .split(' ')
        .map((name) => words(name, column(name))),
    ],
    outcomes: Float64Array.from(column('credit_risk'), (word) => (word === '1' ? 1 : 0)),
    groups: rowGroups([words('sex', column('sex'))]),
  }
}

function compas(): Rows {
  const column = readColumns('compas_two_years.csv')
  return {
    features: [
      ...'age juv_fel_count juv_misd_count juv_other_count priors_count'
        .split(' ')
        .map((name) => numbers(name, column(name))),
      ...['sex', 'c_charge_degree'].map((name) => words(name, column(name))),
    ],
    outcomes: Float64Array.from(column('two_year_recid'), Number),
    groups: rowGroups([words('race', column('race'))]),
  }
}

function numbers(name: string, column: readonly string[]): Feature {
  return {name, kind: 'number', values: Float64Array.from(column, Number)}
}

function words(name: string, column: readonly string[]): Feature {
  const dictionary = [...new Set(column)].sort()
  return {
    name,
    kind: 'text',
    dictionary,
    codes: Int32Array.from(column, (word) => dictionary.indexOf(word)),
  }
}

/** The columns of a file without quotes, as words. */
function readColumns(file: string): (name: string) => string[] {
  const text = readFileSync(`${folder}/data/${file}`, 'utf8')
  const [header = '', ...lines] = text.trimEnd().split(/\r?\n/)
  const names = header.split(',')
  const cells = lines.map((line) => line.split(','))
  return function columnOf(name) {
    const place = names.indexOf(name)
    return cells.map((row) => row[place] ?? '')
  }
}
