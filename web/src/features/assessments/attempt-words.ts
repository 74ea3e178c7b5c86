import type {AttemptView} from '@airworthy/server/features/assessments/views.ts'
import {domainName} from './domain-words.ts'

/** What an attempt is called: the baseline, the check of one domain, or the questions of an examination. */
export function attemptName({kind, domain}: Pick<AttemptView, 'kind' | 'domain'>): string {
  if (kind === 'examination') return 'Examination'
  return domain === null ? 'Baseline assessment' : `Test out of ${domainName(domain)}`
}
