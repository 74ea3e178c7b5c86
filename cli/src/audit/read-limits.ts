import {nearestName} from '@airworthy/kernel'
import {metricNames} from '@airworthy/fairness'
import type {Limits} from '@airworthy/gate'
import {badInput} from '../faults.ts'

/**
 * Reads `--policy MEASURE<=N` and `MEASURE>=N`; a measure is a metric of all rows (`accuracy`) or of
 * the gap between groups (`falsePositiveRate.difference`, `selectionRate.ratio`). Limits of one
 * measure hold together.
 */
export function limitsFrom(flags: readonly string[]): Readonly<Record<string, Limits>> {
  const limits: Record<string, Limits> = {}
  for (const [measure, limit] of flags.map(limitFrom)) {
    limits[measure] = {...limits[measure], ...limit}
  }
  for (const [measure, {min, max}] of Object.entries(limits)) {
    if (min !== undefined && max !== undefined && min > max) {
      throw badInput(`no value of ${measure} can be at least ${min} and at most ${max}`)
    }
  }
  return limits
}

function limitFrom(text: string): readonly [string, Limits] {
  const [, measure = '', sign, number = ''] = /^\s*([\w.]+)\s*(<=|>=)\s*(\S+)\s*$/.exec(text) ?? []
  const value = Number(number)
  if (sign === undefined || !Number.isFinite(value)) {
    throw badInput(
      `not a limit: ${text}; write MEASURE<=N or MEASURE>=N, such as falsePositiveRate.difference<=0.1`,
    )
  }
  refuseUnknown(measure)
  return [measure, sign === '<=' ? {max: value} : {min: value}]
}

function refuseUnknown(measure: string): void {
  const [metric = '', kind, ...rest] = measure.split('.')
  const names: readonly string[] = metricNames
  const knownKind = kind === undefined || kind === 'difference' || kind === 'ratio'
  if (names.includes(metric) && knownKind && rest.length === 0) return
  const all = names.flatMap((name) => [name, `${name}.difference`, `${name}.ratio`])
  const near = nearestName(measure, all)
  const hint = near === null ? `such as ${all[4]}` : `did you mean ${near}?`
  throw badInput(`an audit measures no ${measure} (${hint})`)
}
