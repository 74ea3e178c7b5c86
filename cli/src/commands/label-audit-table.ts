import type {Config} from '../config.ts'
import {givenOnly, typesFrom} from '../given-flags.ts'
import {labelAuditDocument} from '../label-audit/label-audit-document.ts'
import {measureLabelAudit} from '../label-audit/measure-label-audit.ts'
import type {MeasuringOptions} from '../measuring-options.ts'
import {progressNote} from '../progress-note.ts'
import {prepareOutput, writeMeasurement} from '../write-measurement.ts'
import type {LabelAuditFlags} from './label-audit.ts'

/** What `airworthy label-audit` was asked. */
export interface LabelAuditTableOptions extends MeasuringOptions {
  readonly flags: LabelAuditFlags
}

/** Audits a score and candidate labels against need, and returns the exit code. */
export async function labelAudit(
  table: string,
  {flags, ...options}: LabelAuditTableOptions,
  config: Config,
): Promise<number> {
  const {candidate, need, score, by, features = [], where, type, minGroup, seed} = flags
  const prepared = await prepareOutput(options, config)
  const progress = progressNote(options)
  try {
    const parameters = {
      score,
      need,
      candidates: candidate.filter((name) => name !== score && name !== need),
      by,
      ...givenOnly({where}),
      ...typesFrom(type),
      minGroup: Math.max(1, minGroup),
      features,
      seed,
    }
    const statement = await measureLabelAudit(table, parameters, progress)
    progress.end()
    const document = labelAuditDocument.bind(null, statement)
    return await writeMeasurement({name: 'label-audit', statement, document}, options, prepared)
  } finally {
    progress.end()
  }
}
