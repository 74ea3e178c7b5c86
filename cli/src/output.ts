import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {errorFrom, type Outcome} from '@airworthy/kernel'
import {badInput, targetFault} from './faults.ts'
import {extensions, type Format} from './formats.ts'

/** Where a report goes. */
export interface OutputOptions<Known extends Format = Format> {
  readonly formats: readonly Known[]
  /** A directory that gets one file for each format; null for stdout. */
  readonly out: string | null
  readonly color: boolean
}

/** A result in the forms that a command was asked for, each written when its turn comes. */
export interface Report<Known extends Format = Format> {
  /** Name of its files in `--out`: `ledger-verify`. */
  readonly name: string
  /** The whole of one form, without a final line break. */
  write(format: Known, options: {color: boolean}): string | Promise<string>
}

/** Several formats need a directory; says so before anything is measured. */
export function requireOneFormat({formats, out}: OutputOptions): void {
  if (formats.length > 1 && out === null) {
    throw badInput(`several formats need a directory: --format ${formats.join(',')} --out DIR`)
  }
}

/** Writes a report to stdout, or into the directory that was asked for. */
export async function writeReport<Known extends Format>(
  report: Report<Known>,
  {formats, out, color}: OutputOptions<Known>,
): Promise<void> {
  for (const format of formats) {
    const written = `${await report.write(format, {color: color && out === null})}\n`
    if (out === null) process.stdout.write(written)
    else writeInto(out, report.name + extensions[format], written)
  }
}

const colors: Readonly<Record<Outcome, number>> = {
  pass: 32,
  breach: 31,
  'not-judged': 36,
  error: 35,
}

/** Colours the outcome's word, which a text report begins with. */
export function coloredOutcome(text: string, outcome: Outcome): string {
  if (!text.startsWith(outcome)) return text
  return `\u001b[1;${colors[outcome]}m${outcome}\u001b[0m${text.slice(outcome.length)}`
}

function writeInto(directory: string, name: string, text: string): void {
  const path = join(directory, name)
  try {
    mkdirSync(directory, {recursive: true})
    writeFileSync(path, text)
  } catch (cause) {
    const why = errorFrom(cause).message
    throw targetFault('cannot-write', `cannot write ${path}: ${why}`, {cause})
  }
}
