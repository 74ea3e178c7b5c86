import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {
  expectedAbility,
  logLikelihood,
  type AbilityEstimate,
  type ScoredResponse,
} from './ability.ts'
import {difRegression} from './dif-regression.ts'
import {sequentialTest} from './likelihood-ratio-test.ts'
import {mantelHaenszel} from './mantel-haenszel.ts'
import {
  maximumLikelihoodAbility,
  maximumPosteriorAbility,
  weightedLikelihoodAbility,
} from './maximum-ability.ts'
import {categoryProbabilities, information, type ItemModel} from './models.ts'
import {mostDivergent, mostInformative} from './selection-criteria.ts'
import {probabilityAbove} from './verdict.ts'

// Figures of numpy, scipy, R and catR that are kept beside the repository, not in it.
const folder = process.env['AIRWORTHY_SHARED'] ?? '../shared'
const reference = readReference(`${folder}/reference/psychometrics.json`)

describe.skipIf(reference === null)(
  `figures kept beside the repository (skipped without AIRWORTHY_SHARED or ../shared)`,
  () => {
    const {icc_and_info, ability, catR, selection, polytomous, sprt, classification, dif} =
      reference ?? emptyReference

    test('probabilities and information of one- to four-parameter items within 1e-10', () => {
      for (const {theta, P, info, ...parameters} of icc_and_info) {
        const model: ItemModel = {kind: '3pl', ...parameters}
        expect(Math.abs((categoryProbabilities(model, theta)[1] ?? NaN) - P)).toBeLessThan(1e-10)
        expect(Math.abs(information(model, theta) - info)).toBeLessThan(1e-10)
      }
    })

    test('maximum likelihood, posterior maximum and weighted likelihood within 1e-6', () => {
      for (const {model, responses, ML, MAP, WLE, logL_at_ML} of ability.cases) {
        const answers = scored(ability.banks[model] ?? [], responses)
        const likeliest = maximumLikelihoodAbility(answers)
        expectWithin(likeliest, ML, 1e-6)
        expect(likeliest?.atBound).toBe(ML.at_bound)
        expect(logLikelihood(answers, likeliest?.theta ?? NaN)).toBeCloseTo(logL_at_ML, 9)
        expectWithin(maximumPosteriorAbility(answers), MAP, 1e-6)
        const weighted = weightedLikelihoodAbility(answers)
        if (WLE === null) expect(weighted).toBeNull()
        else expectWithin(weighted, WLE, 1e-6)
      }
    })

    test('expected abilities within 1e-6, on the grid of catR within 1e-10', () => {
      for (const {model, responses, EAP, EAP_grid33} of ability.cases) {
        const answers = scored(ability.banks[model] ?? [], responses)
        expectWithin(named(expectedAbility(answers)), EAP, 1e-6)
        const gridded = expectedAbility(answers, {low: -4, high: 4, nodes: 33})
        expectWithin(named(gridded), EAP_grid33, 1e-10)
      }
    })

    test('figures of catR within 1e-8, its likelihood maxima within their own 3e-5', () => {
      for (const {responses, theta_mle, theta_eap} of catR.cases) {
        const answers = scored(catR.items, responses)
        const likeliest = maximumLikelihoodAbility(answers, {low: -6, high: 6})
        expect(Math.abs((likeliest?.theta ?? NaN) - theta_mle)).toBeLessThan(3e-5)
        const {mean} = expectedAbility(answers, {low: -6, high: 6, nodes: 121})
        expect(Math.abs(mean - theta_eap)).toBeLessThan(1e-8)
      }
    })

    test('the most informative items, and the values that rank them within 1e-10', () => {
      const models = logistic(selection.bank)
      for (const {theta, mfi_top5, info_top5, randomesque5} of selection.mfi) {
        const best = mostInformative(models, {theta, count: 5})
        expect(best.map(({place}) => place)).toEqual(mfi_top5)
        for (const [rank, {value}] of best.entries()) {
          expect(Math.abs(value - (info_top5[rank] ?? NaN))).toBeLessThan(1e-10)
        }
        expect(best.map(({place}) => place).sort((a, b) => a - b)).toEqual(randomesque5)
      }
      for (const {theta, delta, top5, value_top5} of selection.kl_fixed_interval) {
        const best = mostDivergent(models, {theta, delta, count: 5})
        expect(best.map(({place}) => place)).toEqual(top5)
        for (const [rank, {value}] of best.entries()) {
          expect(Math.abs(value - (value_top5[rank] ?? NaN))).toBeLessThan(1e-9)
        }
      }
    })

    test('adaptive runs give the same items, abilities and standard errors', () => {
      const models = logistic(selection.bank)
      for (const {answers, path} of selection.adaptive_runs) {
        const given: number[] = []
        const responses: ScoredResponse[] = []
        let theta = 0
        for (const step of path) {
          const [next] = mostInformative(models, {theta, given})
          expect(next?.place).toBe(step.item)
          const model = models[step.item]
          if (model === undefined) throw new Error('a run names an item that the bank lacks')
          given.push(step.item)
          responses.push({model, score: Number(answers[step.item])})
          const found = expectedAbility(responses, {low: -4, high: 4, nodes: 33})
          expectWithin(named(found), {theta: step.eap, se: step.se}, 1e-10)
          theta = found.mean
        }
      }
    })

    test('graded response and partial credit within 1e-10, their abilities within 1e-6', () => {
      for (const {a, b, theta, GRM, GRM_info, GPCM, GPCM_info} of polytomous.curves) {
        const graded: ItemModel = {kind: 'graded', a, thresholds: b}
        const partial: ItemModel = {kind: 'partial-credit', a, steps: b}
        expectAll(categoryProbabilities(graded, theta), GRM, 1e-10)
        expectAll(categoryProbabilities(partial, theta), GPCM, 1e-10)
        expectAll(
          [information(graded, theta), information(partial, theta)],
          [GRM_info, GPCM_info],
          1e-10,
        )
      }
      for (const {model, items, responses, EAP, se} of polytomous.eap) {
        const found = expectedAbility(
          items.map(({a, b}, index) => ({
            model:
              model === 'GRM'
                ? {kind: 'graded', a, thresholds: b}
                : {kind: 'partial-credit', a, steps: b},
            score: responses[index] ?? NaN,
          })),
        )
        expectWithin(named(found), {theta: EAP, se}, 1e-6)
      }
    })

    test('the sequential test: ratio, bounds and decision', () => {
      for (const {responses, llr, upper, lower, decision, ...setting} of sprt.cases) {
        const found = sequentialTest(scored(ability.banks['3PL'] ?? [], responses), setting)
        expectAll([found.logRatio, found.upper, found.lower], [llr, upper, lower], 1e-10)
        expect(found.decision).toBe(decision)
      }
    })

    test('the probability of an ability above the cut within 1e-12', () => {
      for (const {theta, se, cut, p_above} of classification) {
        const found = probabilityAbove({mean: theta, standardError: se}, cut)
        expect(Math.abs(found - p_above)).toBeLessThan(1e-12)
      }
    })

    test('differential item functioning equals R within 1e-6', () => {
      const focal = dif.group.split('').map((group) => group === '1')
      const matching = dif.responses.map((answers) => answers.split('1').length - 1)
      for (const found of dif.results_R.items) {
        const scores = dif.responses.map((answers) => Number(answers[found.item]))
        const crossed = mantelHaenszel({scores, focal, matching})
        expectAll(
          [crossed?.chiSquared, crossed?.p, crossed?.oddsRatio, crossed?.delta],
          [found.MH_chisq_corrected, found.MH_p, found.alpha_MH, found.delta_MH],
          1e-8,
        )
        const regressed = difRegression({scores, focal, matching})
        expectAll(
          [regressed?.uniform.chiSquared, regressed?.nonUniform.chiSquared],
          [found.LR_uniform, found.LR_nonuniform],
          1e-6,
        )
        expectAll(
          [regressed?.both.chiSquared, regressed?.both.p, regressed?.addedNagelkerke],
          [found.LR_both, found.p_both, found.nagelkerke_dR2],
          1e-6,
        )
      }
    })
  },
)

