import {basename} from 'node:path'
import {combineOutcomes, type Outcome} from '@airworthy/kernel'
import {stateMeasurement, type PublicKey, type StatedFinding} from '@airworthy/evidence'
import type {ReportDocument} from '@airworthy/reports'
import type {Config} from '../config.ts'
import {digestOfFile, readEvidenceFile, type EvidenceFile} from '../evidence/read-evidence-file.ts'
import type {MeasuringOptions} from '../measuring-options.ts'
import {readPublicKey} from '../signing-key.ts'
import {tool} from '../tool.ts'
import {prepareOutput, writeMeasurement} from '../write-measurement.ts'

/** What `airworthy evidence verify` was asked. */
export interface EvidenceVerifyOptions extends MeasuringOptions {
  /** Files of public keys that the reader trusts. */
  readonly keys: readonly string[]
  /** Files that the evidence must be about. */
  readonly subjects: readonly string[]
}

/** Verifies files of evidence and returns the exit code. */
export async function evidenceVerify(
  files: readonly string[],
  options: EvidenceVerifyOptions,
  config: Config,
): Promise<number> {
  const prepared = await prepareOutput(options, config)
  const startedAt = new Date().toISOString()
  const keys = await Promise.all(options.keys.map(readPublicKey))
  const subjects = await Promise.all(
    options.subjects.map(async (path) => ({
      path,
      sha256: await digestOfFile(path, {what: 'a subject of evidence'}),
    })),
  )
  const verified = await Promise.all(files.map(async (file) => await readEvidenceFile(file, keys)))
  const findings = verified.flatMap((one) => [
    ...signatureFindings(one, keys),
    ...subjects.flatMap((subject) => subjectFindings(one, subject)),
  ])
  const outcome = combineOutcomes(['pass', ...findings.map(({severity}) => outcomeOf(severity))])
  const statement = stateMeasurement(
    'evidence-verify',
    verified.map(({file, sha256}) => ({name: basename(file), digest: {sha256}})),
    {
      tool,
      startedAt,
      finishedAt: new Date().toISOString(),
      parameters: {keys: keys.map(({id}) => id), subjects: subjects.map(({sha256}) => sha256)},
      result: {
        files: verified.map(({file, statement: {predicateType, predicate}, signedBy, digest}) => ({
          file: basename(file),
          predicateType,
          outcome: predicate.outcome,
          measurementDigest: digest,
          signedBy,
        })),
      },
      findings,
      outcome,
    },
  )
  const document = () => documentOf(verified, findings, outcome)
  return await writeMeasurement({name: 'evidence-verify', statement, document}, options, prepared)
}

function signatureFindings(
  {file, signedBy}: EvidenceFile,
  keys: readonly PublicKey[],
): StatedFinding[] {
  if (signedBy !== null && signedBy.length > 0) return []
  if (signedBy === null) {
    const message = `${file} is not signed: whoever could write the file could write these figures; measure with --sign`
    return [{code: 'evidence-unsigned', severity: 'not-judged', subject: file, facts: {}, message}]
  }
  if (keys.length === 0) {
    const message = `${file} is signed, but no key was given to check it against: --key FILE`
    return [{code: 'no-trusted-key', severity: 'not-judged', subject: file, facts: {}, message}]
  }
  const facts = {trusted: keys.map(({id}) => id)}
  const message = `${file} is not signed by any key that you trust: it was altered, or another key signed it`
  return [{code: 'signature-invalid', severity: 'breach', subject: file, facts, message}]
}

function subjectFindings(
  {file, statement}: EvidenceFile,
  {path, sha256}: {path: string; sha256: string},
): StatedFinding[] {
  if (statement.subject.some(({digest}) => digest.sha256 === sha256)) return []
  const facts = {expected: sha256, found: statement.subject.map(({digest}) => digest.sha256)}
  const message = `${file} is not about ${path} as it stands here (sha256 ${sha256.slice(0, 12)}…): measure again`
  return [{code: 'subject-mismatch', severity: 'breach', subject: file, facts, message}]
}

function outcomeOf(severity: StatedFinding['severity']): Outcome {
  if (severity === 'breach' || severity === 'not-judged') return severity
  return 'pass'
}

function documentOf(
  verified: readonly EvidenceFile[],
  findings: readonly StatedFinding[],
  outcome: Outcome,
): ReportDocument {
  const files =
    verified.length === 1 ? 'one file of evidence' : `${verified.length} files of evidence`
  const answers: Readonly<Record<Outcome, string>> = {
    pass: `${files}, signed by keys that you trust`,
    breach: `${files}, and not all of it is what it claims to be`,
    'not-judged': `${files} of the right form, but nothing vouches for who made it`,
    error: `${files} could not be read`,
  }
  return {
    title: files,
    outcome,
    answer: answers[outcome],
    first: findings.slice(0, 3).map(({message}) => message),
    sections: [
      {
        heading: 'What each states',
        blocks: [
          {
            kind: 'table',
            caption: 'Its own outcome is what its maker measured, not whether you may believe it.',
            columns: ['file', 'kind', 'its outcome', 'signed by', 'measurement digest'].map(
              (name) => ({
                name,
                align: 'left' as const,
              }),
            ),
            rows: verified.map(({file, statement, signedBy, digest}) => ({
              cells: [
                file,
                statement.predicateType.split(':')[3] ?? '',
                statement.predicate.outcome,
                signedBy?.join(', ') || 'nobody known',
                digest.slice(0, 16),
              ],
            })),
          },
          ...(findings.length > 3 ? [{kind: 'findings' as const, findings}] : []),
        ],
      },
    ],
    provenance: [],
  }
}
