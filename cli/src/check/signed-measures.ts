import type {RevisionSubject} from '@airworthy/changes'
import {kindOfPredicateType, type StatedFinding, type Statement} from '@airworthy/evidence'
import type {PolicyFile, RequiredMeasure} from '@airworthy/gate'
import type {EvidenceFile} from '../evidence/read-evidence-file.ts'
import {revisionSubjects} from '../revision-subjects.ts'

/** A measure that somebody trusted made, and what it found. */
export interface SignedMeasure extends RequiredMeasure {
  readonly file: EvidenceFile
  readonly findings: readonly StatedFinding[]
}

/** Required measures that evidence covers which a trusted key signed and which is of this revision. */
export async function signedMeasures(
  measures: readonly RequiredMeasure[],
  {
    known,
    policy,
    root,
    paths,
  }: {
    known: readonly EvidenceFile[]
    policy: PolicyFile
    root: string
    paths: readonly string[]
  },
): Promise<SignedMeasure[]> {
  const signed = known.filter(({signedBy}) => signedBy !== null && signedBy.length > 0)
  if (signed.length === 0) return []
  const found: SignedMeasure[] = []
  for (const {model, kind} of measures) {
    const subjects = await revisionSubjects(policy, {root, models: [model], paths})
    const file = signed.find(
      ({statement}) =>
        kindOfPredicateType(statement.predicateType) === kind && isOf(subjects, statement),
    )
    if (file !== undefined)
      found.push({model, kind, file, findings: outcomeOf(file, {model, kind})})
  }
  return found
}

/**
 * Whether evidence is about this revision: one subject at least, and none that has another content
 * here, so that drift from a reference that stays says nothing of a table that changed.
 */
function isOf(revision: readonly RevisionSubject[], {subject}: Statement): boolean {
  const digests = new Set(revision.map(({sha256}) => sha256))
  const names = new Set(revision.map(({name}) => name))
  const strayed = subject.filter(({digest}) => !digests.has(digest.sha256))
  return strayed.length < subject.length && !strayed.some(({name}) => names.has(name))
}

/** What the evidence's own outcome means for the gate: whatever is no pass is told. */
function outcomeOf(
  {file, statement}: EvidenceFile,
  {model, kind}: RequiredMeasure,
): StatedFinding[] {
  const {outcome, findings} = statement.predicate
  if (outcome === 'pass') return []
  const first = findings.find(({severity}) => severity === 'breach' || severity === 'not-judged')
  const why = first === undefined ? '' : `: ${first.message}`
  return [
    {
      code: 'signed-outcome',
      severity: outcome === 'breach' ? 'breach' : 'not-judged',
      subject: `${model}: ${kind}`,
      facts: {model, measure: kind, outcome, path: file},
      message: `${file}, the ${kind} of ${model}, ended in ${outcome}${why}`,
    },
  ]
}
