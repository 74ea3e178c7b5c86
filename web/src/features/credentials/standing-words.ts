import type {
  CredentialStandingName,
  ExplainingEventView,
  RoleStandingView,
} from '@airworthy/server/features/credentials/views.ts'
import {day, shortDay} from '../../design/dates.ts'
import type {StatusKind} from '../../design/status-kinds.ts'

/** A standing with its dates, as every view of one carries them. */
export type DatedStanding = Pick<RoleStandingView, 'standing' | 'validUntil'>

/** The shape and word of each standing: full, half and struck disc; a dashed ring where there is none. */
export const standingStatus: Readonly<
  Record<CredentialStandingName, {readonly kind: StatusKind; readonly word: string}>
> = {
  none: {kind: 'not-judged', word: 'Not certified'},
  current: {kind: 'current', word: 'Current'},
  due: {kind: 'due', word: 'Due'},
  lapsed: {kind: 'lapsed', word: 'Lapsed'},
  suspended: {kind: 'lapsed', word: 'Suspended'},
  revoked: {kind: 'lapsed', word: 'Revoked'},
}

/** What a standing is bound to, short: "to 14 Mar 2028", "renew by 14 Mar 2028", "since 2 Nov 2026". */
export function standingUntil({standing, validUntil}: DatedStanding): string {
  if (validUntil === null) return ''
  switch (standing) {
    case 'current':
      return `to ${shortDay(validUntil)}`
    case 'due':
      return `renew by ${shortDay(validUntil)}`
    case 'lapsed':
      return `since ${shortDay(validUntil)}`
    case 'none':
    case 'suspended':
    case 'revoked':
      return ''
  }
}

/** The lamp of a certification, for the top bar; undefined for who was never certified. */
export function standingLamp({
  standing,
  validUntil,
}: DatedStanding): {kind: StatusKind; word: string} | undefined {
  const until = validUntil === null ? '' : shortDay(validUntil)
  const {kind, word} = standingStatus[standing]
  switch (standing) {
    case 'none':
      return undefined
    case 'current':
      return {kind, word: `Current to ${until}`}
    case 'due':
      return {kind, word: `Current, renew by ${until}`}
    case 'lapsed':
      return {kind, word: `Lapsed since ${until}`}
    case 'suspended':
    case 'revoked':
      return {kind, word}
  }
}

/** The answer to "Am I certified?" of one standing, as a sentence; undefined for who never was. */
export function standingSentence(
  standing: DatedStanding,
  because: readonly ExplainingEventView[],
): string | undefined {
  const until = standing.validUntil === null ? '' : day(standing.validUntil)
  switch (standing.standing) {
    case 'none':
      return undefined
    case 'current':
      return `Yes. Your certification runs to ${until}.`
    case 'due':
      return `Yes, until ${until}. The renewal is due.`
    case 'lapsed':
      return `No. Your certification lapsed on ${until}.`
    case 'suspended':
      return `No. Your credential is suspended${since(because, 'credential.suspended')}.`
    case 'revoked':
      return `No. Your credential was revoked${on(because, 'credential.revoked')}.`
  }
}

/** The last event of a type, which explains a suspension or a revocation. */
export function lastOf(
  because: readonly ExplainingEventView[],
  type: ExplainingEventView['type'],
): ExplainingEventView | undefined {
  return because.findLast((event) => event.type === type)
}

function on(because: readonly ExplainingEventView[], type: ExplainingEventView['type']): string {
  const event = lastOf(because, type)
  return event === undefined ? '' : ` on ${day(event.at)}`
}

function since(because: readonly ExplainingEventView[], type: ExplainingEventView['type']): string {
  const event = lastOf(because, type)
  return event === undefined ? '' : ` since ${day(event.at)}`
}
