import type {PlanView} from '@airworthy/server/features/curriculum/views.ts'
import {capital, counted, countWord} from '../../design/numbers.ts'

/** The answer of the plan: what comes first, and what then. */
export function planHeading({
  nextStep,
  domains,
}: Pick<PlanView, 'nextStep'> & {
  domains: readonly Pick<PlanView['domains'][number], 'verdict'>[]
}): string {
  if (nextStep.kind === 'choose-role') return 'Say your role first. Your plan follows from it.'
  if (nextStep.kind === 'take-baseline')
    return 'Take the baseline first. Your plan follows from it.'
  const gaps = domains.filter(({verdict}) => verdict === 'gap').length
  const open = domains.filter(({verdict}) => verdict === 'not-judged').length
  if (gaps === 0 && open === 0) {
    return 'Nothing is left to do. You meet every level that your role requires.'
  }
  if (gaps === 0) return `No gap. ${capital(counted(open, 'domain'))} to decide.`
  const first = `${capital(counted(gaps, 'gap'))} first.`
  return open === 0 ? first : `${first} Then ${counted(open, 'domain')} to decide.`
}

/** What was saved by testing out, as a sentence; undefined when nothing was. */
export function savedSentence(minutes: number): string | undefined {
  if (minutes === 0) return undefined
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const parts = [
    ...(hours > 0 ? [counted(hours, 'hour')] : []),
    ...(rest > 0
      ? [`${rest <= 10 ? countWord(rest) : rest} ${rest === 1 ? 'minute' : 'minutes'}`]
      : []),
  ]
  return `Testing out saved ${parts.join(' and ')}.`
}
