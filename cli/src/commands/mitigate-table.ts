import type {Config} from '../config.ts'
import {badInput} from '../faults.ts'
import {givenOnly, typesFrom} from '../given-flags.ts'
import type {MeasuringOptions} from '../measuring-options.ts'
import {measureMitigation} from '../mitigate/measure-mitigation.ts'
import type {MitigationParameters} from '../mitigate/mitigate-request.ts'
import {mitigationDocument} from '../mitigate/mitigation-document.ts'
import {refuseToOverwrite, writeRules} from '../mitigate/rules-file.ts'
import {progressNote} from '../progress-note.ts'
import {prepareOutput, writeMeasurement} from '../write-measurement.ts'
import type {MitigateFlags} from './mitigate.ts'

/** What `airworthy mitigate` was asked. */
export interface MitigateTableOptions extends MeasuringOptions {
  readonly flags: MitigateFlags
}

/** Tries a mitigation on a table, writes its rules where asked, and returns the exit code. */
export async function mitigate(
  table: string,
  {flags, ...options}: MitigateTableOptions,
  config: Config,
): Promise<number> {
  const parameters = parametersFrom(flags)
  const place = flags.write === undefined ? null : {path: flags.write, force: flags.force === true}
  if (place !== null) await refuseToOverwrite(place, parameters)
  const prepared = await prepareOutput(options, config)
  const progress = progressNote(options)
  try {
    const statement = await measureMitigation(table, parameters, progress)
    progress.end()
    if (place !== null) writeRules(statement.predicate.result, {parameters, place})
    const document = mitigationDocument.bind(null, statement)
    return await writeMeasurement({name: 'mitigate', statement, document}, options, prepared)
  } finally {
    progress.end()
  }
}

function parametersFrom(flags: MitigateFlags): MitigationParameters {
  const {by, label, where, minGroup, selectedMeans, seed, features = [], learner} = flags
  const {constraint, tolerance, score, threshold} = flags
  const shared = {
    by,
    label,
    ...givenOnly({where}),
    ...typesFrom(flags.type),
    minGroup: Math.max(1, minGroup),
    selectedMeans,
    seed,
  }
  switch (flags.method) {
    case 'thresholds':
      if (score === undefined) {
        throw badInput('thresholds need a score to set them on: name its column with --score')
      }
      return {
        method: 'thresholds',
        ...shared,
        score,
        ...(threshold === undefined ? {} : {threshold}),
        constraint,
        tolerance,
      }
    case 'reweighing':
      return {method: 'reweighing', ...shared, features, learner}
    case 'reduction':
      if (constraint === 'false-positive-parity') {
        throw badInput(
          'a reduction has no false-positive-parity: demographic-parity, equal-opportunity or equalized-odds',
        )
      }
      return {method: 'reduction', ...shared, features, learner, constraint, tolerance}
  }
}
