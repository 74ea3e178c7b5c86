import {randomFrom, type Json} from '@airworthy/kernel'
import type {CodeOutcome, RunCode} from '../core/engine.ts'
import type {Condition} from './conditions.ts'
import type {Report} from './reports.ts'
import {toolsOf, trialOf, type Trial} from './trial.ts'
import {brokenBy, receivedFrom, servedByModel} from './verdicts.ts'
import type {FaultRow, FaultRun} from './view.ts'

/** What came of running a handler, and of which rows the model's own answer reached the customer. */
export interface HandlerRun extends FaultRun {
  readonly served: readonly boolean[]
  /** How many rows there would be if the code had not been ended. */
  readonly asked: number
}

/**
 * Runs a handler for the reports of every condition, in one load of its module. The rows come back
 * in the order of the conditions; `mixed` runs them in another one, drawn from the seed, so that
 * code which counts its calls cannot tell what it is about to meet.
 */
export function runHandler(
  runCode: RunCode,
  {
    code,
    reports,
    conditions,
    budgetMs,
    seed,
    mixed,
  }: {
    code: string
    reports: (condition: Condition) => readonly Report[]
    conditions: readonly Condition[]
    budgetMs: number
    seed: string
    mixed: boolean
  },
): HandlerRun {
  const ordered = conditions.flatMap((condition) =>
    reports(condition).map((report) => trialOf(report, condition)),
  )
  const trials = mixed ? randomFrom(`${seed} order`).shuffle(ordered) : ordered
  const failures = new Map<number, string>()
  let running = 0
  const outcome = runCode(
    {source: code},
    {
      name: 'handle',
      // a copy: the request is plain JSON
      inputs: trials.map(({report}) => ({...report.request})),
      tools: (call) => {
        running = call
        return toolsOf(trialAt(trials, call), seed)
      },
      thrown: (message) => {
        failures.set(running, message)
        return null
      },
    },
  )
  const values = outcome.kind === 'returned' ? outcome.values : []
  // a run that was ended has no values: nothing that it did reached anybody
  const made = new Map(
    values.map((value, index) => {
      const trial = trialAt(trials, index)
      const row = rowOf(trial, {
        value,
        failure: failures.get(index),
        log: linesOf(outcome, index),
        budgetMs,
      })
      return [trial, {row, served: servedByModel(trial, receivedFrom(value))}]
    }),
  )
  const rows = ordered.flatMap((trial) => made.get(trial) ?? [])
  return {
    rows: rows.map(({row}) => row),
    served: rows.map(({served}) => served),
    asked: trials.length,
    ended: endOf(outcome, trials),
  }
}

function rowOf(
  trial: Trial,
  {
    value,
    failure,
    log,
    budgetMs,
  }: {value: Json; failure: string | undefined; log: readonly string[]; budgetMs: number},
): FaultRow {
  const received = receivedFrom(value)
  const shown = JSON.stringify(value).slice(0, 120)
  const failed = received !== null ? null : (failure ?? `returned ${shown}`)
  return {
    condition: trial.condition.id,
    reference: trial.report.request.reference,
    received,
    failed: failed?.slice(0, 200) ?? null,
    tookMs: Math.round(trial.elapsedMs),
    modelCalls: trial.calls.length,
    log: log.slice(0, 5).map((line) => line.slice(0, 200)),
    broken: brokenBy(trial, {received, log, budgetMs}),
  }
}

function linesOf({printed = []}: CodeOutcome, index: number): string[] {
  return printed.filter(({call}) => call === index).map(({text}) => text)
}

function endOf(outcome: CodeOutcome, trials: readonly Trial[]): FaultRun['ended'] {
  if (outcome.kind === 'returned') return null
  const {reason, message, call} = outcome
  const trial = call === null ? undefined : trials[call]
  const at =
    trial === undefined
      ? null
      : {condition: trial.condition.id, reference: trial.report.request.reference}
  return {reason, message, at}
}

function trialAt(trials: readonly Trial[], index: number): Trial {
  return trials[index] as Trial // one input, one trial
}
