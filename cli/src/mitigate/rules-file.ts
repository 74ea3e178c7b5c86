import {linkSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {stat} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {errorFrom} from '@airworthy/kernel'
import {badInput, targetFault} from '../faults.ts'
import type {MitigationParameters} from './mitigate-request.ts'
import type {MitigationResult} from './mitigation-result.ts'

/** Where rules are written, and whether a file that is there may go. */
export interface RulesPlace {
  readonly path: string
  readonly force: boolean
}

/** Says before anything is measured that a file is in the way, or that there will be nothing to write. */
export async function refuseToOverwrite(
  {path, force}: RulesPlace,
  {method}: MitigationParameters,
): Promise<void> {
  if (method === 'reduction') {
    throw badInput(
      'a reduction is a model of your own training, and there is no file to write: leave --write out',
    )
  }
  if (force) return
  const there = await stat(path).catch(() => null)
  if (there !== null) throw badInput(`${path} exists: name another file, or give --force`)
}

/**
 * Writes thresholds or weights as JSON. The file is there whole or not at all; one that is in the
 * way is kept unless `force` is given.
 */
export function writeRules(
  {thresholds, weights}: MitigationResult,
  {parameters, place}: {parameters: MitigationParameters; place: RulesPlace},
): void {
  const {method, by, label} = parameters
  const rules =
    parameters.method === 'thresholds'
      ? {
          score: parameters.score,
          constraint: parameters.constraint,
          tolerance: parameters.tolerance,
          groups: thresholds?.rules ?? [],
        }
      : {groups: weights?.groups ?? []}
  writeWhole(place, `${JSON.stringify({method, by, label, ...rules}, null, 2)}\n`)
}

function writeWhole({path, force}: RulesPlace, text: string): void {
  const beside = join(dirname(path), `.${process.pid}.airworthy-part`)
  try {
    writeFileSync(beside, text)
    if (force) renameSync(beside, path)
    else linkSync(beside, path) // fails where a file came in between
  } catch (cause) {
    const {message} = errorFrom(cause)
    throw targetFault('cannot-write', `cannot write ${path}: ${message}`, {cause})
  } finally {
    rmSync(beside, {force: true})
  }
}
