import {exitCodeOf, isAirworthyError} from '@airworthy/kernel'
import {
  checkpointFrom,
  linesFrom,
  verifyLedger,
  type Checkpoint,
  type LedgerVerification,
} from '@airworthy/evidence'
import type {Config} from '../config.ts'
import {badInput} from '../faults.ts'
import {coloredOutcome, requireOneFormat, writeReport, type OutputOptions} from '../output.ts'
import {countingProgress, type Progress} from '../progress.ts'
import {readFileChunks, readFileText} from '../read-file.ts'
import {readUrlChunks, urlFrom} from '../read-url.ts'
import {sentenceOf, textOf} from './ledger-sentences.ts'

/** What `airworthy ledger verify` was asked. */
export interface LedgerVerifyOptions extends OutputOptions<'text' | 'json'> {
  /** A file; null without one. */
  readonly checkpoint: string | null
  /** Longest silence of a URL in milliseconds. */
  readonly timeout: number
  readonly quiet: boolean
}

/** Verifies an export, from a file or a URL, and returns the exit code. */
export async function ledgerVerify(
  source: string,
  options: LedgerVerifyOptions,
  {token}: Config,
): Promise<number> {
  requireOneFormat(options)
  const checkpoint =
    options.checkpoint === null ? null : await readCheckpointFile(options.checkpoint)
  const progress = countingProgress('lines', options)
  const chunks = chunksOf(source, {token, timeout: options.timeout})
  const verification = await verifySource(source, counted(linesFrom(chunks), progress), checkpoint)
  progress.end()
  refuseMalformed(source, verification)
  await writeReport(
    {
      name: 'ledger-verify',
      write: (format, {color}) => {
        if (format === 'json') return JSON.stringify(jsonOf(verification), null, 2)
        const text = textOf(verification)
        return color ? coloredOutcome(text, verification.outcome) : text
      },
    },
    options,
  )
  return exitCodeOf(verification.outcome)
}

async function readCheckpointFile(path: string): Promise<Checkpoint> {
  const text = await readFileText(path, {what: 'a checkpoint of a ledger'})
  try {
    return checkpointFrom(text)
  } catch (thrown) {
    throw withSource(path, thrown)
  }
}

function chunksOf(source: string, options: {token: string | null; timeout: number}) {
  const what = 'an export of a ledger'
  const url = urlFrom(source)
  if (url === null) return readFileChunks(source, {what})
  if (url.pathname === '/') url.pathname = '/api/ledger/export'
  return readUrlChunks(url, {...options, what})
}

async function verifySource(
  source: string,
  lines: AsyncIterable<string>,
  checkpoint: Checkpoint | null,
): Promise<LedgerVerification> {
  try {
    return await verifyLedger(lines, {checkpoint})
  } catch (thrown) {
    throw withSource(source, thrown)
  }
}

/** Names the source in what the library says about its content. */
function withSource(source: string, thrown: unknown): unknown {
  const codes = ['not-a-ledger-export', 'malformed-checkpoint', 'not-utf8', 'line-too-long']
  if (!isAirworthyError(thrown) || !codes.includes(thrown.code)) return thrown
  return badInput(`${source}: ${thrown.message}`, {cause: thrown})
}

/** Lines that cannot be read are bad input, unless the rest is a breach already. */
function refuseMalformed(source: string, {outcome, findings}: LedgerVerification): void {
  if (outcome === 'breach') return
  for (const {code, facts} of findings) {
    if (code !== 'malformed-line') continue
    const {line, column, reason} = facts
    const where = column === null ? `${source}:${line}` : `${source}:${line}:${column}`
    throw badInput(`${where}: ${reason}; export the ledger again and verify the file as it came`)
  }
}

async function* counted(lines: AsyncIterable<string>, progress: Progress): AsyncGenerator<string> {
  for await (const line of lines) {
    progress.step()
    yield line
  }
}

function jsonOf({outcome, findings, facts}: LedgerVerification): unknown {
  return {
    command: 'ledger verify',
    outcome,
    facts,
    findings: findings.map((finding) => ({...finding, message: sentenceOf(finding)})),
  }
}
