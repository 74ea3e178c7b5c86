import {canonicalJson} from '@airworthy/kernel'

/** What is compared of two audits. */
export interface ComparableAudit {
  readonly subject: readonly {readonly digest: {readonly sha256?: string | undefined}}[]
  readonly predicateType: string
  readonly predicate: {readonly parameters: unknown; readonly result: unknown}
}

/** How far two computations of one figure may lie apart. */
const tolerance = 1e-9

/**
 * What an audit that one made oneself says of one that somebody else hands in: `confirmed` when all
 * its groups have the same n and figures, `contradicted` when one of them has not, `unrelated` when
 * it is about another table or other columns, so that nothing follows.
 */
export function confirmAudit(
  own: ComparableAudit,
  claimed: ComparableAudit,
): 'confirmed' | 'contradicted' | 'unrelated' {
  if (own.predicateType !== claimed.predicateType) return 'unrelated'
  if (!sameSubjects(own, claimed) || !sameQuestion(own, claimed)) return 'unrelated'
  const known = new Map(groupsOf(own).map((group) => [keyOf(group), group]))
  const groups = groupsOf(claimed)
  const counterparts = groups.map((group) => ({group, mine: known.get(keyOf(group))}))
  if (counterparts.some(({group, mine}) => mine !== undefined && !agree(mine, group))) {
    return 'contradicted'
  }
  const allKnown = counterparts.every(({mine}) => mine !== undefined)
  return groups.length > 0 && allKnown ? 'confirmed' : 'unrelated'
}

function sameSubjects(own: ComparableAudit, claimed: ComparableAudit): boolean {
  const digests = ({subject}: ComparableAudit) =>
    subject.map(({digest}) => digest.sha256 ?? '').sort()
  return canonicalJson(digests(own)) === canonicalJson(digests(claimed))
}

/** The same label, decision and rows; what else was asked does not change the figures of a group. */
function sameQuestion(own: ComparableAudit, claimed: ComparableAudit): boolean {
  return ['label', 'prediction', 'where'].every(
    (name) =>
      canonicalJson(memberOf(own.predicate.parameters, name) ?? null) ===
      canonicalJson(memberOf(claimed.predicate.parameters, name) ?? null),
  )
}

function groupsOf({predicate}: ComparableAudit): unknown[] {
  const groups = memberOf(predicate.result, 'groups')
  return Array.isArray(groups) ? groups : []
}

function keyOf(group: unknown): string {
  return canonicalJson(memberOf(group, 'group') ?? null)
}

/** The same rows and values; intervals depend on the confidence that was asked for. */
function agree(mine: unknown, claimed: unknown): boolean {
  if (memberOf(mine, 'n') !== memberOf(claimed, 'n')) return false
  const metrics = memberOf(claimed, 'metrics')
  return Object.keys(isRecord(metrics) ? metrics : {}).every((name) => {
    const [one, other] = [mine, claimed].map((group) => {
      return memberOf(memberOf(memberOf(group, 'metrics'), name), 'value')
    })
    if (one === undefined) return true // measured by the other alone
    if (typeof one !== 'number' || typeof other !== 'number') return one === other
    return Math.abs(one - other) <= tolerance
  })
}

function memberOf(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
