import {exitCodeOf} from '@airworthy/kernel'
import {signStatement, type SigningKey, type Statement} from '@airworthy/evidence'
import type {ReportDocument} from '@airworthy/reports'
import {readSigningKey} from './signing-key.ts'
import type {Config} from './config.ts'
import type {Format} from './formats.ts'
import type {MeasuringOptions} from './measuring-options.ts'
import {requireOneFormat, writeReport} from './output.ts'

/** A terminal (and a comment on a change) gets what matters, a page everything. */
export type ReportForm = 'terminal' | 'page'

/** A measurement that is ready to be written. */
export interface WrittenMeasurement {
  /** Name of its files in `--out`: `audit`. */
  readonly name: string
  readonly statement: Statement
  /** What people read; made only if a form of it was asked for. */
  readonly document: (form: ReportForm) => ReportDocument
}

/** Checks what can be known before measuring: one format or a directory, and the key of `--sign`. */
export async function prepareOutput(
  options: MeasuringOptions,
  config: Config,
): Promise<{signingKey: SigningKey | null}> {
  requireOneFormat(options)
  return {signingKey: options.sign ? await readSigningKey(config) : null}
}

/** Writes a measurement in every form that was asked for and returns its exit code. */
export async function writeMeasurement(
  {name, statement, document}: WrittenMeasurement,
  options: MeasuringOptions,
  {signingKey}: {signingKey: SigningKey | null},
): Promise<number> {
  const reports = await import('@airworthy/reports')
  const {findings, outcome, tool} = statement.predicate
  async function write(format: Format, {color}: {color: boolean}): Promise<string> {
    switch (format) {
      case 'text':
        return reports.renderText(document('terminal'), {width: options.width, color})
      case 'markdown':
        return reports.renderMarkdown(document('terminal'))
      case 'html':
        return await reports.renderHtml(document('page'))
      case 'json':
        return JSON.stringify(
          signingKey === null ? statement : await signStatement(statement, signingKey),
          null,
          2,
        )
      case 'jsonl':
        return [...findings, {outcome}].map((line) => JSON.stringify(line)).join('\n')
      case 'sarif':
        return JSON.stringify(reports.sarifFrom(findings, {tool}), null, 2)
      case 'junit':
        return reports.junitFrom(findings, {suite: name, outcome})
    }
  }
  await writeReport({name, write}, options)
  return exitCodeOf(outcome)
}
