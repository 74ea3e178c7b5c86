import {existsSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import reference from '../reference/boosting.json' with {type: 'json'}
import {areaUnderCurve} from './auc.ts'
import {boostingLearner} from './boosted-trees.ts'
import {buildNumbers, buildWords} from './build-features.ts'
import {crossValidate} from './cross-validation.ts'
import type {Feature} from './feature.ts'
import {logLoss} from './log-loss.ts'
import {logisticModel} from './logistic-model.ts'
import {relativeRisk} from './relative-risk.ts'

// Data and figures that are kept beside the repository, not in it.
const folder = process.env['AIRWORTHY_SHARED'] ?? '../shared'
const isThere = existsSync(`${folder}/data/german_credit.csv`)

describe.skipIf(!isThere)(
  'data kept beside the repository (skipped without AIRWORTHY_SHARED or ../shared)',
  () => {
    test("ProPublica's model of COMPAS scores equals statsmodels within 1e-7 and the published figures", () => {
      const {propublica_logistic: figures} = readFigures()
      const model = propublicaModel()
      expect(model.rows).toBe(figures.rows)
      expect(model.terms).toHaveLength(Object.keys(figures.coef).length)
      for (const {name, coefficient, standardError, z} of model.terms) {
        const key = name === 'intercept' ? 'const' : name.replace('race=', 'race_')
        expect(Math.abs(coefficient - (figures.coef[key] ?? NaN))).toBeLessThan(1e-7)
        expect(Math.abs(standardError - (figures.se[key] ?? NaN))).toBeLessThan(1e-7)
        expect(Math.abs(z - (figures.z[key] ?? NaN))).toBeLessThan(1e-6)
      }
      expect(model.logLikelihood).toBeCloseTo(figures.llf, 8)
      expect(model.aic).toBeCloseTo(figures.aic, 8)
      const {black, female, under25} = figures.relative_risk
      expect(relativeRisk(model, 'race=African-American')).toBeCloseTo(black, 8)
      expect(relativeRisk(model, 'female')).toBeCloseTo(female, 8)
      expect(relativeRisk(model, 'age_lt25')).toBeCloseTo(under25, 8)
      expect(relativeRisk(model, 'race=African-American')).toBeCloseTo(
        figures.published.rr_black,
        3,
      )
    })

    test.each(['german', 'compas'] as const)(
      'boosted trees on %s have the held-out AUC and log loss of scikit-learn 1.9.1 within 1e-9',
      (name) => {
        const {features, outcomes} = name === 'german' ? german() : compas()
        const figures = reference.heldOut[name].boosting
        const foldOf = Uint16Array.from(outcomes.keys(), (row) => row % 5)
        const {predictions} = crossValidate(boostingLearner(), {features, outcomes, foldOf})
        expect(Math.abs(logLoss(predictions, {outcomes}) - figures.logLoss)).toBeLessThan(1e-9)
        for (const [fold, auc] of figures.auc.entries()) {
          const inside = (_: number, row: number): boolean => foldOf[row] === fold
          const {value} = areaUnderCurve(predictions.filter(inside), {
            outcomes: outcomes.filter(inside),
          })
          expect(Math.abs(value - auc)).toBeLessThan(1e-9)
        }
      },
      60_000,
    )
  },
)

interface PropublicaFigures {
  readonly rows: number
  readonly coef: Readonly<Record<string, number>>
  readonly se: Readonly<Record<string, number>>
  readonly z: Readonly<Record<string, number>>
  readonly llf: number
  readonly aic: number
  readonly relative_risk: {
    readonly black: number
    readonly female: number
    readonly under25: number
  }
  readonly published: {readonly rr_black: number}
}

function readFigures(): {propublica_logistic: PropublicaFigures} {
  const text = readFileSync(`${folder}/reference/compas.json`, 'utf8')
  return JSON.parse(text) as {propublica_logistic: PropublicaFigures} // the file's own shape
}

// ProPublica's filter and columns: screened within 30 days of the arrest, a charge, a score.
function propublicaModel(): ReturnType<typeof logisticModel> {
  const column = readColumns('compas_two_years.csv')
  const days = column('days_b_screening_arrest')
  const [recid, degree, text] = [
    column('is_recid'),
    column('c_charge_degree'),
    column('score_text'),
  ]
  const kept = Array.from(days.keys()).filter((row) => {
    const within = days[row] !== '' && Math.abs(Number(days[row])) <= 30
    return within && recid[row] !== '-1' && degree[row] !== 'O' && text[row] !== 'N/A'
  })
  const wordsOf = (name: string): string[] => {
    const words = column(name)
    return kept.map((row) => words[row] ?? '')
  }
  const flags = (name: string, word: string): number[] =>
    wordsOf(name).map((own) => (own === word ? 1 : 0))
  return logisticModel(
    [
      buildNumbers('female', flags('sex', 'Female')),
      buildNumbers('age_gt45', flags('age_cat', 'Greater than 45')),
      buildNumbers('age_lt25', flags('age_cat', 'Less than 25')),
      buildWords('race', wordsOf('race')),
      buildNumbers('priors_count', wordsOf('priors_count').map(Number)),
      buildNumbers('misdemeanor', flags('c_charge_degree', 'M')),
      buildNumbers('two_year_recid', wordsOf('two_year_recid').map(Number)),
    ],
    {
      outcomes: Float64Array.from(wordsOf('score_text'), (word) => (word === 'Low' ? 0 : 1)),
      encoding: {references: {race: 'Caucasian'}},
    },
  )
}

function german(): {features: Feature[]; outcomes: Float64Array} {
  const column = readColumns('german_credit.csv')
  return {
    features: [
      ...'duration amount installment_rate residence_since age existing_credits dependents'
        .split(' ')
        .map((name) => buildNumbers(name, column(name).map(Number))),
      ...'checking credit_history purpose savings employment personal_status_sex other_debtors property other_plans housing job telephone foreign_worker'
        .split(' ')
        .map((name) => buildWords(name, column(name))),
    ],
    outcomes: Float64Array.from(column('credit_risk'), (word) => (word === '2' ? 1 : 0)),
  }
}

function compas(): {features: Feature[]; outcomes: Float64Array} {
  const column = readColumns('compas_two_years.csv')
  return {
    features: [
      ...'age juv_fel_count juv_misd_count juv_other_count priors_count'
        .split(' ')
        .map((name) => buildNumbers(name, column(name).map(Number))),
      ...['sex', 'c_charge_degree'].map((name) => buildWords(name, column(name))),
    ],
    outcomes: Float64Array.from(column('two_year_recid'), Number),
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
