import type {AppealToDecideView, OwnAppealView} from '@airworthy/server/features/appeals/views.ts'
import {capital, counted} from '../../design/numbers.ts'
import type {StatusKind} from '../../design/status-kinds.ts'
import {domainName} from '../assessments/domain-words.ts'

/** The fewest characters of a text of an appeal or of the reason of its decision. */
export const fewestCharacters = 20

/** What an appeal is about: "Item 4, Privacy and law" or "Result". */
export function subjectOf({
  kind,
  position,
  domain,
}: Pick<AppealToDecideView, 'kind' | 'position' | 'domain'>): string {
  if (kind === 'result') return 'Result of an assessment'
  if (kind === 'examination') return 'Decision of an examination'
  if (kind === 'credential') return 'Suspension or revocation of a credential'
  return [`Item ${position ?? ''}`.trim(), domain === null ? '' : domainName(domain)]
    .filter((part) => part !== '')
    .join(', ')
}

/** The status of an appeal with its word. */
export const stateStatus: Readonly<
  Record<OwnAppealView['state'], {readonly kind: StatusKind; readonly word: string}>
> = {
  open: {kind: 'in-progress', word: 'Open'},
  upheld: {kind: 'pass', word: 'Upheld'},
  refused: {kind: 'not-judged', word: 'Refused'},
  withdrawn: {kind: 'to-do', word: 'Withdrawn'},
}

/** The answer of the page for who has made appeals: how many are open, how many are decided. */
export function ownSentence(appeals: readonly Pick<OwnAppealView, 'state'>[]): string {
  if (appeals.length === 0) return 'You have made no appeal.'
  const open = appeals.filter(({state}) => state === 'open').length
  const decided = appeals.filter(({state}) => state === 'upheld' || state === 'refused').length
  const first =
    open === 0
      ? 'No appeal of yours is open.'
      : `${capital(counted(open, 'appeal'))} of yours ${open === 1 ? 'is' : 'are'} open.`
  return decided === 0 ? first : `${first} ${capital(counted(decided, 'appeal'))} decided.`
}

/** The answer of the page for who decides: how many wait. */
export function waitingSentence(open: number): string {
  if (open === 0) return 'No appeal waits for your decision.'
  return `${capital(counted(open, 'appeal'))} ${open === 1 ? 'waits' : 'wait'} for your decision.`
}
