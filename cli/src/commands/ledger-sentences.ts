import type {CheckpointSource, LedgerFinding, LedgerVerification} from '@airworthy/evidence'

/** Findings that a text report shows; JSON has them all. */
const shownFindings = 20

/** The verification as a person reads it: the answer first, then what was found, then what to do. */
export function textOf({outcome, findings, facts}: LedgerVerification): string {
  const {entries, streams, checkpoint, coveredEntries, uncoveredEntries} = facts
  const all = `${count(entries, 'entry', 'entries')} in ${count(streams, 'stream', 'streams')}`
  if (outcome === 'pass' && checkpoint !== null) {
    const covered = `${count(coveredEntries, 'entry', 'entries')} in ${count(checkpoint.streams, 'stream', 'streams')}`
    const answer = `pass: ${covered} ${are(coveredEntries)} unbroken up to the checkpoint of ${time(checkpoint.at)}`
    return [
      answer,
      ...tailOf(uncoveredEntries),
      `checkpoint signed by key ${checkpoint.keyId}`,
    ].join('\n')
  }
  if (outcome === 'not-judged') {
    return [
      `not-judged: ${all} ${are(entries)} unbroken as far as they go, but whether more belongs to them cannot be told`,
      ...listOf(findings, facts.findings),
    ].join('\n')
  }
  const breaches = findings.filter((finding) => finding.outcome === 'breach').length
  const more = facts.findings > findings.length ? 'at least ' : ''
  return [
    `${outcome}: ${more}${count(breaches, 'fault', 'faults')} in ${all}`,
    ...listOf(findings, facts.findings),
  ].join('\n')
}

/** One finding as a sentence, without its subject's kind. */
export function sentenceOf(finding: LedgerFinding): string {
  switch (finding.code) {
    case 'entry-altered':
      return `${entryOf(finding)} was altered: its content does not match its hash`
    case 'chain-broken':
      return `${entryOf(finding)} does not continue the entry before it: one of the two was replaced`
    case 'entry-out-of-order':
      return `${entryOf(finding)} stands after an entry that it should precede`
    case 'stream-forked':
      return `${entryOf(finding)} is a second entry in the same place: the stream was forked or an entry repeated`
    case 'entry-missing': {
      const {from, to} = finding.facts
      const which = from === to ? `entry ${from} is` : `entries ${from} to ${to} are`
      return `stream ${finding.subject}: ${which} missing`
    }
    case 'checkpoint-signature-invalid':
      return `the checkpoint of ${time(finding.facts.at)} is not signed by its key ${finding.facts.keyId}: it was altered`
    case 'checkpoint-root-mismatch':
      return `the checkpoint of ${time(finding.facts.at)} lists heads that are not those it signed: it was altered`
    case 'head-mismatch':
      return `stream ${finding.subject}: entry ${finding.facts.sequence} is not the one that ${checkpointOf(finding.facts)} knows: history was rewritten`
    case 'stream-truncated': {
      const {known, found} = finding.facts
      return `stream ${finding.subject}: ${checkpointOf(finding.facts)} knows ${count(known, 'entry', 'entries')}, here ${are(found)} ${found}: the end was cut off`
    }
    case 'stream-missing':
      return `stream ${finding.subject}: ${checkpointOf(finding.facts)} knows ${count(finding.facts.known, 'entry', 'entries')}, here is none: the stream was removed`
    case 'origin-mismatch':
      return `${checkpointOf(finding.facts)} is of the ledger ${finding.facts.known}, the export of ${finding.facts.found}: another ledger's checkpoint, or an export passed off`
    case 'key-mismatch':
      return `${checkpointOf(finding.facts)} is signed by key ${finding.facts.known}, the export names ${finding.facts.found}`
    case 'malformed-line':
      return `line ${finding.facts.line}: ${finding.facts.reason}`
    case 'export-truncated':
      return `the export ends after ${count(finding.facts.lines, 'line', 'lines')} without its end line: fetch it again`
    case 'export-count-mismatch': {
      const {entries, streams, foundEntries, foundStreams} = finding.facts
      return `the end line counts ${count(entries, 'entry', 'entries')} in ${count(streams, 'stream', 'streams')}, here are ${foundEntries} in ${foundStreams}`
    }
    case 'tail-not-judged':
      return 'without an outside checkpoint nobody can tell whether entries at the end were cut off: keep checkpoints elsewhere and give one with --checkpoint FILE'
  }
}

function entryOf({subject, facts}: {subject: string; facts: {line: number; sequence: number}}) {
  return `stream ${subject}: entry ${facts.sequence} (line ${facts.line})`
}

function checkpointOf({source, at}: {source: CheckpointSource; at: string}): string {
  const where = source === 'export' ? "the export's own checkpoint" : 'the checkpoint'
  return `${where} of ${time(at)}`
}

function tailOf(uncovered: number): string[] {
  if (uncovered === 0) return []
  const came = `${count(uncovered, 'entry', 'entries')} came after it`
  return [`${came}: unbroken too, but only a later checkpoint can tell whether more followed`]
}

function listOf(findings: readonly LedgerFinding[], total: number): string[] {
  const shown = findings.slice(0, shownFindings).map((finding) => `  ${sentenceOf(finding)}`)
  const rest = total - shown.length
  return rest === 0 ? shown : [...shown, `  and ${number(rest)} more (--format json lists them)`]
}

function count(value: number, one: string, many: string): string {
  return `${number(value)} ${value === 1 ? one : many}`
}

function are(value: number): 'is' | 'are' {
  return value === 1 ? 'is' : 'are'
}

function number(value: number): string {
  return value.toLocaleString('en-GB')
}

/** 2026-11-25T09:00:00.000Z → 2026-11-25 09:00:00 UTC */
function time(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`
}
