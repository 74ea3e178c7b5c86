import {kindOfPredicateType, type StatedFinding} from '@airworthy/evidence'
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
    const digests = new Set(subjects.map(({sha256}) => sha256))
    const file = signed.find(
      ({statement}) =>
        kindOfPredicateType(statement.predicateType) === kind &&
        statement.subject.some(({digest}) => digests.has(digest.sha256)),
    )
    if (file !== undefined)
      found.push({model, kind, file, findings: outcomeOf(file, {model, kind})})
  }
  return found
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
