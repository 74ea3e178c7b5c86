import {combineOutcomes, isAirworthyError, type Json} from '@airworthy/kernel'
import {breached, notJudged, passed} from './check.ts'
import {checkSecured} from './check-secured.ts'
import {checkStatusListShape} from './check-shape.ts'
import {checkValidity} from './check-validity.ts'
import type {IssuerDocument} from './issuer-document.ts'
import {idOf, isUri, listOf, memberOf, momentOf, textOf, type JsonObject} from './json.ts'
import {openCredential, type OpenedCredential} from './opened.ts'
import {leastStatusListLength, readStatusBits, statusAt} from './status-list.ts'
import type {Check} from './verification.ts'

/** With what the entries of a credential are looked up. */
export interface StatusOptions {
  readonly document: IssuerDocument | null
  /** Lists as they were given. */
  readonly lists: readonly unknown[]
  readonly now: number
}

/** Looks up each status entry of a credential; without one, nothing can have been withdrawn. */
export async function checkStatus(
  credential: JsonObject,
  options: StatusOptions,
): Promise<readonly Check[]> {
  const entries = listOf(credential['credentialStatus'])
  if (entries.length === 0) return [passed('status', 'no-status')]
  if (entries.length > mostEntries) {
    return [breached('status', 'status-entry-malformed', {entries: entries.length})]
  }
  const lists = options.lists.map(opened)
  const checks: Check[] = []
  for (const entry of entries) {
    checks.push(await checkEntry(entry, {...options, lists, issuer: idOf(credential['issuer'])}))
  }
  return checks
}

const mostEntries = 16

interface EntryOptions {
  readonly issuer: string | null
  readonly document: IssuerDocument | null
  readonly lists: readonly (OpenedCredential | string)[]
  readonly now: number
}

interface Entry {
  readonly list: string
  readonly index: number
  readonly purpose: string
  readonly size: number
}

async function checkEntry(entry: Json, options: EntryOptions): Promise<Check> {
  const type = memberOf(entry, 'type')
  if (!listOf(type).includes('BitstringStatusListEntry')) {
    return notJudged('status', 'status-type-unsupported', {type: type ?? null})
  }
  const read = readEntry(entry)
  if ('check' in read) return read
  const facts = {list: read.list, index: read.index, purpose: read.purpose}
  const newest = newestOf(read.list, options.lists)
  const [first, ...rest] = await Promise.all(newest.map((list) => checkList(list, read, options)))
  if (first === undefined) return missing(options.lists, facts)
  // of copies that are equally new nobody can tell which one speaks: the worst does
  const check = rest.reduce((worst, one) => {
    const both = combineOutcomes([worst.outcome, one.outcome])
    return both === worst.outcome ? worst : one
  }, first)
  return {...check, facts: {...facts, ...check.facts}}
}

function readEntry(entry: Json): Entry | Check {
  const list = textOf(memberOf(entry, 'statusListCredential'))
  const purpose = textOf(memberOf(entry, 'statusPurpose'))
  // a text by the standard; others write the number, which can mean nothing else
  const written = memberOf(entry, 'statusListIndex')
  const index = typeof written === 'number' ? String(written) : (textOf(written) ?? '')
  const size = memberOf(entry, 'statusSize') ?? 1
  const fault = !isUri(list)
    ? 'statusListCredential'
    : purpose === null
      ? 'statusPurpose'
      : !/^(?:0|[1-9]\d{0,14})$/.test(index)
        ? 'statusListIndex'
        : typeof size !== 'number' || !Number.isInteger(size) || size < 1 || size > 16
          ? 'statusSize'
          : null
  if (fault !== null || list === null || purpose === null || typeof size !== 'number') {
    const value = JSON.stringify(memberOf(entry, fault ?? '') ?? null).slice(0, 200)
    return breached('status', 'status-entry-malformed', {member: fault, value})
  }
  return {list, purpose, index: Number(index), size}
}

/** A list that could not be read stays as the reason. */
function opened(list: unknown): OpenedCredential | string {
  try {
    return openCredential(list)
  } catch (thrown) {
    if (!isAirworthyError(thrown)) throw thrown
    return thrown.code
  }
}

