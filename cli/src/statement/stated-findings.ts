import {explain, type SafetyStatement, type StatementFinding} from '@airworthy/changes'
import type {StatedFinding} from '@airworthy/evidence'

/** What is known beside the finding when it is put into words. */
export interface FindingSetting {
  /** The file of the text, for its place; null for standard input and for a pull request. */
  readonly file: string | null
  /** The command that audits the model of this change; undefined when the policy names none. */
  readonly audit: string | undefined
}

/** The findings of a safety statement as evidence carries them, each with its remedy. */
export function statedFindings(
  {findings}: Pick<SafetyStatement, 'findings'>,
  setting: FindingSetting,
): StatedFinding[] {
  return findings.map((finding) => stated(finding, setting))
}

function stated(finding: StatementFinding, {file, audit}: FindingSetting): StatedFinding {
  const {explanation, remedy} = explain(finding)
  const place = file === null ? {} : {path: file}
  const line = file === null || 'line' in finding.facts ? {} : {line: 1}
  return {
    code: finding.code,
    severity: finding.outcome === 'not-judged' ? 'not-judged' : 'breach',
    subject: finding.subject,
    facts: {...finding.facts, ...place, ...line},
    message: `${explanation}; ${remedyText(remedy, audit)}`,
  }
}

/** A command alone does not say that its file has to be named in the answer. */
function remedyText(remedy: string, audit: string | undefined): string {
  const written = remedy
    .replace(`, or run ${anyFallback}`, '')
    .replace(anyFallback, aboutFallback)
    .replace(anyAudit, audit ?? anyAudit)
  return written.startsWith('airworthy audit')
    ? `say what was measured and name the file that this writes: ${written}`
    : written
}

/** The command of the remedy, where it stands for any audit. */
const anyAudit =
  'airworthy audit TABLE --label COLUMN --prediction COLUMN --by COLUMN --format json --out evidence'

/** This version has no such command yet; a test that makes the model fail answers as well. */
const anyFallback = 'airworthy fallback --upstream URL --format json --out evidence -- COMMAND'
const aboutFallback =
  'say what happens when the model fails, and name the path of a test of this revision that makes it fail'
