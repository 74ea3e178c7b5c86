import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {isAirworthyError} from '@airworthy/kernel'
import type {StatedFinding, Statement} from '@airworthy/evidence'
import {judgeAudit, kindOfMeasure, type Limits, type ModelPolicy} from '@airworthy/gate'
import {insideOf} from '../evidence/evidence-folders.ts'
import {differsFrom, isInCommit} from '../git/working-tree.ts'

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
  if (await leadsOut(audit.table, place.root)) {
    return refused(model, `${audit.table} is a link that leads out of the repository`)
  }
  if (await differsFrom(place.head, audit.table, place)) {
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
        ...(await trackedFindings(model, audit.table, place)),
        ...judgeAudit(result, {policy: limitsOf(policy), subject: model}),
      ],
    }
  } catch (error) {
    if (!isAirworthyError(error)) throw error
    return refused(model, error.message)
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

/** Whether something is there and lies elsewhere: a change must not choose what else is read. */
async function leadsOut(table: string, root: string): Promise<boolean> {
  return existsSync(join(root, table)) && (await insideOf(root, table)) === undefined
}

async function trackedFindings(
  model: string,
  table: string,
  {root, head}: AuditPlace,
): Promise<StatedFinding[]> {
  if (/[*?[{]/.test(table) || (await isInCommit(head, table, {root}))) return []
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