/** Of several copies of a list the newest speak: an old one may be from before a revocation. */
function newestOf(
  url: string,
  lists: readonly (OpenedCredential | string)[],
): readonly OpenedCredential[] {
  const copies = lists.filter(
    (list): list is OpenedCredential =>
      typeof list !== 'string' && textOf(list.credential['id']) === url,
  )
  const newest = copies.reduce((latest, list) => Math.max(latest, madeAt(list)), -Infinity)
  return copies.filter((list) => madeAt(list) === newest)
}

function madeAt({credential}: OpenedCredential): number {
  return momentOf(credential['validFrom']) ?? -Infinity
}

function missing(
  lists: readonly (OpenedCredential | string)[],
  facts: Readonly<Record<string, unknown>>,
): Check {
  if (lists.length === 0) return notJudged('status', 'revocation-unknown', facts)
  const given = lists.map((list) =>
    typeof list === 'string' ? list : textOf(list.credential['id']),
  )
  return notJudged('status', 'status-list-mismatch', {...facts, given})
}

async function checkList(
  list: OpenedCredential,
  entry: Entry,
  {issuer, document, now}: EntryOptions,
): Promise<Check> {
  const {credential} = list
  const shape = checkStatusListShape(credential)
  if (shape.outcome !== 'pass') return breached('status', 'status-list-malformed', shape.facts)
  const listIssuer = idOf(credential['issuer'])
  if (listIssuer !== issuer) {
    return breached('status', 'status-list-issuer-mismatch', {issuer, listIssuer})
  }
  const secured = await checkSecured(list, {document, now, openBadge: false})
  const worst = secured.checks.find(({outcome}) => outcome === 'breach')
  if (worst !== undefined) {
    return breached('status', 'status-list-refused', {because: worst.code, ...worst.facts})
  }
  const purposes = listOf(memberOf(credential['credentialSubject'], 'statusPurpose'))
  if (!purposes.includes(entry.purpose)) {
    return breached('status', 'status-purpose-mismatch', {listPurposes: purposes})
  }
  const status = await statusIn(credential, entry)
  if (typeof status !== 'number') return status
  const unproved = secured.checks.find(({outcome}) => outcome !== 'pass')
  if (unproved !== undefined) {
    return notJudged('status', 'status-list-unproved', {because: unproved.code, status})
  }
  return judge(status, entry, checkValidity(credential, {now}))
}

async function statusIn(credential: JsonObject, {index, size}: Entry): Promise<number | Check> {
  try {
    const encoded = textOf(memberOf(credential['credentialSubject'], 'encodedList')) ?? ''
    const bits = await readStatusBits(encoded)
    const entries = Math.floor((bits.length * 8) / size)
    if (entries < leastStatusListLength) {
      return breached('status', 'status-list-too-short', {entries, least: leastStatusListLength})
    }
    return (
      statusAt(bits, index, {size}) ?? breached('status', 'status-index-out-of-range', {entries})
    )
  } catch (thrown) {
    if (!isAirworthyError(thrown)) throw thrown
    return breached('status', 'status-list-malformed', {reason: thrown.message})
  }
}

/** A revocation is for good, so that even an outdated list proves it; all else needs a list of today. */
function judge(status: number, {purpose}: Entry, validity: Check): Check {
  if (purpose === 'revocation' && status !== 0) return breached('status', 'revoked')
  if (validity.outcome !== 'pass') {
    const code = validity.code === 'expired' ? 'status-list-expired' : 'status-list-not-valid'
    return notJudged('status', code, {because: validity.code, ...validity.facts})
  }
  switch (purpose) {
    case 'revocation':
      return passed('status', 'not-revoked', {until: validity.facts['validUntil'] ?? null})
    case 'suspension':
      return status === 0
        ? passed('status', 'not-suspended', {until: validity.facts['validUntil'] ?? null})
        : breached('status', 'suspended')
    case 'refresh':
      return passed('status', status === 0 ? 'not-refreshed' : 'refreshed')
    case 'message':
    default:
      return notJudged('status', 'status-purpose-unknown', {status})
  }
}
