import {z} from 'zod'
import {AirworthyError} from '@airworthy/kernel'
import type {Engine, Judgement, ObjectiveState} from '../core/engine.ts'
import {conditions} from './conditions.ts'
import {faultFacts, type FaultFacts} from './facts.ts'
import {reportsFrom, type Report} from './reports.ts'
import {runHandler, type HandlerRun} from './run-handler.ts'
import type {FaultAction, FaultRun, FaultVerdictId, FaultView} from './view.ts'

const visibleReports = 4
const hiddenReports = 20

/** What has to hold in every row; `serve` is measured where the service is well. */
const verdicts: readonly FaultVerdictId[] = [
  'honest',
  'delivered',
  'in-time',
  'quiet-log',
  'calm',
  'serve',
]
/** Of requests whose first call failed and whose second would not, the share to be answered. */
const leastRecovered = 0.9

interface FaultState {
  readonly facts: FaultFacts
  readonly seed: string
  readonly reports: readonly Report[]
  readonly code: string
  readonly run: FaultRun | null
}

const action: z.ZodType<FaultAction> = z.strictObject({
  kind: z.literal('run'),
  code: z.string().max(20_000),
})

/** A service whose model is made to fail; the learner writes the handler between it and people. */
export const faultEngine: Engine<FaultFacts, FaultAction, FaultRun, FaultState, FaultView> = {
  id: 'fault',
  facts: faultFacts,
  action,
  start(facts, seed) {
    const reports = reportsFrom(facts, {seed: `${seed} visible`, count: visibleReports})
    return {facts, seed, reports, code: facts.starter, run: null}
  },
  decide({facts, seed, reports}, {code}, {runCode}) {
    if (code.trim() === '') {
      throw new AirworthyError('action-refused', 'there is no code to run')
    }
    const visible = conditions.filter((condition) => condition.visible)
    const {rows, ended} = runHandler(runCode, {
      code,
      reports: () => reports,
      conditions: visible,
      budgetMs: facts.budgetMs,
      seed: `${seed} visible`,
      mixed: false,
    })
    return {rows, ended}
  },
  apply: (state, {action: {code}, result}) => ({...state, code, run: result}),
  undoable: () => true,
  view({facts: {contract, budgetMs}, reports, code, run}) {
    return {
      contract,
      budgetMs,
      conditions: conditions.map(({id, name, callerSees, visible}) => ({
        id,
        name,
        callerSees,
        visible,
      })),
      requests: reports.map(({request}) => request),
      code,
      run,
    }
  },
  progress: ({run}) => [
    ...verdicts.map((id): ObjectiveState => {
      if (run === null) return {id, reached: null}
      return heldIn(id, run)
    }),
    // no fault that the learner may run passes
    {id: 'recover', reached: null},
  ],
  judge({facts, seed, code}, {runCode}): Judgement {
    const run = runHandler(runCode, {
      code,
      // other reports under each condition: what one has taught must not answer for another
      reports: ({id}) => hiddenReportsOf(facts, {seed, condition: id}),
      conditions,
      budgetMs: facts.budgetMs,
      seed: `${seed} hidden`,
      mixed: true,
    })
    return {
      objectives: [...verdicts.map((id) => judged(heldIn(id, run))), judged(recovered(run))],
    }
  },
}

/** The reports on which a handler is judged under a condition; nobody sees them. */
export function hiddenReportsOf(
  facts: FaultFacts,
  {seed, condition}: {seed: string; condition: string},
): Report[] {
  return reportsFrom(facts, {seed: `${seed} hidden ${condition}`, count: hiddenReports})
}

/** Whether a verdict holds in all rows, with the share in which it does. */
function heldIn(id: FaultVerdictId, {rows, ended}: FaultRun): ObjectiveState {
  const counted = id === 'serve' ? rows.filter(({condition}) => condition === 'well') : rows
  if (ended !== null || counted.length === 0) {
    return {id, reached: false, facts: {ended: ended?.message ?? null}}
  }
  const failing = counted.filter(({broken}) => broken.includes(id))
  const value = {value: (counted.length - failing.length) / counted.length, n: counted.length}
  const under = [...new Set(failing.map(({condition}) => nameOf(condition)))]
  return {id, reached: failing.length === 0, value, facts: {failsUnder: under}}
}

function recovered({rows, served, ended}: HandlerRun): ObjectiveState {
  const passing = rows.flatMap(({condition}, index) =>
    condition.startsWith('passing-') ? [served[index] === true] : [],
  )
  if (ended !== null || passing.length === 0) return {id: 'recover', reached: false}
  const share = passing.filter(Boolean).length / passing.length
  return {
    id: 'recover',
    reached: share >= leastRecovered,
    value: {value: share, n: passing.length},
  }
}

/** Where not all rows hold, only the share beyond half counts: nearly right is not nothing. */
function judged(state: ObjectiveState): Judgement['objectives'][number] {
  const reached = state.reached === true
  const held = state.value?.value ?? 0
  const credit = reached ? 1 : Math.max(0, held - 0.5)
  return {...state, reached, credit}
}

function nameOf(condition: string): string {
  return conditions.find(({id}) => id === condition)?.name ?? condition
}
