export {appendEntry, entryHash, streamGenesis} from './chain.ts'
export {chainVerifier, type ChainVerifier} from './chain-verifier.ts'
export {
  checkpointDigest,
  signCheckpoint,
  signedRootOf,
  verifyCheckpoint,
  verifySignedRoot,
  type Checkpoint,
  type SignedRoot,
} from './checkpoint.ts'
export {generateDataKey, unwrapDataKey, wrapDataKey} from './data-key.ts'
export {
  envelopeFrom,
  isEnvelope,
  openEnvelope,
  signStatement,
  type Envelope,
  type OpenedEnvelope,
} from './envelope.ts'
export {kindOfPredicateType, type EvidenceKind, type PredicateType} from './evidence-kinds.ts'
export {
  headOf,
  type Entry,
  type EntryBinding,
  type NewEntry,
  type Payload,
  type Sealed,
  type StreamHead,
} from './entry.ts'
export type {
  ChainFinding,
  CheckpointFinding,
  CheckpointSource,
  ComparisonFinding,
  EntryPlace,
  ExportFinding,
  LedgerFinding,
} from './findings.ts'
export {proveHead, verifyHeadProof, type HeadProof} from './head-proof.ts'
export {exportLines, type ExportEnd, type ExportHeader} from './ledger-export.ts'
export type {LedgerFacts, LedgerVerification} from './ledger-verification.ts'
export {linesFrom} from './lines.ts'
export {inclusionProof, merkleRoot, verifyInclusion} from './merkle.ts'
export {checkpointFrom} from './read-checkpoint.ts'
export {readEntry} from './read-entry.ts'
export {readStatement, statementFrom} from './read-statement.ts'
export {payloadOf, seal, unseal} from './seal.ts'
export {generateSigningKey, keyIdOf, type PublicKey, type SigningKey} from './signing-key.ts'
export {
  measurementDigest,
  stateMeasurement,
  type FindingSeverity,
  type Measurement,
  type StatedFinding,
  type Statement,
  type StatementSubject,
} from './statement.ts'
export {verifyLedger} from './verify.ts'
export {base64urlFrom, bytesFromBase64url, type Bytes} from './bytes.ts'
