import {AirworthyError} from '@airworthy/kernel'
import {
  foldSession,
  highestScore,
  type BankItem,
  type SessionEvent,
  type SessionState,
} from '@airworthy/psychometrics'
import type {AttemptEvent} from '../assessments/index.ts'
import type {LedgerRecord} from '../ledger/index.ts'
import {chosenParts} from './chosen-parts.ts'
import {restAbilities} from './rest-ability.ts'
import type {NewResponse} from './response-store.ts'

type Started = Extract<AttemptEvent, {type: 'assessment.started'}>['payload']
type Answered = Extract<AttemptEvent, {type: 'assessment.answered'}>['payload']

/** What the answers of an attempt have in common, by the event that started it. */
export interface AttemptStart {
  readonly role: Started['role']
  readonly kind: 'baseline' | 'test-out' | 'examination'
  readonly bank: ReadonlyMap<string, BankItem>
}

/** Whose attempt it is. */
export interface AttemptOwner {
  readonly attemptId: string
  readonly personId: string
}

/** What the start event says. Throws `event-refused` for another event. */
export function attemptStartOf({
  type,
  payload,
}: Pick<LedgerRecord, 'type' | 'payload'>): AttemptStart {
  if (type !== 'assessment.started' || payload === null) {
    throw new AirworthyError('event-refused', `first event is ${type}`)
  }
  const {role, kind = 'baseline', start} = payload as unknown as Started // written by assessments
  return {role, kind, bank: new Map(start.bank.items.map((item) => [item.id, item]))}
}

/** The row of one answer as long as the attempt goes on. */
export function responseOf(
  owner: AttemptOwner,
  {role, kind, bank}: AttemptStart,
  {payload, at}: Pick<LedgerRecord, 'payload' | 'at'>,
): NewResponse {
  const {given, event} = payload as unknown as Answered // written by assessments
  if (event.kind !== 'answered' && event.kind !== 'skipped') {
    throw new AirworthyError('event-refused', `not an answer: ${event.kind}`)
  }
  const item = bank.get(event.itemId)
  if (!item) throw new AirworthyError('event-refused', `not in the bank: ${event.itemId}`)
  return {
    ...owner,
    position: event.position,
    role,
    kind,
    itemId: item.id,
    version: String(item.version),
    score: event.kind === 'answered' ? event.score : 0,
    maximum: highestScore(item.model),
    cannotTell: given === null,
    elapsedMs: event.elapsedMs,
    chosen: given === null ? [] : chosenParts(given),
    answeredAt: new Date(at),
    ability: null,
    restAbility: null,
  }
}

/**
 * The rows of a whole attempt from its records, with the abilities of when it last finished; what
 * was answered since has none. No rows when the person's key was erased.
 */
export function responsesOf(owner: AttemptOwner, records: readonly LedgerRecord[]): NewResponse[] {
  const [first] = records
  if (!first || records.some(({payload}) => payload === null)) return []
  const start = attemptStartOf(first)
  const finished = records.slice(0, 1 + records.findLastIndex(isFinish))
  const rows = rowsOf(owner, start, finished)
  const state = finished.length > 0 ? foldSession(finished.map(sessionEventOf)) : null
  return [
    ...(state ? measured(rows, start, state) : rows),
    ...rowsOf(owner, start, records.slice(finished.length)),
  ]
}

function isFinish({type}: LedgerRecord): boolean {
  return type === 'assessment.finished'
}

function rowsOf(
  owner: AttemptOwner,
  start: AttemptStart,
  records: readonly LedgerRecord[],
): NewResponse[] {
  return records
    .filter(({type}) => type === 'assessment.answered')
    .map((record) => responseOf(owner, start, record))
}

function measured(
  rows: readonly NewResponse[],
  {bank}: AttemptStart,
  {byDomain}: SessionState,
): NewResponse[] {
  const means = new Map(byDomain.map(({domain, mean}) => [domain, mean]))
  const items = rows.map(({itemId}) => bank.get(itemId))
  const rest = restAbilities(
    rows.flatMap(({score}, index) => {
      const model = items[index]?.model
      return model ? [{model, score}] : [] // each row was made from an item of the bank
    }),
  )
  return rows.map((row, index) => ({
    ...row,
    ability: means.get(items[index]?.domain ?? '') ?? null,
    restAbility: rest[index] ?? null,
  }))
}

function sessionEventOf({payload}: LedgerRecord): SessionEvent {
  const {start, event} = payload as unknown as {start?: SessionEvent; event: SessionEvent} // by assessments
  return start ?? event
}
