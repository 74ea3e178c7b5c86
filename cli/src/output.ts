import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {errorFrom, type Outcome} from '@airworthy/kernel'
import {badInput, targetFault} from './faults.ts'
import type {Format} from './formats.ts'

/** A result in every form that a command can write. */
export interface Report {
  /** Name of its files in `--out`: `ledger-verify`. */
  readonly name: string
  readonly outcome: Outcome
  /** What a person reads, answer first, without a final line break. */
  text(): string
  /** What a program reads. */
  json(): unknown
}

/** Where a report goes. */
export interface OutputOptions {
  readonly formats: readonly Format[]
  /** A directory that gets one file for each format; null for stdout. */
  readonly out: string | null
  readonly color: boolean
}

/** Several formats need a directory; says so before anything is measured. */
export function requireOneFormat({formats, out}: OutputOptions): void {
  if (formats.length > 1 && out === null) {
    throw badInput(`several formats need a directory: --format ${formats.join(',')} --out DIR`)
  }
}

/** Writes a report to stdout, or into the directory that was asked for. */
export function writeReport(report: Report, {formats, out, color}: OutputOptions): void {
  for (const format of formats) {
    const plain = format === 'json' ? JSON.stringify(report.json(), null, 2) : report.text()
    if (out !== null) writeInto(out, report.name + extensions[format], `${plain}\n`)
    else if (format === 'text' && color) process.stdout.write(`${colored(plain, report.outcome)}\n`)
    else process.stdout.write(`${plain}\n`)
  }
}

const extensions: Readonly<Record<Format, string>> = {text: '.txt', json: '.json'}

const colors: Readonly<Record<Outcome, number>> = {
  pass: 32,
  breach: 31,
  'not-judged': 36,
  error: 35,
}

/** Colours the outcome's word, which a text report begins with. */
function colored(text: string, outcome: Outcome): string {
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
