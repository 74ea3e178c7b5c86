import type {Checkpoint} from './checkpoint.ts'
import type {Entry} from './entry.ts'
import type {CheckpointSource, ComparisonFinding} from './findings.ts'
import type {ExportHeader} from './ledger-export.ts'
import type {LedgerFacts} from './ledger-verification.ts'

/** Compares an export with what a checkpoint knew, entry by entry. */
export interface CheckpointComparison {
  /** Takes the next entry; what is wrong with it, as far as the checkpoint can tell. */
  take(entry: Entry): ComparisonFinding[]
  /** What the checkpoint knew and the export lacks; `lengthOf` says how long the export's streams are. */
  finish(lengthOf: (stream: string) => number): ComparisonFinding[]
  /** Number of the entries taken that the checkpoint covers. */
  covered(): number
}

/** A comparison with one checkpoint; its memory grows with the checkpoint's streams. */
export function compareWithCheckpoint(
  checkpoint: Checkpoint,
  {source}: {source: CheckpointSource},
): CheckpointComparison {
  const heads = new Map(checkpoint.heads.map((head) => [head.stream, head]))
  const known = {source, at: checkpoint.at}
  let covered = 0

  function take({stream, sequence, hash}: Entry): ComparisonFinding[] {
    const head = heads.get(stream)
    if (head === undefined || sequence > head.length) return []
    covered++
    if (sequence < head.length || hash === head.head) return []
    return [
      {code: 'head-mismatch', outcome: 'breach', subject: stream, facts: {...known, sequence}},
    ]
  }

  function finish(lengthOf: (stream: string) => number): ComparisonFinding[] {
    const findings: ComparisonFinding[] = []
    for (const {stream, length} of heads.values()) {
      const found = lengthOf(stream)
      if (found >= length) continue
      const breach = {outcome: 'breach', subject: stream} as const
      findings.push(
        found === 0
          ? {...breach, code: 'stream-missing', facts: {...known, known: length}}
          : {...breach, code: 'stream-truncated', facts: {...known, known: length, found}},
      )
    }
    return findings
  }

  return {take, finish, covered: () => covered}
}

/** Whether a checkpoint is of the ledger that an export's first line names, and of its key when it came with it. */
export function compareHeader(
  checkpoint: Checkpoint,
  header: ExportHeader,
  {source}: {source: CheckpointSource},
): ComparisonFinding[] {
  const {origin, key, at} = checkpoint
  const breach = {outcome: 'breach', subject: 'export'} as const
  const findings: ComparisonFinding[] = []
  if (origin !== header.origin) {
    const facts = {source, at, known: origin, found: header.origin}
    findings.push({...breach, code: 'origin-mismatch', facts})
  }
  if (source === 'export' && key.id !== header.key.id) {
    const facts = {source, at, known: key.id, found: header.key.id}
    findings.push({...breach, code: 'key-mismatch', facts})
  }
  return findings
}

/** What a verification says about the checkpoint that it rests on. */
export function checkpointFacts({
  at,
  streams,
  entries,
  key,
}: Checkpoint): NonNullable<LedgerFacts['checkpoint']> {
  return {at, streams, entries, keyId: key.id}
}
