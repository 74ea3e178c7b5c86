import {AirworthyError, errorFrom} from '@airworthy/kernel'
import {LineCounter, parseDocument, type Document} from 'yaml'
import type {Fault} from './item-types/index.ts'

/** A fault of a content file, with the line it stands on where that is known. */
export interface FileFault extends Fault {
  readonly line?: number
}

/** What a reader made of plain data: a value, or everything that is wrong with it. */
export type FileReading<T> =
  {readonly ok: true; readonly value: T} | {readonly ok: false; readonly faults: readonly Fault[]}

/** A value, or everything that is wrong with a YAML text, by line. */
export type YamlReading<T> =
  | {readonly ok: true; readonly value: T}
  | {readonly ok: false; readonly faults: readonly FileFault[]}

/**
 * Reads a YAML file of a kind, such as `item`. Throws `<kind>-file-refused` with the file and every
 * fault's YAML path, line and reason.
 */
export function readYamlFile<T>(
  yaml: string,
  {kind, file, read}: {kind: string; file: string; read: (data: unknown) => FileReading<T>},
): T {
  const reading = readYaml(yaml, read)
  if (reading.ok) return reading.value
  throw fileRefused(reading.faults, {kind, file})
}

/** Reads YAML to a value, or to faults that know their lines, from 1; it throws for no text. */
export function readYaml<T>(yaml: string, read: (data: unknown) => FileReading<T>): YamlReading<T> {
  const lines = new LineCounter()
  const document = parseDocument(yaml, {lineCounter: lines, prettyErrors: false})
  // One syntax error makes many more behind it; they say nothing new.
  const [syntax] = [...document.errors, ...document.warnings]
  if (syntax) {
    const reason = syntax.message.split('\n')[0] ?? syntax.message
    return {ok: false, faults: [{path: [], reason, line: lines.linePos(syntax.pos[0]).line}]}
  }
  const data = plainData(document)
  if (!data.ok) return {ok: false, faults: [{path: [], reason: data.reason, line: 1}]}
  const reading = read(data.value)
  if (reading.ok) return reading
  return {ok: false, faults: reading.faults.map((fault) => withLine(fault, document, lines))}
}

/** An alias to nothing, and one that is refused, show only when the document is made plain. */
function plainData(
  document: Document,
): {readonly ok: true; readonly value: unknown} | {readonly ok: false; readonly reason: string} {
  try {
    return {ok: true, value: document.toJS({maxAliasCount: 0})}
  } catch (thrown) {
    return {ok: false, reason: errorFrom(thrown).message}
  }
}

/** The error for a content file, every fault named with its place. */
export function fileRefused(
  faults: readonly FileFault[],
  {kind, file}: {kind: string; file: string},
): AirworthyError {
  const listed = faults.map(({path, line, reason}) => {
    const place = [path.join('.'), line === undefined ? '' : `line ${line}`].filter(Boolean)
    return `${place.join(', ')}: ${reason}`
  })
  return new AirworthyError(
    `${kind}-file-refused`,
    `${kind} file refused: ${file}: ${listed.join('; ')}`,
    {facts: {file, faults}},
  )
}

/** Adds the line of the deepest part of the path that exists in the document. */
function withLine(fault: Fault, document: Document, lines: LineCounter): FileFault {
  for (let depth = fault.path.length; depth > 0; depth--) {
    const path = fault.path.slice(0, depth)
    const node: unknown = document.getIn(path, true) ?? document.getIn(path.map(numberIfAny), true)
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      return {...fault, line: lines.linePos(Number(node.range[0])).line}
    }
  }
  return fault
}

/** YAML reads an unquoted key such as 1 as a number, plain data has it as text. */
function numberIfAny(step: string | number): string | number {
  return typeof step === 'string' && /^\d+$/u.test(step) ? Number(step) : step
}
