import type {Certification} from '@airworthy/content'
import type {AssessmentRules} from '@airworthy/psychometrics'
import type {ExaminationTerms} from './examination.ts'

/**
 * The rules of the adaptive part over so many domains: a sequential test judges each, precision ends
 * nothing, and the length is what the domains may take together.
 */
function assessmentRules(
  {assessment}: Pick<Certification, 'assessment'>,
  domains: number,
): AssessmentRules {
  const {minimumPerDomain, maximumPerDomain, delta, alpha, beta, ...rest} = assessment
  return {
    minimumPerDomain,
    maximumItems: maximumPerDomain * Math.max(1, domains),
    offerStopAfterMinutes: rest.offerBreakAfterMinutes,
    standardErrorGoal: 0.01,
    confidence: 0.9,
    randomesque: rest.randomesque,
    selection: 'information-per-minute',
    gentleStart: 2,
    decision: {kind: 'sequential', delta, alpha, beta, maximumPerDomain},
  }
}

/** What an examination over so many domains promises, to be frozen at its start. */
export function termsOf(certification: Certification, domains: number): ExaminationTerms {
  const {title, exercisesToPass, assessment, retryAfterDays, carriedDays} = certification
  const {sittings, maximumPerDomain, furtherPerDomain} = assessment
  return {
    title,
    exercisesToPass,
    sittings,
    furtherPerDomain,
    itemsPerDomain: maximumPerDomain + (sittings - 1) * furtherPerDomain,
    rules: assessmentRules(certification, domains),
    retryAfterDays,
    carriedDays,
  }
}
