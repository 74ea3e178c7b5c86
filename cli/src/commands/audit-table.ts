import type {Outcome} from '@airworthy/kernel'
import {auditDocument} from '../audit/audit-document.ts'
import type {AuditParameters} from '../audit/audit-request.ts'
import {measureAudit, type AuditStatement} from '../audit/measure-audit.ts'
import {limitsFrom} from '../audit/read-limits.ts'
import type {Config} from '../config.ts'
import {badInput} from '../faults.ts'
import {pairFrom} from '../flags.ts'
import {givenOnly, typesFrom} from '../given-flags.ts'
import type {MeasuringOptions} from '../measuring-options.ts'
import {progressNote} from '../progress-note.ts'
import {prepareOutput, writeMeasurement} from '../write-measurement.ts'
import type {AuditFlags} from './audit.ts'

/** What `airworthy audit` was asked. */
export interface AuditTableOptions extends MeasuringOptions {
  readonly flags: AuditFlags
}

/** Audits a table and returns the exit code. */
export async function audit(
  table: string,
  {flags, ...options}: AuditTableOptions,
  config: Config,
): Promise<number> {
  const parameters = parametersFrom(flags)
  const prepared = await prepareOutput(options, config)
  const progress = progressNote(options)
  try {
    const measured = await measureAudit(table, parameters, progress)
    const statement = flags.notJudged === 'pass' ? withoutNotJudged(measured) : measured
    progress.end()
    const document = auditDocument.bind(null, statement)
    return await writeMeasurement({name: 'audit', statement, document}, options, prepared)
  } finally {
    progress.end()
  }
}

function parametersFrom(flags: AuditFlags): AuditParameters {
  const {label, prediction, score, target, estimate, by, where, minGroup, replicates, seed} = flags
  if ((target === undefined) !== (estimate === undefined)) {
    throw badInput('--target and --estimate belong together: name both columns')
  }
  if ([label, prediction, target, score].every((column) => column === undefined)) {
    throw badInput(
      'nothing to audit: name --label and --prediction, --score, or --target and --estimate',
    )
  }
  if (flags.threshold !== undefined && (score === undefined || label !== undefined)) {
    throw badInput('--threshold is for --score without --label: what would be selected')
  }
  if (replicates > 0 && replicates < 20) {
    throw badInput(`too few bootstrap replicates: ${replicates} (0 for none, or 20 and more)`)
  }
  const groups = flags.referenceGroup.map((text) => pairFrom(text, 'a group such as sex=male'))
  return {
    by,
    ...givenOnly({label, prediction, score, target, estimate, where}),
    ...(score !== undefined && label === undefined ? {threshold: flags.threshold ?? 0.5} : {}),
    ...typesFrom(flags.type),
    minGroup: Math.max(1, minGroup),
    ...(groups.length === 0 ? {} : {referenceGroup: Object.fromEntries(groups)}),
    replicates,
    seed,
    policy: limitsFrom(flags.policy),
  }
}

/** With `--not-judged pass` what cannot be judged is told as a warning and decides nothing. */
function withoutNotJudged(statement: AuditStatement): AuditStatement {
  const {predicate} = statement
  const outcome: Outcome = predicate.outcome === 'not-judged' ? 'pass' : predicate.outcome
  const findings = predicate.findings.map((finding) =>
    finding.severity === 'not-judged' ? {...finding, severity: 'warning' as const} : finding,
  )
  return {...statement, predicate: {...predicate, findings, outcome}}
}
