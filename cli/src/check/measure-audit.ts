import {join} from 'node:path'
import {isAirworthyError} from '@airworthy/kernel'
import type {StatedFinding, Statement} from '@airworthy/evidence'
import {judgeAudit, kindOfMeasure, type Limits, type ModelPolicy} from '@airworthy/gate'
import {tableFault, type TableFault} from './table-files.ts'

/** An audit that the check made itself; without a statement where it could not be made. */
export interface MadeAudit {
  readonly model: string
  readonly statement: Statement | null
  readonly findings: readonly StatedFinding[]
}

/** Where and for which commit audits are made. */
export interface AuditPlace {
  readonly root: string
  readonly head: string
}

type AuditPolicy = NonNullable<ModelPolicy['audit']>

/**
 * Makes the audit that a model's policy asks for and holds it against the policy's limits. A table
 * that is not there, not the commit's or not well formed is a finding, not a failure: the other
 * models are to be judged as well.
 */
export async function measureModelAudit(
  model: string,
  {audit, policy}: {audit: AuditPolicy; policy: ModelPolicy['policy']},
  place: AuditPlace,
): Promise<MadeAudit> {
  const fault = await tableFault(audit.table, place)
  if (fault === 'leads-out') {
    return refused(
      model,
      `${audit.table} is no file of the repository: a folder, or a link that leads out of the repository`,
    )
  }
  if (fault === 'pointer') {
    return refused(
      model,
      `${audit.table} is only a pointer of Git LFS: fetch the table with git lfs pull (in CI check out with lfs: true)`,
    )
  }
  if (fault === 'differs') {
    return refused(
      model,
      `${audit.table} here is not the one of this commit: commit it, or check the commit out`,
    )
  }
  try {
    const {measureAudit} = await import('../audit/measure-audit.ts')
    const statement = await measureAudit(join(place.root, audit.table), parametersOf(audit))
    const {result} = statement.predicate
    return {
      model,
      statement,
      findings: [
        ...trackedFindings(model, audit.table, fault),
        ...judgeAudit(result, {policy: limitsOf(policy), subject: model}),
      ],
    }
  } catch (error) {
    if (!isAirworthyError(error)) throw error
    // a path of this machine says nothing elsewhere, and equal checks are to be stated alike
    return refused(model, error.message.replaceAll(join(place.root, '/'), ''))
  }
}

/** As `airworthy audit` asks it without a policy, so that equal measurements have equal digests. */
function parametersOf({by, label, prediction, score, where, min_group: minGroup}: AuditPolicy) {
  return {
    by,
    label,
    prediction,
    ...(score === undefined ? {} : {score}),
    ...(where === undefined ? {} : {where}),
    minGroup,
    replicates: 1000,
    seed: 'airworthy',
    policy: {},
  }
}

function refused(model: string, message: string): MadeAudit {
  const subject = `${model}: audit`
  const finding: StatedFinding = {
    code: 'measure-refused',
    severity: 'not-judged',
    subject,
    facts: {model, measure: 'audit'},
    message: `the audit of ${model} could not be made: ${message}`,
  }
  return {model, statement: null, findings: [finding]}
}

function trackedFindings(model: string, table: string, fault: TableFault | null): StatedFinding[] {
  if (fault !== 'untracked') return []
  const message = `${table} is not part of the repository: its digest in the evidence is all that ties the audit to this change`
  return [
    {
      code: 'table-untracked',
      severity: 'warning',
      subject: `${model}: audit`,
      facts: {table},
      message,
    },
  ]
}

/** The limits that an audit is held against. */
function limitsOf(policy: ModelPolicy['policy']): Record<string, Limits> {
  return Object.fromEntries(
    Object.entries(policy ?? {}).flatMap(([name, rule]) =>
      rule !== 'required' && kindOfMeasure(name) === 'audit' ? [[name, rule]] : [],
    ),
  )
}
