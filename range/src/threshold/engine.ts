import {AirworthyError} from '@airworthy/kernel'
import {z} from 'zod'
import type {Engine} from '../core/engine.ts'
import {steps} from './applicants.ts'
import {calibrationOf} from './calibration.ts'
import {criterionIds} from './criteria.ts'
import {thresholdFacts, type ThresholdFacts} from './facts.ts'
import {judgeThreshold, standing} from './judge.ts'
import {startThreshold, withSet, withThresholds, type ThresholdState} from './state.ts'
import type {Declaration, ThresholdAction, ThresholdView} from './view.ts'

const shortId = z.string().min(1).max(40)
const criteria = z.array(z.enum(criterionIds)).max(criterionIds.length)
const actionSchema = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('open'), set: shortId}),
  z.strictObject({
    kind: z.literal('set'),
    thresholds: z.record(shortId, z.number().min(0).max(1)),
  }),
  z.strictObject({
    kind: z.literal('declare'),
    declaration: z.strictObject({
      criteria: criteria.min(1),
      reason: shortId,
      givesUp: criteria,
      losers: z.array(shortId).max(12),
    }),
  }),
])

const settingsShown = 12

/** A calibrated score over two groups with different base rates: a criterion is to be chosen and met. */
export const thresholdEngine: Engine<
  ThresholdFacts,
  ThresholdAction,
  null,
  ThresholdState,
  ThresholdView
> = {
  id: 'threshold',
  facts: thresholdFacts,
  action: actionSchema,
  start: startThreshold,
  decide: (state, action) => {
    assertFits(state.facts, action)
    return null
  },
  apply: (state, {action}) => {
    switch (action.kind) {
      case 'open':
        return withSet(state, action.set)
      case 'set':
        return withThresholds(state, action.thresholds)
      case 'declare':
        return {...state, declaration: action.declaration}
    }
  },
  undoable: () => true,
  view: viewOf,
  progress: standing,
  judge: judgeThreshold,
}

function viewOf(state: ThresholdState): ThresholdView {
  const {facts, opened, set, thresholds, figures, declaration, tried} = state
  return {
    groups: facts.groups.map(({id, name}) => ({id, name})),
    step: 1 / steps,
    sets: facts.sets.map(({id, name, note, applicants}) => ({id, name, note, applicants})),
    opened,
    set: set.id,
    hidden: facts.hidden,
    thresholds,
    figures,
    calibration: calibrationOf(set.groups),
    criteria: facts.criteria,
    reasons: facts.reasons.map(({id, text}) => ({id, text})),
    losers: facts.losers.map(({id, text}) => ({id, text})),
    bounds: facts.bounds,
    declaration,
    tried: tried.slice(-settingsShown),
  }
}

function assertFits(facts: ThresholdFacts, action: ThresholdAction): void {
  switch (action.kind) {
    case 'open':
      return assertKnown(facts.sets, [action.set])
    case 'set':
      return assertThresholds(facts, action.thresholds)
    case 'declare':
      return assertDeclaration(facts, action.declaration)
  }
}

function assertThresholds(
  {groups}: ThresholdFacts,
  thresholds: Readonly<Record<string, number>>,
): void {
  assertKnown(groups, Object.keys(thresholds))
  for (const {id} of groups) {
    const threshold = thresholds[id]
    if (threshold === undefined) throw refused(`no threshold for ${id}`)
    if (Math.abs(threshold * steps - Math.round(threshold * steps)) > 1e-6) {
      throw refused(`a threshold is a whole number of hundredths: ${threshold}`)
    }
  }
}

function assertDeclaration(facts: ThresholdFacts, declaration: Declaration): void {
  const {criteria: declared, givesUp, reason, losers} = declaration
  const both = declared.find((criterion) => givesUp.includes(criterion))
  if (both !== undefined) throw refused(`declared and given up at once: ${both}`)
  for (const list of [declared, givesUp, losers]) {
    if (new Set<string>(list).size !== list.length) throw refused('a name is given twice')
  }
  assertKnown(facts.reasons, [reason])
  assertKnown(facts.losers, losers)
}

function assertKnown(known: readonly {readonly id: string}[], named: readonly string[]): void {
  for (const name of named) {
    if (!known.some(({id}) => id === name)) throw refused(`unknown name: ${name}`)
  }
}

function refused(message: string): AirworthyError {
  return new AirworthyError('action-refused', message)
}
