import {describe, expect, it} from 'vitest'
import type {EngineTools} from '../core/engine.ts'
import {labelEngine} from './engine.ts'
import {buildLabelFacts} from './label.builders.ts'
import type {LabelState} from './state.ts'
import type {LabelAction} from './view.ts'

const facts = buildLabelFacts()
const inUse = facts.features.filter((feature) => feature.inUse).map(({id}) => id)
const start = labelEngine.start(facts, 'label-test')
const tools: EngineTools = {
  runCode: () => {
    throw new Error('this engine runs no learner code')
  },
}

function play(actions: readonly LabelAction[], from: LabelState = start): LabelState {
  return actions.reduce((state, action) => {
    const result = labelEngine.decide(state, action, tools)
    return labelEngine.apply(state, {action, result})
  }, from)
}

function judged(actions: readonly LabelAction[]) {
  const {objectives} = labelEngine.judge(play(actions), tools)
  return Object.fromEntries(objectives.map((objective) => [objective.id, objective]))
}

const named: LabelAction = {kind: 'name-flaw', requirement: 'target', part: 'label'}

function train(labels: Record<string, number>, features: readonly string[] = inUse): LabelAction {
  return {kind: 'train', recipe: {labels, features}}
}

describe('the label engine', () => {
  it('draws the same patients from the same seed, others from another', () => {
    const again = labelEngine.start(facts, 'label-test')
    expect(labelEngine.view(again)).toEqual(labelEngine.view(start))
    const other = labelEngine.start(facts, 'label-test-2')
    expect(labelEngine.view(other).inUse).not.toEqual(labelEngine.view(start).inUse)
  })

  it('shows more need of the smaller group at equal score, and less cost at equal need', () => {
    const {exploration} = labelEngine.view(
      play([{kind: 'explore', ranking: 'score', measure: 'total-cost'}]),
    )
    expect(exploration.gap.low ?? 0).toBeGreaterThan(0.2)
    expect(exploration.gapAtEqualNeed.high ?? 0).toBeLessThan(0)
    expect(exploration.strata).toHaveLength(10)
    expect(exploration.strata.flatMap(({groups}) => groups).reduce((sum, {n}) => sum + n, 0)).toBe(
      10_000,
    )
  })

  it('judges conditions as the label: the gap closes, need rises, places are kept', () => {
    const {find, gap, need, avoidable, places} = judged([
      named,
      train({conditions: 1, 'avoidable-cost': 0.2}),
    ])
    const all = [find, gap, need, avoidable, places]
    expect(all.map((objective) => objective?.reached)).toEqual([true, true, true, true, true])
  })

  it('judges places by group as no repair: the gap at equal score stays', () => {
    const {gap} = judged([
      named,
      {kind: 'cut', cut: {share: 0.03, groups: {black: 0.075, white: 0.0239}}},
    ])
    expect(gap?.reached).toBe(false)
    expect(gap?.credit).toBe(0)
  })

  it('judges a feature of the future by patients for whom it was not recorded', () => {
    const actions = [named, train({conditions: 1}, [...inUse, 'chart-review'])]
    const visible = labelEngine.progress(play(actions))
    expect(visible.find(({id}) => id === 'need')?.reached).toBe(true)
    expect(judged(actions)['need']?.reached).toBe(false)
  })

  it('gives half for the flaw where only the requirement is right', () => {
    const {find} = judged([{...named, part: 'features'}])
    expect(find).toMatchObject({reached: false, credit: 0.5})
  })

  it('records a model from which the state is the same without training again', () => {
    const action = train({conditions: 1})
    const result = labelEngine.decide(start, action, tools)
    const carried = JSON.parse(JSON.stringify(result)) as typeof result // through the ledger
    const state = labelEngine.apply(start, {action, result: carried})
    expect(labelEngine.view(state)).toEqual(labelEngine.view(play([action])))
    expect(JSON.stringify(result).length).toBeLessThan(2_000)
  })

  it('says nothing of the seed, of hidden patients or of the key in its view', () => {
    const text = JSON.stringify(labelEngine.view(play([named, train({conditions: 1})])))
    expect(text).not.toContain('label-test')
    expect(labelEngine.view(start)).toMatchObject({flaw: null, model: null})
    const found = labelEngine.progress(play([named])).find(({id}) => id === 'find')
    expect(found).toEqual({id: 'find', reached: null, facts: {named: true}})
    expect(text.length).toBeLessThan(40_000)
  })

  it.each<[string, LabelAction]>([
    ['unknown name: wishes', train({wishes: 1})],
    ['unknown name: wishes', {kind: 'explore', ranking: 'wishes', measure: 'conditions'}],
    ['no model has been trained yet', {kind: 'explore', ranking: 'model', measure: 'conditions'}],
    ['a label with a weight', train({conditions: 0})],
    ['a feature is named twice', train({conditions: 1}, ['age', 'age'])],
    ['names the share of both', {kind: 'cut', cut: {share: 0.03, groups: {black: 0.1}}}],
  ])('refuses an action that does not fit: %s', (message, action) => {
    expect(() => labelEngine.decide(start, action, tools)).toThrow(message)
  })

  it('takes no action with too many or unknown parts', () => {
    expect(
      labelEngine.action.safeParse({kind: 'cut', cut: {share: 0.5, groups: null}}).success,
    ).toBe(false)
    expect(labelEngine.action.safeParse({...named, key: 'label'}).success).toBe(false)
  })
})