test('figures beside the repository are there where it is checked for release', () => {
  expect(reference !== null || process.env['CI'] !== 'true').toBe(true)
})

interface Estimate {
  readonly theta: number
  readonly se: number
}

interface Reference {
  readonly icc_and_info: readonly {
    a: number
    b: number
    c: number
    d: number
    theta: number
    P: number
    info: number
  }[]
  readonly ability: {
    readonly banks: Readonly<Record<string, number[][]>>
    readonly cases: readonly {
      model: string
      responses: string
      ML: Estimate & {at_bound: boolean}
      MAP: Estimate
      WLE: Estimate | null
      EAP: Estimate
      EAP_grid33: Estimate
      logL_at_ML: number
    }[]
  }
  readonly catR: {
    readonly items: number[][]
    readonly cases: readonly {responses: string; theta_mle: number; theta_eap: number}[]
  }
  readonly selection: {
    readonly bank: number[][]
    readonly mfi: readonly {
      theta: number
      mfi_top5: number[]
      info_top5: number[]
      randomesque5: number[]
    }[]
    readonly kl_fixed_interval: readonly {
      theta: number
      delta: number
      top5: number[]
      value_top5: number[]
    }[]
    readonly adaptive_runs: readonly {
      answers: string
      path: readonly {item: number; response: number; eap: number; se: number}[]
    }[]
  }
  readonly polytomous: {
    readonly curves: readonly {
      a: number
      b: number[]
      theta: number
      GRM: number[]
      GRM_info: number
      GPCM: number[]
      GPCM_info: number
    }[]
    readonly eap: readonly {
      model: string
      items: readonly {a: number; b: number[]}[]
      responses: number[]
      EAP: number
      se: number
    }[]
  }
  readonly sprt: {
    readonly cases: readonly {
      cut: number
      delta: number
      alpha: number
      beta: number
      responses: string
      llr: number
      upper: number
      lower: number
      decision: string
    }[]
  }
  readonly classification: readonly {theta: number; se: number; cut: number; p_above: number}[]
  readonly dif: {
    readonly group: string
    readonly responses: readonly string[]
    readonly results_R: {
      readonly items: readonly {
        item: number
        MH_chisq_corrected: number
        MH_p: number
        alpha_MH: number
        delta_MH: number
        LR_uniform: number
        LR_nonuniform: number
        LR_both: number
        p_both: number
        nagelkerke_dR2: number
      }[]
    }
  }
}

