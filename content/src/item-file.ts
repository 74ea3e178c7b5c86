import {AirworthyError} from '@airworthy/kernel'
import {LineCounter, parseDocument, type Document} from 'yaml'
import {itemFrom} from './item-schema.ts'
import type {Fault} from './item-types/index.ts'
import type {Item} from './item.ts'

/** A fault of an item file, with the line it stands on where that is known. */
export interface FileFault extends Fault {
  readonly line?: number
}

/** Where an item file lies, and what it may refer to. */
export interface ItemFileContext {
  /** Path below content/items, with forward slashes: `<domain>/<slug>.yaml`. */
  readonly file: string
  /** Ids of the frameworks that tags may name. */
  readonly knownTags: ReadonlySet<string>
}

/**
 * Reads one item file. Throws `item-file-refused` with the file and every fault's YAML path, line
 * and reason.
 */
export function readItem(yaml: string, {file, knownTags}: ItemFileContext): Item {
  const lines = new LineCounter()
  const document = parseDocument(yaml, {lineCounter: lines, prettyErrors: false})
  const syntax = [...document.errors, ...document.warnings].map(({message, pos}) => ({
    path: [],
    reason: message.split('\n')[0] ?? message,
    line: lines.linePos(pos[0]).line,
  }))
  if (syntax.length > 0) throw itemFileRefused(file, syntax)
  const reading = itemFrom(document.toJS({maxAliasCount: 0}))
  const faults = reading.ok
    ? [...placeFaults(reading.item, file, '.yaml'), ...tagFaults(reading.item, knownTags)]
    : reading.faults
  if (!reading.ok || faults.length > 0) {
    throw itemFileRefused(
      file,
      faults.map((fault) => withLine(fault, document, lines)),
    )
  }
  return reading.item
}

/** A fault unless the id equals the path of the file without its ending. */
export function placeFaults({id}: Item, file: string, ending: '.yaml' | '.ts'): Fault[] {
  return `${id}${ending}` === file
    ? []
    : [{path: ['id'], reason: `must equal the file's path: ${id}`}]
}

/** A fault for every tag that no framework has or that stands twice. */
export function tagFaults({tags}: Item, knownTags: ReadonlySet<string>): Fault[] {
  return tags.flatMap((tag, index) => {
    const path = ['tags', index]
    if (tags.indexOf(tag) !== index) return [{path, reason: `stands twice: ${tag}`}]
    return knownTags.has(tag) ? [] : [{path, reason: `unknown tag: ${tag}`}]
  })
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

/** The error for an item file, every fault named with its place. */
export function itemFileRefused(file: string, faults: readonly FileFault[]): AirworthyError {
  const listed = faults.map(({path, line, reason}) => {
    const place = [path.join('.'), line === undefined ? '' : `line ${line}`].filter(Boolean)
    return `${place.join(', ')}: ${reason}`
  })
  return new AirworthyError(
    'item-file-refused',
    `item file refused: ${file}: ${listed.join('; ')}`,
    {
      facts: {file, faults},
    },
  )
}
