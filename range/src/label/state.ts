import {randomFrom} from '@airworthy/kernel'
import {thresholdsFor} from './enrolment.ts'
import {explored} from './exploration.ts'
import type {LabelFacts} from './facts.ts'
import {rankingFigures} from './figures.ts'
import {scoresOf, trainModel, type LabelModel} from './model.ts'
import {columnOf, drawPatients, somePatients, type Patients} from './patients.ts'
import type {Cut, Exploration, LabelRecipe, LabelView, RankingFigures} from './view.ts'

/** A model with what it was trained on and its score of every visible patient. */
export interface Ranking {
  readonly recipe: LabelRecipe
  readonly model: LabelModel
  readonly scores: Float64Array
}

/** Where an attempt stands. */
export interface LabelState {
  readonly facts: LabelFacts
  readonly seed: string
  readonly visible: Patients
  readonly inUse: Ranking
  readonly inUseFigures: RankingFigures
  readonly flaw: LabelView['flaw']
  readonly exploration: Exploration
  readonly trained: Ranking | null
  readonly trainedFigures: RankingFigures | null
  readonly cut: Cut
  readonly tried: LabelView['tried']
}

/** The state before the first action: patients are drawn and the score in use is trained. */
export function startLabel(facts: LabelFacts, seed: string): LabelState {
  const visible = drawPatients(facts, {
    random: randomFrom(`${seed}/visible`),
    rows: facts.patients.visible,
    reviewed: true,
  })
  const recipe = {
    labels: {[facts.inUse.label]: 1},
    features: facts.features.filter(({inUse}) => inUse).map(({id}) => id),
  }
  const model = trainModel(visible, {recipe, rows: facts.patients.trained})
  const inUse = {recipe, model, scores: scoresOf(model, visible)}
  const cut = {share: facts.inUse.share, groups: null}
  return {
    facts,
    seed,
    visible,
    inUse,
    inUseFigures: shownFigures({facts, visible}, {ranking: inUse, cut}),
    flaw: null,
    exploration: exploration(
      {facts, visible},
      {scores: inUse.scores, ranking: 'score', measure: facts.inUse.label},
    ),
    trained: null,
    trainedFigures: null,
    cut,
    tried: [],
  }
}

/** The ranking that would be put to use: the one trained last, or the one in use. */
export function currentRanking({trained, inUse}: LabelState): Ranking {
  return trained ?? inUse
}

/** Figures on the visible patients on whom no model was trained. */
export function shownFigures(
  {facts, visible}: Pick<LabelState, 'facts' | 'visible'>,
  {ranking, cut}: {ranking: Ranking; cut: Cut},
): RankingFigures {
  const thresholds = thresholdsFor(cut, {patients: visible, scores: ranking.scores, facts})
  const from = facts.patients.trained
  return rankingFigures(somePatients(visible, {from, to: visible.rows}), {
    facts,
    scores: ranking.scores.subarray(from),
    thresholds,
  })
}

/** What is explored, on the same patients; a ranking is a score, or a candidate label itself. */
export function exploration(
  {facts, visible}: Pick<LabelState, 'facts' | 'visible'>,
  {ranking, measure, scores}: {ranking: string; measure: string; scores: Float64Array | null},
): Exploration {
  const from = facts.patients.trained
  return explored(somePatients(visible, {from, to: visible.rows}), {
    facts,
    ranking,
    measure,
    scores: (scores ?? columnOf(visible, ranking)).subarray(from),
  })
}