const emptyReference: Reference = {
  icc_and_info: [],
  ability: {banks: {}, cases: []},
  catR: {items: [], cases: []},
  selection: {bank: [], mfi: [], kl_fixed_interval: [], adaptive_runs: []},
  polytomous: {curves: [], eap: []},
  sprt: {cases: []},
  classification: [],
  dif: {group: '', responses: [], results_R: {items: []}},
}

function readReference(path: string): Reference | null {
  try {
    // The file's shape is the interface above; a figure that it lacks fails the tests as undefined.
    return JSON.parse(readFileSync(path, 'utf8')) as Reference
  } catch {
    return null
  }
}

function logistic(bank: readonly number[][]): ItemModel[] {
  return bank.map(([a = NaN, b = NaN, c = NaN, d = NaN]) => ({kind: '3pl', a, b, c, d}))
}

function scored(bank: readonly number[][], responses: string): ScoredResponse[] {
  return logistic(bank).map((model, index) => ({model, score: Number(responses[index])}))
}

function named({mean, standardError}: AbilityEstimate): {theta: number; standardError: number} {
  return {theta: mean, standardError}
}

function expectWithin(
  found: {theta: number; standardError: number} | null,
  {theta, se}: Estimate,
  tolerance: number,
): void {
  expectAll([found?.theta, found?.standardError], [theta, se], tolerance)
}

function expectAll(
  found: readonly (number | undefined)[],
  expected: readonly number[],
  tolerance: number,
): void {
  expect(found).toHaveLength(expected.length)
  for (const [index, value] of expected.entries()) {
    expect(Math.abs((found[index] ?? NaN) - value)).toBeLessThan(tolerance)
  }
}
