import {AirworthyError} from '@airworthy/kernel'
import {z} from 'zod'
import type {Engine} from '../core/engine.ts'
import {thresholdsFor} from './enrolment.ts'
import {labelFacts, type LabelFacts} from './facts.ts'
import {judgeLabel, standing} from './judge.ts'
import {scoresOf, trainModel, type LabelModel} from './model.ts'
import {sizeOf} from './figures.ts'
import {
  currentRanking,
  exploration,
  shownFigures,
  startLabel,
  type LabelState,
  type Ranking,
} from './state.ts'
import type {Cut, LabelAction, LabelRecipe, LabelView} from './view.ts'

/** What is recorded of an action: the model that training led to, nothing for the others. */
export type LabelResult = {readonly model: LabelModel | null}

const shortId = z.string().min(1).max(40)
const share = z.number().min(0).max(0.2)
const actionSchema = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('explore'), ranking: shortId, measure: shortId}),
  z.strictObject({kind: z.literal('name-flaw'), requirement: shortId, part: shortId}),
  z.strictObject({
    kind: z.literal('train'),
    recipe: z.strictObject({
      labels: z.record(shortId, z.number().min(0).max(1)),
      features: z.array(shortId).min(1).max(20),
    }),
  }),
  z.strictObject({
    kind: z.literal('cut'),
    cut: z.strictObject({share, groups: z.record(shortId, share).nullable()}),
  }),
])

const triesShown = 8

/** A risk score over synthetic patients: its label is to be questioned, and chosen anew. */
export const labelEngine: Engine<LabelFacts, LabelAction, LabelResult, LabelState, LabelView> = {
  id: 'label',
  facts: labelFacts,
  action: actionSchema,
  start: startLabel,
  decide: (state, action) => {
    assertFits(state, action)
    if (action.kind !== 'train') return {model: null}
    const {visible, facts} = state
    return {
      model: trainModel(visible, {recipe: action.recipe, rows: facts.patients.trained}),
    }
  },
  apply: applied,
  undoable: () => true,
  view: viewOf,
  progress: standing,
  judge: judgeLabel,
}

function applied(
  state: LabelState,
  {action, result}: {action: LabelAction; result: LabelResult},
): LabelState {
  switch (action.kind) {
    case 'explore': {
      const {ranking, measure} = action
      const scores = rankingNamed(state, ranking)?.scores ?? null
      return {...state, exploration: exploration(state, {ranking, measure, scores})}
    }
    case 'name-flaw':
      return {...state, flaw: {requirement: action.requirement, part: action.part}}
    case 'train':
      return result.model === null ? state : afterTraining(state, action.recipe, result.model)
    case 'cut':
      return afterCut(state, action.cut)
  }
}

function afterTraining(state: LabelState, recipe: LabelRecipe, model: LabelModel): LabelState {
  const trained = {recipe, model, scores: scoresOf(model, state.visible)}
  const figures = shownFigures(state, {ranking: trained, cut: state.cut})
  const tried = [...state.tried, {recipe, cut: state.cut, figures}].slice(-triesShown)
  return {...state, trained, trainedFigures: figures, tried}
}

function afterCut(state: LabelState, cut: Cut): LabelState {
  const ranking = currentRanking(state)
  const figures = shownFigures(state, {ranking, cut})
  const tried = [...state.tried, {recipe: ranking.recipe, cut, figures}].slice(-triesShown)
  // Without a model of the learner's own it is the score in use that is cut anew.
  return {...state, trained: ranking, trainedFigures: figures, cut, tried}
}

function viewOf(state: LabelState): LabelView {
  const {facts, visible, trained, trainedFigures} = state
  const need = visible.columns[facts.need.label]
  return {
    patients: {
      visible: visible.rows,
      trained: facts.patients.trained,
      hidden: facts.patients.hidden,
      groups: [facts.larger, facts.smaller].map(({id, name}, number) => ({
        id,
        name,
        n: sizeOf(visible, number),
      })),
      smaller: facts.smaller.id,
    },
    need: {
      label: facts.need.label,
      mean: need.reduce((sum, value) => sum + value, 0) / visible.rows,
    },
    requirements: facts.requirements,
    parts: facts.parts,
    features: facts.features,
    labels: facts.labels,
    bounds: facts.bounds,
    flaw: state.flaw,
    exploration: state.exploration,
    inUse: state.inUseFigures,
    model:
      trained === null || trainedFigures === null
        ? null
        : {recipe: trained.recipe, figures: trainedFigures},
    cut: state.cut,
    tried: state.tried,
  }
}

function rankingNamed(state: LabelState, name: string): Ranking | null {
  if (name === 'score') return state.inUse
  return name === 'model' ? state.trained : null
}

function assertFits(state: LabelState, action: LabelAction): void {
  const {facts} = state
  const labels = facts.labels.map(({id}): string => id)
  switch (action.kind) {
    case 'explore':
      if (action.ranking === 'model' && state.trained === null) {
        throw refused('no model has been trained yet')
      }
      if (rankingNamed(state, action.ranking) === null) assertKnown(labels, [action.ranking])
      return assertKnown(labels, [action.measure])
    case 'name-flaw':
      assertKnown(facts.requirements, [action.requirement])
      return assertKnown(facts.parts, [action.part])
    case 'train': {
      const {features} = action.recipe
      if (new Set(features).size !== features.length) throw refused('a feature is named twice')
      assertKnown(labels, Object.keys(action.recipe.labels))
      return assertKnown(facts.features, features)
    }
    case 'cut':
      if (action.cut.groups !== null) {
        assertKnown([facts.larger, facts.smaller], Object.keys(action.cut.groups))
      }
      thresholdsFor(action.cut, {
        patients: state.visible,
        scores: currentRanking(state).scores,
        facts,
      })
  }
}

function assertKnown(
  known: readonly (string | {readonly id: string})[],
  named: readonly string[],
): void {
  const ids = known.map((each) => (typeof each === 'string' ? each : each.id))
  for (const name of named) if (!ids.includes(name)) throw refused(`unknown name: ${name}`)
}

function refused(message: string): AirworthyError {
  return new AirworthyError('action-refused', message)
}
