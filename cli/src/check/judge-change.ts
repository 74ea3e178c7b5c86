import {detectChange, type ChangedFile, type ChangeReport} from '@airworthy/changes'
import {measurementDigest, type StatedFinding, type Statement} from '@airworthy/evidence'
import {judgeGate, requirementsOf, type GateDecision, type Requirements} from '@airworthy/gate'
import {evidenceFolders, readEvidenceFolders} from '../evidence/evidence-folders.ts'
import type {EvidenceFile} from '../evidence/read-evidence-file.ts'
import type {GitChange} from '../git/git-change.ts'
import {publicKeyOf, readPublicKey} from '../signing-key.ts'
import {askCertification, type SignedAnswer} from './ask-certification.ts'
import {lostModels} from './lost-models.ts'
import {measureModelAudit, type MadeAudit} from './measure-audit.ts'
import {readRevisionPolicy, type RevisionPolicy} from './revision-policy.ts'
import {signedMeasures, type SignedMeasure} from './signed-measures.ts'
import {staleTables} from './stale-tables.ts'
import {judgeStatementAtHead, type StatementAtHead} from './statement-at-head.ts'

/** Who wants what to be merged. */
export interface CheckedRequest {
  /** The text of the pull request; null when none was given. */
  readonly text: string | null
  /** The text's own file; null when it came with an event. */
  readonly file: string | null
  readonly author: string | null
  readonly approvedBy: readonly string[]
  /** Where logins are at home. */
  readonly provider: 'github' | 'gitlab'
}

/** Where the change lies and whom the caller trusts. */
export interface CheckPlace {
  readonly root: string
  readonly folders: readonly string[]
  /** Files of keys that are trusted beside those of the policy. */
  readonly keys: readonly string[]
  /** ISO 8601. */
  readonly now: () => string
  /** An API key of the platform; null for none. */
  readonly token: string | null
}

/** Everything that led to the outcome of a change. */
export interface JudgedChange {
  readonly report: ChangeReport
  readonly standing: RevisionPolicy
  readonly requirements: Requirements
  readonly audits: readonly MadeAudit[]
  readonly signed: readonly SignedMeasure[]
  /** What the platform signed about the author. */
  readonly certified: readonly SignedAnswer[]
  /** Null when none is asked or no text was given. */
  readonly statement: StatementAtHead | null
  readonly decision: GateDecision
}

/** Judges a change by the policy of its base: detects, measures, reads the statement, decides. */
export async function judgeChange(
  change: GitChange,
  request: CheckedRequest,
  place: CheckPlace,
): Promise<JudgedChange> {
  const files = await change.changedFiles()
  const [standing, report, paths = []] = await Promise.all([
    readRevisionPolicy(change, files),
    detectChange(change),
    change.listPaths('head'),
  ])
  const {policy} = standing
  const changed = bothPaths(files)
  const requirements = requirementsOf(policy, {paths: changed, aiRelated: report.aiRelated})
  const {models, measures} = requirements
  const keys = await Promise.all([
    ...standing.keys.map(async ({path, pem}) => await publicKeyOf(pem, path)),
    ...place.keys.map(readPublicKey),
  ])
  const {root} = place
  const folders = place.folders.length === 0 ? evidenceFolders : place.folders
  const known = await readEvidenceFolders(folders, {root, keys})
  const audits = await measureAudits(models, standing, {...place, head: change.head})
  const own = audits.flatMap(({statement}): Statement[] => (statement === null ? [] : [statement]))
  const others = measures.filter(({model, kind}) => {
    return kind !== 'audit' || !audits.some((audit) => audit.model === model)
  })
  const signed = await signedMeasures(others, {known, policy, root, paths})
  const statement =
    requirements.statement && request.text !== null
      ? await judgeStatementAtHead(change, {
          ...request,
          text: request.text,
          policy,
          models,
          root,
          known: [...known, ...(await Promise.all(own.map(asEvidence)))],
          keys,
          own,
        })
      : null
  const findings: StatedFinding[] = [
    ...standing.findings,
    ...(statement?.findings ?? []),
    ...audits.flatMap((audit) => audit.findings),
    ...signed.flatMap((measure) => measure.findings),
    ...lostModels(standing.next, {models, paths}),
    ...staleTables(report, {policy, models, paths: changed}),
  ]
  const asked =
    requirements.certification.length === 0
      ? null
      : await askCertification({
          ...request,
          server: policy.server,
          token: place.token,
          roles: requirements.certification,
          now: place.now(),
        })
  const decision = judgeGate({
    ...(asked === null ? {} : {certification: asked.certification}),
    requirements,
    policyChanged: standing.changed,
    policyDifferences: standing.differences,
    author: request.author,
    approvedBy: request.approvedBy,
    findings,
    made: [...audits.map(({model}) => ({model, kind: 'audit'})), ...signed],
    measurable: ['audit'],
    statementRead: statement !== null,
    waivers: standing.waivers,
    at: place.now(),
  })
  const certified = asked?.signed ?? []
  return {report, standing, requirements, audits, signed, certified, statement, decision}
}

/** An audit of this check, to which a text can point by its digest; it lies in no file yet. */
async function asEvidence(statement: Statement): Promise<EvidenceFile> {
  const digest = await measurementDigest(statement)
  return {file: 'this check', sha256: digest, statement, signedBy: null, digest}
}

/** A file that is moved away from a model's paths belonged to it: both of its paths count. */
function bothPaths(files: readonly ChangedFile[]): string[] {
  return files.flatMap(({path, previousPath}) =>
    previousPath === undefined ? [path] : [path, previousPath],
  )
}

async function measureAudits(
  models: readonly string[],
  {policy}: RevisionPolicy,
  place: {root: string; head: string},
): Promise<MadeAudit[]> {
  const made: MadeAudit[] = []
  for (const name of models) {
    const model = policy.models[name]
    if (model?.audit === undefined) continue
    // one after the other: each may take all of the machine's memory
    made.push(await measureModelAudit(name, {audit: model.audit, policy: model.policy}, place))
  }
  return made
}
