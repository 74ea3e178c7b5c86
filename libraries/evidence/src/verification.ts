import {AirworthyError} from '@airworthy/kernel'
import {chainVerifier} from './chain-verifier.ts'
import {verifyCheckpoint, type Checkpoint} from './checkpoint.ts'
import {
  checkpointFacts,
  compareHeader,
  compareWithCheckpoint,
  type CheckpointComparison,
} from './checkpoint-comparison.ts'
import type {Entry} from './entry.ts'
import {findingLog} from './finding-log.ts'
import type {LedgerFinding} from './findings.ts'
import type {ExportEnd, ExportHeader} from './ledger-export.ts'
import type {LedgerVerification} from './ledger-verification.ts'
import type {LedgerLine} from './read-line.ts'
import type {JsonFault} from './strict-json.ts'

/** A verification under way. */
export interface RunningVerification {
  /** Takes the next line. Throws `not-a-ledger-export` when it is the first and no header. */
  take(line: LedgerLine): Promise<void>
  /** The verification after the last line; throws `not-a-ledger-export` when there was no line. */
  finish(): LedgerVerification
}

/** Starts to verify an export against a checkpoint that was kept outside it, or against none. */
export async function startVerification(outside: Checkpoint | null): Promise<RunningVerification> {
  const log = findingLog()
  const chains = chainVerifier()
  const withOutside = outside === null ? null : compareWithCheckpoint(outside, {source: 'outside'})
  let withInside: CheckpointComparison | null = null
  if (outside !== null) log.add(await verifyCheckpoint(outside))

  let header: ExportHeader | null = null
  let end: ExportEnd | null = null
  let lines = 0
  let entries = 0
  let firstAt: string | null = null
  let lastAt: string | null = null
  /** A malformed line is held back: as the very last of a file cut short it is part of the cut. */
  let heldBack: LedgerFinding | null = null

  async function take(line: LedgerLine): Promise<void> {
    lines++
    if (heldBack !== null) log.add([heldBack])
    heldBack = null
    if (header === null) {
      if (line.kind !== 'header') throw notAnExport(line)
      header = line.header
      await takeHeader(header)
    } else if (end !== null) {
      log.add([malformedLine(lines, {reason: 'stands after the end line', column: null})])
    } else if (line.kind === 'entry') {
      await takeEntry(line.entry, line.computedHash)
    } else if (line.kind === 'end') {
      end = line.end
    } else if (line.kind === 'header') {
      log.add([malformedLine(lines, {reason: 'a second first line', column: null})])
    } else {
      heldBack = malformedLine(lines, line.fault)
    }
  }

  async function takeHeader(first: ExportHeader): Promise<void> {
    const {checkpoint: inside} = first
    if (outside !== null) log.add(compareHeader(outside, first, {source: 'outside'}))
    if (inside === null) return
    log.add(await verifyCheckpoint(inside))
    log.add(compareHeader(inside, first, {source: 'export'}))
    withInside = compareWithCheckpoint(inside, {source: 'export'})
  }

  async function takeEntry(entry: Entry, computedHash: string): Promise<void> {
    entries++
    if (firstAt === null || entry.at < firstAt) firstAt = entry.at
    if (lastAt === null || entry.at > lastAt) lastAt = entry.at
    log.add(await chains.take(entry, {line: lines, computedHash}))
    for (const comparison of [withOutside, withInside]) log.add(comparison?.take(entry) ?? [])
  }

  function finish(): LedgerVerification {
    if (header === null) throw notAnExport(null)
    log.add(chains.finish())
    log.add(withOutside?.finish((stream) => chains.lengthOf(stream)) ?? [])
    log.add(endFindings())
    if (outside === null) {
      log.add([
        {code: 'tail-not-judged', outcome: 'not-judged', subject: 'export', facts: {entries}},
      ])
    }
    const covered = withOutside?.covered() ?? 0
    return {
      outcome: log.outcome(),
      findings: log.kept(),
      facts: {
        origin: header.origin,
        exportedAt: header.exportedAt,
        streams: chains.streams(),
        entries,
        firstAt,
        lastAt,
        coveredEntries: covered,
        uncoveredEntries: entries - covered,
        checkpoint: outside === null ? null : checkpointFacts(outside),
        findings: log.count(),
      },
    }
  }

  function endFindings(): LedgerFinding[] {
    const subject = 'export'
    if (end === null) {
      // what the export's own checkpoint knows more of was lost with the end line
      return [{code: 'export-truncated', outcome: 'not-judged', subject, facts: {lines}}]
    }
    const lost = withInside?.finish((stream) => chains.lengthOf(stream)) ?? []
    const streams = chains.streams()
    if (end.entries === entries && end.streams === streams) return lost
    const facts = {
      entries: end.entries,
      streams: end.streams,
      foundEntries: entries,
      foundStreams: streams,
    }
    return [...lost, {code: 'export-count-mismatch', outcome: 'breach', subject, facts}]
  }

  return {take, finish}
}

function malformedLine(line: number, {reason, column}: JsonFault): LedgerFinding {
  return {
    code: 'malformed-line',
    outcome: 'not-judged',
    subject: 'export',
    facts: {line, column, reason},
  }
}

function notAnExport(line: LedgerLine | null): AirworthyError {
  const reason =
    line === null
      ? 'it is empty'
      : line.kind === 'malformed'
        ? line.fault.reason
        : 'its first line is no header'
  return new AirworthyError('not-a-ledger-export', `not a ledger export: ${reason}`)
}
