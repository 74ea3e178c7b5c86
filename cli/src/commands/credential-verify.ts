import {createHash} from 'node:crypto'
import {
  readIssuerDocument,
  verifyCredential,
  type Check,
  type Verification,
} from '@airworthy/credentials'
import {stateMeasurement, type StatedFinding} from '@airworthy/evidence'
import {combineOutcomes, isAirworthyError} from '@airworthy/kernel'
import type {Config} from '../config.ts'
import {sentenceOfCheck} from '../credential/check-sentences.ts'
import {credentialDocument} from '../credential/credential-document.ts'
import {gather, type Gathered} from '../credential/gather.ts'
import {readCredential, type GivenCredential} from '../credential/read-credential.ts'
import {badInput} from '../faults.ts'
import type {MeasuringOptions} from '../measuring-options.ts'
import {readFileText} from '../read-file.ts'
import {tool} from '../tool.ts'
import {prepareOutput, writeMeasurement} from '../write-measurement.ts'

/** What `airworthy credential verify` was asked. */
export interface CredentialVerifyOptions extends MeasuringOptions {
  /** A file with the keys of the issuer; null without one. */
  readonly issuer: string | null
  /** Files of status lists. */
  readonly statuses: readonly string[]
  /** The moment to judge for; null for now. */
  readonly at: Date | null
  /** Milliseconds for each address. */
  readonly timeout: number
}

/** Verifies a credential from a file, standard input or an address, and returns the exit code. */
export async function credentialVerify(
  source: string,
  options: CredentialVerifyOptions,
  config: Config,
): Promise<number> {
  const prepared = await prepareOutput(options, config)
  const startedAt = new Date()
  const didDocument = options.issuer === null ? undefined : await readIssuerFile(options.issuer)
  const statusLists = await Promise.all(options.statuses.map(readStatusFile))
  const given = await readCredential(source, options)
  const now = options.at ?? startedAt
  const {verification, gathered} = await verify(given, {didDocument, statusLists, now, options})
  refuseUnreadable(source, verification)
  const findings = [
    ...gathered.findings,
    ...verification.checks.flatMap((check) => findingOf(check, verification, given.name)),
  ]
  const statement = stateMeasurement(
    'credential-verify',
    [{name: given.name, digest: {sha256: sha256Of(given.bytes)}}],
    {
      tool,
      startedAt: startedAt.toISOString(),
      finishedAt: new Date().toISOString(),
      parameters: {
        at: options.at?.toISOString() ?? null,
        issuer: didDocument === undefined ? null : sha256Of(didDocument),
        statusLists: statusLists.map(sha256Of),
      },
      result: {
        ...verification,
        checks: verification.checks.map((check) => ({...check, message: sentenceOfCheck(check)})),
        fetched: gathered.fetched,
      },
      findings,
      outcome: verification.outcome,
    },
  )
  const document = () =>
    credentialDocument(verification, {
      name: given.name,
      findings,
      provenance: [
        {name: 'judged as of', value: now.toISOString()},
        {name: 'sha256', value: sha256Of(given.bytes)},
        ...gathered.fetched.map((url) => ({name: 'fetched', value: url})),
      ],
    })
  return await writeMeasurement({name: 'credential-verify', statement, document}, options, prepared)
}

const nothingGathered: Gathered = {
  didDocument: undefined,
  statusLists: [],
  fetched: [],
  findings: [],
}

async function verify(
  {text, baking, url}: GivenCredential,
  {
    didDocument,
    statusLists,
    now,
    options,
  }: {
    didDocument: string | undefined
    statusLists: readonly string[]
    now: Date
    options: CredentialVerifyOptions
  },
): Promise<{verification: Verification; gathered: Gathered}> {
  if (text === null) {
    const checks = baking === null ? [] : [baking]
    const outcome = combineOutcomes(checks.map((check) => check.outcome))
    const verification = {outcome, checks, unproved: [], credential: null}
    return {verification, gathered: nothingGathered}
  }
  const here = await verifyCredential(text, {didDocument, statusLists, now})
  const withBaking = (found: Verification) =>
    baking === null ? found : {...found, checks: [baking, ...found.checks]}
  if (url === null || here.credential === null) {
    return {verification: withBaking(here), gathered: nothingGathered}
  }
  const gathered = await gather(here.credential, {
    givenBy: url,
    timeout: options.timeout,
    hasIssuer: didDocument !== undefined,
    hasLists: statusLists.length > 0,
  })
  const document =
    didDocument ?? (isIssuerDocument(gathered.didDocument) ? gathered.didDocument : undefined)
  const found = await verifyCredential(text, {
    didDocument: document,
    statusLists: [...statusLists, ...gathered.statusLists],
    now,
  })
  return {verification: withBaking(found), gathered}
}

/** What an address answers with may be anything; the check of the issuer then says what is missing. */
function isIssuerDocument(given: unknown): boolean {
  try {
    readIssuerDocument(given)
    return true
  } catch (thrown) {
    if (isAirworthyError(thrown)) return false
    throw thrown
  }
}

async function readIssuerFile(path: string): Promise<string> {
  const text = await readFileText(path, {what: 'a document of an issuer'})
  try {
    readIssuerDocument(text)
    return text
  } catch (cause) {
    if (!isAirworthyError(cause)) throw cause
    const remedy =
      cause.code === 'not-json'
        ? '; --issuer is a did document, a profile with keys, a jwk or a key z6Mk…'
        : ''
    throw badInput(`${path}: ${cause.message}${remedy}`, {cause})
  }
}

async function readStatusFile(path: string): Promise<string> {
  const text = (await readFileText(path, {what: 'a status list'})).trim()
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text)) return text
  try {
    JSON.parse(text)
    return text
  } catch (cause) {
    throw badInput(`${path}: a status list is json or a jwt, this is neither`, {cause})
  }
}

/** What cannot be read at all is bad input; what can be read and is wrong is a breach. */
function refuseUnreadable(source: string, {checks, credential}: Verification): void {
  if (credential !== null) return
  const fault = checks.find(({code}) => code === 'not-json' || code === 'not-a-credential')
  if (fault === undefined) return
  throw badInput(
    `${source} is no credential: ${sentenceOfCheck(fault)}; give the JSON, the JWT or the picture as its issuer made it`,
  )
}

function findingOf(
  check: Check,
  {credential}: Verification,
  name: string,
): readonly StatedFinding[] {
  const {outcome, code, facts} = check
  if (outcome === 'pass') return []
  const severity = outcome === 'error' ? 'breach' : outcome
  const message = sentenceOfCheck(check)
  return [{code, severity, subject: credential?.id ?? name, facts, message}]
}

function sha256Of(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}
