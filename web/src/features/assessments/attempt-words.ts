import type {AttemptView} from '@airworthy/server/features/assessments/views.ts'
import {domainName} from './domain-words.ts'

/** What an attempt is called: the baseline, or the check of one domain. */
export function attemptName({domain}: Pick<AttemptView, 'kind' | 'domain'>): string {
  return domain === null ? 'Baseline assessment' : `Test out of ${domainName(domain)}`
}
