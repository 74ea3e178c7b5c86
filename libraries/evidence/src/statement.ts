import {digestOf, type Outcome} from '@airworthy/kernel'
import {predicateTypeOf, type EvidenceKind, type PredicateType} from './evidence-kinds.ts'

/** The type of every in-toto statement, version 1. */
export const statementType = 'https://in-toto.io/Statement/v1'

/** What a statement is about, named by its content. */
export interface StatementSubject {
  /** A name for people; it takes no part in the measurement digest. */
  readonly name: string
  readonly digest: {readonly sha256: string}
}

/** How much a finding matters: a breach of policy, a warning that decides nothing, or a note. */
export type FindingSeverity = 'breach' | 'not-judged' | 'warning' | 'note'

/** A finding as evidence carries it: data for programs, and the sentence that people read. */
export interface StatedFinding {
  readonly code: string
  readonly severity: FindingSeverity
  readonly subject: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly message: string
}

/** What a measurement says: tool, time, parameters, result, findings and the one outcome. */
export interface Measurement<Parameters = unknown, Result = unknown> {
  readonly tool: {readonly name: string; readonly version: string}
  /** ISO 8601, UTC. */
  readonly startedAt: string
  /** ISO 8601, UTC. */
  readonly finishedAt: string
  /** What was asked, without paths: a table is a subject, not a parameter. */
  readonly parameters: Parameters
  readonly result: Result
  readonly findings: readonly StatedFinding[]
  readonly outcome: Outcome
}

/** A measured result as an in-toto statement (https://github.com/in-toto/attestation, spec v1). */
export interface Statement<Parameters = unknown, Result = unknown> {
  readonly _type: typeof statementType
  /** At least one. */
  readonly subject: readonly StatementSubject[]
  readonly predicateType: PredicateType
  readonly predicate: Measurement<Parameters, Result>
}

/** Puts a measurement and its subjects into a statement. */
export function stateMeasurement<Parameters, Result>(
  kind: EvidenceKind,
  subject: readonly StatementSubject[],
  predicate: Measurement<Parameters, Result>,
): Statement<Parameters, Result> {
  return {_type: statementType, subject, predicateType: predicateTypeOf(kind), predicate}
}

/**
 * The SHA-256 that equal measurements share: over predicate type, digests of the subjects,
 * parameters, result, findings without their sentences, and outcome. Times, names and paths of
 * subjects, the tool's version and the order of subjects take no part.
 * Throws `not-canonical` if a number is not finite.
 */
export async function measurementDigest(statement: Statement): Promise<string> {
  const {parameters, result, findings, outcome} = statement.predicate
  return await digestOf({
    predicateType: statement.predicateType,
    subjects: statement.subject.map(({digest}) => digest.sha256).sort(),
    parameters,
    result,
    findings: findings.map(({code, severity, subject, facts}) => ({
      code,
      severity,
      subject,
      facts,
    })),
    outcome,
  })
}
