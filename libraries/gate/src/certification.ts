import type {Outcome} from '@airworthy/kernel'
import type {StatedFinding} from '@airworthy/evidence'

/** What a platform says of the author for one role, by a statement that it signed. */
export interface CertificationAnswer {
  readonly role: string
  readonly outcome: Outcome
  /** The platform's sentence. */
  readonly message: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** What is known of the author's certification: answers by role, or why nobody could be asked. */
export type Certification =
  {readonly answers: readonly CertificationAnswer[]} | {readonly unknown: string}

/**
 * What the required roles come to: one of them suffices. Without one that holds, a role that could
 * not be judged leaves all open, and only answers for every role are a breach.
 */
export function certificationFindings(
  roles: readonly string[],
  certification: Certification | undefined,
): StatedFinding[] {
  if (roles.length === 0) return []
  const wanted = `the author has to be certified as ${roles.join(' or ')}`
  if (certification === undefined || 'unknown' in certification) {
    const why = certification?.unknown ?? 'no platform was asked'
    return [unknown({roles}, `${wanted}, and ${why}`)]
  }
  const {answers} = certification
  const facts = {
    roles,
    answers: answers.map(({role, outcome, facts: own}) => ({role, outcome, ...own})),
  }
  const held = answers.find(({outcome}) => outcome === 'pass')
  if (held !== undefined) {
    return [{code: 'certified', severity: 'note', subject: 'author', facts, message: held.message}]
  }
  const said = answers.map(({message}) => message).join('; ')
  const everyRole = roles.every((role) =>
    answers.some((answer) => answer.role === role && answer.outcome === 'breach'),
  )
  if (!everyRole) return [unknown(facts, `${wanted}, and that is not known: ${said}`)]
  const message = `${wanted}: ${said}`
  return [{code: 'not-certified', severity: 'breach', subject: 'author', facts, message}]
}

function unknown(facts: Readonly<Record<string, unknown>>, message: string): StatedFinding {
  return {code: 'certification-unknown', severity: 'not-judged', subject: 'author', facts, message}
}
