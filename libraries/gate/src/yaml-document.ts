import {AirworthyError, nearestName} from '@airworthy/kernel'
import {isMap, isScalar, LineCounter, parseDocument, visit, type Document} from 'yaml'
import type {z} from 'zod'

/** A fault of a YAML file: where it is, and what to do. */
export interface YamlFault {
  /** Line and column from 1; null when the place is not known. */
  readonly line: number | null
  readonly column: number | null
  readonly message: string
}

/**
 * Reads YAML into a schema's type. All faults are told at once, each with its line and column; an
 * unknown key names the nearest known one. Throws `policy-refused` with the faults as facts.
 */
export function readYaml<Schema extends z.ZodType>(
  source: string,
  {file, schema}: {file: string; schema: Schema},
): z.output<Schema> {
  const lines = new LineCounter()
  const document = parseDocument(source, {lineCounter: lines, uniqueKeys: true, merge: false})
  if (document.errors.length > 0) {
    throw refused(
      file,
      document.errors.map(({message, linePos}) => ({
        line: linePos?.[0].line ?? null,
        column: linePos?.[0].col ?? null,
        message: (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, ''),
      })),
    )
  }
  const aliases = aliasFaults(document, lines)
  if (aliases.length > 0) throw refused(file, aliases)
  const read = schema.safeParse(document.toJS())
  if (read.success) return read.data
  const unknownFirst = read.error.issues.toSorted(
    (a, b) => Number(b.code === 'unrecognized_keys') - Number(a.code === 'unrecognized_keys'),
  )
  throw refused(
    file,
    unknownFirst.flatMap((issue) => faultsOf(issue, document, {lines, schema})),
  )
}

type Issue = z.core.$ZodIssue

/** Aliases can blow a small file up to fill the memory, and a policy needs none. */
function aliasFaults(document: Document, lines: LineCounter): YamlFault[] {
  const faults: YamlFault[] = []
  visit(document, {
    Alias: (_, {source, range}) => {
      const {line, col} = lines.linePos(range?.[0] ?? 0)
      faults.push({line, column: col, message: `an alias stands here: write *${source} out`})
    },
  })
  return faults
}

function faultsOf(
  issue: Issue,
  document: Document,
  {lines, schema}: {lines: LineCounter; schema: z.ZodType},
): YamlFault[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, path)
    return issue.keys.map((key) => {
      const near = nearestName(key, known)
      const hint = near === null ? `known here: ${known.join(', ')}` : `did you mean ${near}?`
      return {
        ...placeOf(document, {path: [...path, key], lines, ofKey: true}),
        message: `unknown key: ${[...path, key].join('.')} (${hint})`,
      }
    })
  }
  const name = path.length === 0 ? 'the file' : path.join('.')
  return [
    {...placeOf(document, {path, lines, ofKey: false}), message: `${name}: ${reasonOf(issue)}`},
  ]
}

function reasonOf(issue: Issue): string {
  const {message} = issue
  if (message.endsWith('received undefined')) return 'is missing'
  return message.charAt(0).toLowerCase() + message.slice(1)
}

/** The place of the value at a path, or of the nearest thing around it that is there. */
function placeOf(
  document: Document,
  {path, lines, ofKey}: {path: (string | number)[]; lines: LineCounter; ofKey: boolean},
): {line: number | null; column: number | null} {
  for (let length = path.length; length >= 0; length--) {
    const offset = offsetOf(document, {path: path.slice(0, length), ofKey})
    if (offset === null) continue
    const {line, col} = lines.linePos(offset)
    return {line, column: col}
  }
  return {line: null, column: null}
}

function offsetOf(document: Document, {path, ofKey}: {path: (string | number)[]; ofKey: boolean}) {
  const last = path.at(-1)
  const parent: unknown = path.length === 0 ? null : document.getIn(path.slice(0, -1), true)
  if (ofKey && isMap(parent)) {
    const pair = parent.items.find(({key}) => isScalar(key) && String(key.value) === String(last))
    if (pair !== undefined && isScalar(pair.key)) return pair.key.range?.[0] ?? null
  }
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true)
  if (typeof node !== 'object' || node === null || !('range' in node)) return null
  const {range} = node
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : null
}

/** Keys that a schema knows at a path; nothing where the schema has no object there. */
function knownKeys(schema: z.ZodType, path: readonly (string | number)[]): string[] {
  let here: unknown = schema
  for (const part of path) here = innerSchema(unwrapped(here), part)
  const found = unwrapped(here)
  return hasShape(found) ? Object.keys(found.shape) : []
}

function innerSchema(schema: unknown, part: string | number): unknown {
  if (hasShape(schema)) return schema.shape[part]
  if (typeof schema !== 'object' || schema === null) return undefined
  if ('valueType' in schema) return schema.valueType
  return 'element' in schema ? schema.element : undefined
}

function unwrapped(schema: unknown): unknown {
  let here = schema
  while (typeof here === 'object' && here !== null && 'unwrap' in here && !('element' in here)) {
    if (typeof here.unwrap !== 'function') break
    here = (here.unwrap as () => unknown)() // zod's optional and default hand out what they wrap
  }
  return here
}

function hasShape(schema: unknown): schema is {shape: Readonly<Record<string | number, unknown>>} {
  return typeof schema === 'object' && schema !== null && 'shape' in schema
}

function refused(file: string, faults: readonly YamlFault[]): AirworthyError {
  const lines = faults.map(({line, column, message}) => {
    const place = line === null ? file : `${file}:${line}:${column}`
    return `${place}: ${message}`
  })
  return new AirworthyError('policy-refused', lines.join('\n'), {facts: {file, faults}})
}
