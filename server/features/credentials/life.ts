import type {CredentialEvent} from '@airworthy/credentials'
import type {Json} from '@airworthy/kernel'
import type {Queries} from '../../database/connection.ts'
import type {ExaminationDecision} from '../examinations/index.ts'
import type {Ledger, LedgerRecord} from '../ledger/index.ts'
import type {CredentialRole} from './views.ts'

/** What a credential was earned with, the payload of `credential.earned`. */
export interface Earned {
  readonly role: CredentialRole
  readonly kind: 'first' | 'renewal'
  readonly replaces: string | null
  readonly examination: string
  readonly validFrom: string
  readonly validUntil: string
  /** The decision whole, so that a credential says what it rests on by itself. */
  readonly decision: ExaminationDecision
}

/** How it was signed, the payload of `credential.issued` and of `credential.reissued`. */
export interface Issued {
  readonly issuer: string
  readonly keyNumber: number
  /** The person's name as it was signed. */
  readonly name: string
  readonly organisation: string
  /** The place in the status list. */
  readonly list: {readonly number: number; readonly index: number}
  /** The `created` of the proof, ISO 8601. */
  readonly created: string
  /** SHA-256 of the signed JSON and of the VC-JWT. */
  readonly digests: {readonly json: string; readonly jwt: string}
}

/** Why a state was changed, and by whom. */
export interface Changed {
  readonly reason: string
  /** Id of the person who decided. */
  readonly by: string
}

/** What happens to a credential, in its stream `credential/<id>`, sealed under its person's key. */
export type RecordedEvent =
  | {readonly type: 'credential.earned'; readonly payload: Earned}
  | {readonly type: 'credential.issued' | 'credential.reissued'; readonly payload: Issued}
  | {
      readonly type: 'credential.suspended' | 'credential.reinstated' | 'credential.revoked'
      readonly payload: Changed
    }

/** A recorded event with its moment, ISO 8601. */
export type DatedEvent = RecordedEvent & {readonly at: string}

/** The stream of a credential. */
export function credentialStream(id: string): string {
  return `credential/${id}`
}

/** Records an event about a credential, in the transaction of its change; the moment of it. */
export async function recordEvent(
  transaction: Queries,
  ledger: Ledger,
  {id, personId, actor}: {id: string; personId: string; actor: string | null},
  event: RecordedEvent,
): Promise<string> {
  const {at} = await ledger.append(transaction, {
    stream: credentialStream(id),
    type: event.type,
    actor,
    subject: personId,
    payload: event.payload as unknown as Json, // plain data, checked by canonicalJson
  })
  return at
}

/** The events of a credential, oldest first; empty once its person was erased. */
export async function recordedEvents(
  queries: Queries,
  ledger: Ledger,
  id: string,
): Promise<DatedEvent[]> {
  return (await ledger.read(queries, credentialStream(id))).flatMap(eventFrom)
}

/** The events of a credential as its standing is folded from them. */
export function standingEvents(
  credentialId: string,
  events: readonly DatedEvent[],
): CredentialEvent[] {
  return events.flatMap((event): CredentialEvent[] => {
    const {at, type, payload} = event
    switch (type) {
      case 'credential.earned': {
        const {role, validFrom, validUntil} = payload
        return [{type, credentialId, at, role, validFrom, validUntil}]
      }
      case 'credential.issued':
        return [{type, credentialId, at}]
      case 'credential.reissued':
        return [] // the same credential under another key: where it stands is not touched
      case 'credential.suspended':
      case 'credential.reinstated':
      case 'credential.revoked':
        return [{type, credentialId, at, reason: payload.reason}]
    }
  })
}

/** What it was earned with; undefined where nothing can be read any more. */
export function earnedIn(events: readonly DatedEvent[]): Earned | undefined {
  return events.find((event) => event.type === 'credential.earned')?.payload
}

/** The latest signature; undefined while it waits. */
export function issuedIn(events: readonly DatedEvent[]): Issued | undefined {
  const signed = events.findLast(
    (event): event is DatedEvent & {readonly payload: Issued} =>
      event.type === 'credential.issued' || event.type === 'credential.reissued',
  )
  return signed?.payload
}

/** A suspension or revocation. */
export type Stop = DatedEvent & {readonly payload: Changed}

/** The latest suspension or revocation; undefined for none. */
export function lastStop(events: readonly DatedEvent[]): Stop | undefined {
  return events.findLast(
    (event): event is Stop =>
      event.type === 'credential.suspended' || event.type === 'credential.revoked',
  )
}

function eventFrom({type, at, payload}: LedgerRecord): DatedEvent[] {
  if (payload === null) return []
  return [{type, payload: payload as unknown, at} as DatedEvent] // written by recordEvent alone
}
