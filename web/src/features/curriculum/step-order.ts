import type {PlanView} from '@airworthy/server/features/curriculum/views.ts'

type Domain = Pick<PlanView['domains'][number], 'domain' | 'verdict'>

/**
 * The domains that do not meet their level, in the order in which the next step begins: the domain
 * of the step, those of its verdict, then the others. Within each the working order stays.
 */
export function inStepOrder<Planned extends Domain>(
  domains: readonly Planned[],
  step: PlanView['nextStep'],
): Planned[] {
  const open = domains.filter(({verdict}) => verdict !== 'meets')
  const first = 'domain' in step ? open.find(({domain}) => domain === step.domain) : undefined
  const rankOf = (planned: Planned) =>
    planned === first ? 0 : planned.verdict === first?.verdict ? 1 : 2
  return open.toSorted((a, b) => rankOf(a) - rankOf(b))
}

/** How the order of a plan comes about, said from its first domain; undefined where nothing is open. */
export function orderSentence(ordered: readonly Domain[]): string | undefined {
  switch (ordered[0]?.verdict) {
    case 'gap':
      return 'Gaps come first, then what is not judged yet.'
    case 'not-judged':
      return ordered.some(({verdict}) => verdict === 'gap')
        ? 'What is not judged comes first while nothing can be learned for a gap yet, then the gaps.'
        : 'What is not judged yet is left; there is no gap.'
    default:
      return undefined
  }
}
