import type {VerifyView} from '@airworthy/server/features/credentials/views.ts'
import {day} from '../../design/dates.ts'
import {lastOf} from './standing-words.ts'

/** What the check of a credential came to, as the answer of the page. */
export type Answered = Pick<VerifyView, 'outcome' | 'standing' | 'because'> & {
  readonly facts: Pick<
    NonNullable<VerifyView['facts']>,
    'validFrom' | 'validUntil' | 'replacedBy'
  > | null
}

/** The heading: yes with its end, no with why, or that it could not be judged; never yes without a pass. */
export function verifyHeading(answered: Answered): string {
  const {outcome, standing, because, facts} = answered
  if (standing === 'revoked') {
    const event = lastOf(because, 'credential.revoked')
    return `No. It was revoked${event === undefined ? '' : ` on ${day(event.at)}`}.`
  }
  if (standing === 'suspended') {
    const event = lastOf(because, 'credential.suspended')
    return `No. It is suspended${event === undefined ? '' : ` since ${day(event.at)}`}.`
  }
  if (standing === 'lapsed') {
    return facts === null ? 'No. It has lapsed.' : `No. It lapsed on ${day(facts.validUntil)}.`
  }
  switch (outcome) {
    case 'pass':
      return facts === null
        ? 'It is not revoked. The file that its holder keeps says the rest.'
        : `Yes. Valid until ${day(facts.validUntil)}.`
    case 'breach':
      return 'No. It does not hold what it claims.'
    case 'not-judged':
      return facts === null
        ? 'Not judged. Only the file that its holder keeps can be verified.'
        : 'Not judged. Something that is needed to verify it is missing.'
    case 'error':
      return 'It could not be verified. Try again in a while.'
  }
}

/** What follows from the answer, for who reads it. */
export function verifyLead({outcome, standing, facts}: Answered): string {
  const renewed =
    facts !== null && facts.replacedBy !== null
      ? ' It was renewed since by another credential.'
      : ''
  if (standing === 'revoked') {
    return `Whoever relied on it should not do so any more. It was valid before that day.${renewed}`
  }
  if (standing === 'suspended') {
    return 'Nobody is to rely on it for now. It may be reinstated or revoked.'
  }
  if (standing === 'lapsed') {
    return `What it says was true on the day of the examination; the skill was not shown again since.${renewed}`
  }
  if (outcome === 'pass' && facts === null) {
    return erasedLead
  }
  if (outcome === 'not-judged' && facts === null) return erasedLead
  if (outcome === 'pass') {
    return standing === 'due'
      ? `It ends in less than 90 days; a renewal can be taken now.${renewed}`
      : `Signature, issuer, validity and status were checked just now.${renewed}`
  }
  return 'Each check below says what was found.'
}

const erasedLead =
  'It was issued here. What it says is not kept here any more, because its holder was erased; the file that they took along still verifies. Ask for it and verify it as described below.'

/** The command with which anybody verifies the credential without this page. */
export function verifyCommand(origin: string, id: string, {isKept}: {isKept: boolean}): string {
  if (!isKept) return 'airworthy credential verify credential.json'
  return `airworthy credential verify ${origin}/verify/${id}`
}

/** Names of the checks for people. */
export function checkName(check: string): string {
  return checkNames[check] ?? check
}

const checkNames: Readonly<Record<string, string>> = {
  baking: 'Picture',
  shape: 'Form',
  context: 'Vocabulary',
  proof: 'Signature',
  issuer: 'Issuer',
  validity: 'Validity',
  status: 'Status',
}
