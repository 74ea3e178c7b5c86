/** What can be measured and stated: the last part of a predicate type. */
const evidenceKinds = [
  'audit',
  'label-audit',
  'mitigate',
  'changes',
  'statement',
  'check',
  'fallback',
  'evidence-verify',
  'credential-verify',
  'certification',
] as const

/** A kind of evidence. */
export type EvidenceKind = (typeof evidenceKinds)[number]

/** The predicate type of a kind of evidence, a URN as in-toto wants. */
export type PredicateType = `urn:airworthy:evidence:${EvidenceKind}:v1`

/** Names the predicate type of a kind. */
export function predicateTypeOf(kind: EvidenceKind): PredicateType {
  return `urn:airworthy:evidence:${kind}:v1`
}

/** The kind that a predicate type names; null for those of others. */
export function kindOfPredicateType(predicateType: string): EvidenceKind | null {
  return evidenceKinds.find((kind) => predicateTypeOf(kind) === predicateType) ?? null
}
