import {faultyReply, soundReply, type WireReply} from '@airworthy/faults'
import {randomFrom, type Json} from '@airworthy/kernel'
import type {HostAnswer, HostFunction} from '../core/engine.ts'
import {scheduleUnder, type Condition} from './conditions.ts'
import type {Report} from './reports.ts'

/** One report under one condition, as it is going on: what was called, and the simulated time. */
export interface Trial {
  readonly condition: Condition
  readonly report: Report
  /** Simulated milliseconds since the report came in. */
  elapsedMs: number
  /** When each call of the model began, what came back, and whether the handler received it. */
  readonly calls: {readonly atMs: number; readonly reply: WireReply; readonly received: boolean}[]
}

/** The platform's own limit, for a handler that sets none. */
const platformLimitMs = 60_000

/** Begins a trial. */
export function trialOf(report: Report, condition: Condition): Trial {
  return {condition, report, elapsedMs: 0, calls: []}
}

/** The functions that a handler has in a trial; calling and waiting pass simulated time. */
export function toolsOf(trial: Trial, seed: string): Readonly<Record<string, HostFunction>> {
  const {condition, report} = trial
  const key = `${seed} ${condition.id} ${report.request.reference}`
  const schedule = scheduleUnder(condition, key)

  function model([options = null]: readonly Json[]): HostAnswer {
    const limitMs = numberOf(options, 'timeoutMs') ?? platformLimitMs
    const call = trial.calls.length
    const fault = schedule(call)
    const random = randomFrom(`${key} ${call}`)
    const reply =
      fault === null
        ? soundReply(report.answer)
        : faultyReply(fault, {answer: report.answer, random})
    const late = reply.kind === 'silent' || reply.afterMs > limitMs
    trial.calls.push({atMs: trial.elapsedMs, reply, received: !late})
    trial.elapsedMs += late ? limitMs : reply.afterMs
    if (late) return thrown('TimeoutError', `no answer within ${limitMs} ms`)
    if (reply.kind === 'failed') return thrown(reply.error, 'the connection failed')
    const {status, headers, body} = reply
    return {returns: {status, headers, body}}
  }

  function wait([ms = null]: readonly Json[]): HostAnswer {
    if (typeof ms !== 'number' || !(ms >= 0)) return thrown('TypeError', 'wait takes milliseconds')
    trial.elapsedMs += Math.min(ms, platformLimitMs)
    return {returns: null}
  }

  return {model, wait, elapsed: () => ({returns: trial.elapsedMs})}
}

function numberOf(options: Json, name: string): number | null {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) return null
  const value = Object.entries(options).find(([key]) => key === name)?.[1]
  return typeof value === 'number' && value > 0 ? Math.min(value, platformLimitMs) : null
}

function thrown(name: string, message: string): HostAnswer {
  return {throws: {name, message}}
}
