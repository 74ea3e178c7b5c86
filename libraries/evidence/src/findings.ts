import type {Finding} from '@airworthy/kernel'

/** Where an entry stands: its line in the export, from 1, and its place in the stream. */
export interface EntryPlace {
  readonly line: number
  readonly sequence: number
}

/** Which checkpoint a finding speaks of: the one kept elsewhere, or the one inside the export. */
export type CheckpointSource = 'outside' | 'export'

interface HeadFacts {
  readonly source: CheckpointSource
  readonly at: string
}

/** What can be wrong with an entry or with its place in a stream; the subject is the stream. */
export type ChainFinding =
  /** The content does not match its hash. */
  | Finding<'entry-altered', EntryPlace>
  /** `previous` is not the hash of the entry before. */
  | Finding<'chain-broken', EntryPlace>
  /** The entry stands after one that it should precede. */
  | Finding<'entry-out-of-order', EntryPlace>
  /** A second entry with a sequence that the stream already has. */
  | Finding<'stream-forked', EntryPlace>
  /** Entries between two others are not there. */
  | Finding<'entry-missing', {readonly from: number; readonly to: number}>

/** What can be wrong with a checkpoint by itself; the subject is `checkpoint`. */
export type CheckpointFinding =
  | Finding<'checkpoint-signature-invalid', {readonly at: string; readonly keyId: string}>
  /** The root, the counts or the order do not agree with the heads. */
  | Finding<'checkpoint-root-mismatch', {readonly at: string; readonly keyId: string}>

/** What can be wrong between a checkpoint and an export; the subject is the stream, or `export`. */
export type ComparisonFinding =
  /** The entry that the checkpoint knows as head has another hash here: history was rewritten. */
  | Finding<'head-mismatch', HeadFacts & {readonly sequence: number}>
  /** The checkpoint knows more entries than the export has. */
  | Finding<'stream-truncated', HeadFacts & {readonly known: number; readonly found: number}>
  /** The checkpoint knows a stream that the export lacks. */
  | Finding<'stream-missing', HeadFacts & {readonly known: number}>
  /** The checkpoint is of a ledger of another name. */
  | Finding<'origin-mismatch', HeadFacts & {readonly known: string; readonly found: string}>
  /** The checkpoint inside the export names another key than the export's first line. */
  | Finding<'key-mismatch', HeadFacts & {readonly known: string; readonly found: string}>

/** What can be wrong with the export as a file; the subject is `export`. */
export type ExportFinding =
  /** A line that cannot be judged; `column` counts from 1 and is null when unknown. */
  | Finding<
      'malformed-line',
      {readonly line: number; readonly column: number | null; readonly reason: string}
    >
  /** There is no end line: the rest is not here. */
  | Finding<'export-truncated', {readonly lines: number}>
  /** The end line counts other numbers of entries and streams than the export has. */
  | Finding<
      'export-count-mismatch',
      {
        readonly entries: number
        readonly streams: number
        readonly foundEntries: number
        readonly foundStreams: number
      }
    >
  /** No outside checkpoint: whether entries at the end were cut off cannot be told. */
  | Finding<'tail-not-judged', {readonly entries: number}>

/** Everything that the verification of a ledger can find. */
export type LedgerFinding = ChainFinding | CheckpointFinding | ComparisonFinding | ExportFinding
