import {judgeStatement, type EvidenceSource, type SafetyStatement} from '@airworthy/changes'
import type {PublicKey, StatedFinding, Statement} from '@airworthy/evidence'
import {confirmAudit, type PolicyFile} from '@airworthy/gate'
import {foundEvidence} from '../evidence/found-evidence.ts'
import type {EvidenceFile} from '../evidence/read-evidence-file.ts'
import type {GitChange} from '../git/git-change.ts'
import {revisionSubjects} from '../revision-subjects.ts'
import {auditCommand} from '../statement/measure-commands.ts'
import {templatePlace} from '../statement/request-texts.ts'
import {statedFindings} from '../statement/stated-findings.ts'

/** The text of a request and what is known around it. */
export interface RequestAtHead {
  readonly text: string
  /** The text's own file; null when it came with an event. */
  readonly file: string | null
  readonly author: string | null
  readonly approvedBy: readonly string[]
  readonly policy: PolicyFile
  /** Models that the change touches; all of the policy when it touches none. */
  readonly models: readonly string[]
  readonly root: string
  /** Evidence that was found in folders. */
  readonly known: readonly EvidenceFile[]
  readonly keys: readonly PublicKey[]
  /** Audits that this check made. */
  readonly own: readonly Statement[]
}

/** A safety statement that was judged for a gate. */
export interface StatementAtHead {
  readonly judged: SafetyStatement
  readonly findings: readonly StatedFinding[]
}

/**
 * Judges the safety statement of a change as a gate must: reviewers are those who are known to have
 * approved, and evidence counts when a trusted key signed it or this check measured the same. What
 * would hold but for that is not judged, and says so.
 */
export async function judgeStatementAtHead(
  change: GitChange,
  request: RequestAtHead,
): Promise<StatementAtHead> {
  const {root, keys, own, policy, known} = request
  const paths = (await change.listPaths('head')) ?? []
  const models = request.models.length === 0 ? Object.keys(policy.models) : request.models
  const revision = await revisionSubjects(policy, {root, models, paths})
  const templates = await templatesOf(change, paths)
  const readTest = async (path: string) => await change.readText('head', path)
  const judge = async (counts: (file: EvidenceFile) => boolean) => {
    const evidence: EvidenceSource = foundEvidence({root, keys, known, counts, readTest})
    const {text, author, approvedBy: reviewers} = request
    const context = {evidence, revision, templates, reviewers}
    return await judgeStatement(text, author === null ? context : {...context, author})
  }
  const judged = await judge(() => true)
  const trusted = await judge((file) => isTrusted(file, own))
  const setting = {file: request.file, audit: auditCommand(policy, models)}
  return {
    judged,
    findings: [
      ...statedFindings(judged, setting),
      ...untrustedFindings(judged, trusted),
      ...contradictions(known, own),
    ],
  }
}

/** Whether evidence counts: signed by a trusted key, or measured alike by this check. */
function isTrusted({signedBy, statement}: EvidenceFile, own: readonly Statement[]): boolean {
  if (signedBy !== null && signedBy.length > 0) return true
  return own.some((audit) => confirmAudit(audit, statement) === 'confirmed')
}

function untrustedFindings(judged: SafetyStatement, trusted: SafetyStatement): StatedFinding[] {
  return judged.answers.flatMap(({question, references, outcome}, index) => {
    const counted = trusted.answers[index]?.outcome
    if (outcome !== 'pass' || counted === 'pass') return []
    const named = references.map(({reference}) => reference)
    const remedy =
      question.id === 'fallback'
        ? 'let a machine that you trust measure and sign it (--sign; its public key under keys: in airworthy.yaml), or point to a test that makes the model fail'
        : 'let a machine that you trust measure and sign it (--sign; its public key under keys: in airworthy.yaml), or measure what this check measures, so that the figures can be compared'
    const message = `${named.join(', ')} was made by nobody whom the policy trusts, and anybody can write such a file; ${remedy}`
    return [
      {
        code: 'evidence-untrusted',
        severity: 'not-judged' as const,
        subject: question.id,
        facts: {references: named},
        message,
      },
    ]
  })
}

function contradictions(
  known: readonly EvidenceFile[],
  own: readonly Statement[],
): StatedFinding[] {
  return known
    .filter(({statement, signedBy}) => {
      const foreign = signedBy === null || signedBy.length === 0
      return foreign && own.some((audit) => confirmAudit(audit, statement) === 'contradicted')
    })
    .map(({file, digest}) => ({
      code: 'evidence-contradicted',
      severity: 'breach',
      subject: 'minorities',
      facts: {path: file, line: 1, digest},
      message: `${file} states other figures of this table than this check measured: measure again and commit what the command writes`,
    }))
}

/** Templates are read from the base: a change must not make its own words a template's. */
async function templatesOf(change: GitChange, paths: readonly string[]): Promise<string[]> {
  const own = paths.filter((path) => templatePlace.test(path))
  const texts = await Promise.all(own.map(async (path) => await change.readText('base', path)))
  return texts.filter((text) => text !== undefined)
}
