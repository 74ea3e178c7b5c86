import type {Nodes, PhrasingContent, RootContent} from 'mdast'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {gfmTableFromMarkdown} from 'mdast-util-gfm-table'
import {gfmTable} from 'micromark-extension-gfm-table'
import {fileRefused, type FileFault} from '../yaml-file.ts'
import {
  plainText,
  proseLanguages,
  type Inline,
  type ProseBlock,
  type ProseLanguage,
} from './prose.ts'

/** Blocks, and everything in the text that is refused, by line. */
export interface MarkdownReading<Block> {
  /** Each block with the line on which it begins, from 1. */
  readonly blocks: readonly {readonly block: Block; readonly line: number}[]
  readonly faults: readonly FileFault[]
}

interface MarkdownOptions<Block> {
  /** Lines of the file that stand before the text. */
  readonly linesBefore?: number
  /** Makes a block of a fenced one whose info string is no language; null if it is none. */
  readonly component?: (fence: Fence) => FenceReading<Block>
}

/** A fenced block whose info string is no language. */
export interface Fence {
  readonly name: string
  readonly body: string
  /** The line of the first line of the body. */
  readonly line: number
}

/** A block made of a fence, or what is wrong with it; null where the name is unknown. */
export type FenceReading<Block> =
  | {readonly ok: true; readonly block: Block}
  | {readonly ok: false; readonly faults: readonly FileFault[]}
  | null

const deepest = 24

/**
 * Reads Markdown of an exercise: paragraphs, headings of level 2 and 3, lists, tables, quotes,
 * emphasis, code and links. Throws `markdown-file-refused` with every fault's line and reason.
 */
export function parseMarkdown(markdown: string, {file = 'text'} = {}): ProseBlock[] {
  const {blocks, faults} = readMarkdown<never>(markdown)
  if (faults.length > 0) throw fileRefused(faults, {kind: 'markdown', file})
  return blocks.map(({block}) => block)
}

/** Reads the Markdown of a single text, as fields of components have it: no block but a paragraph. */
export function readInline(markdown: string): {
  readonly inline: readonly Inline[]
  readonly faults: readonly FileFault[]
} {
  const {blocks, faults} = readMarkdown<never>(markdown.trim())
  if (faults.length > 0) return {inline: [], faults}
  const [first, ...others] = blocks
  if (first?.block.kind === 'paragraph' && others.length === 0) {
    return {inline: first.block.children, faults: []}
  }
  return {inline: [], faults: [{path: [], reason: 'must be one paragraph'}]}
}

/** Reads Markdown to blocks and faults; it throws for no text whatever. */
export function readMarkdown<Block>(
  markdown: string,
  {linesBefore = 0, component}: MarkdownOptions<Block> = {},
): MarkdownReading<Block | ProseBlock> {
  const reader = new ProseReader(linesBefore)
  const root = fromMarkdown(markdown, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  })
  const blocks: {block: Block | ProseBlock; line: number}[] = []
  for (const node of root.children) {
    const line = reader.lineOf(node)
    const fence = component && fenceOf(node, line)
    const made = fence ? component(fence) : null
    if (fence && made) {
      if (made.ok) blocks.push({block: made.block, line})
      else reader.faults.push(...made.faults)
      continue
    }
    const block = reader.block(node, 0)
    if (block) blocks.push({block, line})
  }
  reader.refuseTwins(blocks.flatMap(({block, line}) => (isHeading(block) ? [{block, line}] : [])))
  return {blocks, faults: reader.faults}
}

class ProseReader {
  readonly faults: FileFault[] = []
  readonly #linesBefore: number

  constructor(linesBefore: number) {
    this.#linesBefore = linesBefore
  }

  lineOf({position}: Nodes): number {
    return this.#linesBefore + (position?.start.line ?? 1)
  }

  block(node: RootContent, depth: number): ProseBlock | null {
    if (depth > deepest) return this.#refuse(node, 'nested too deeply')
    switch (node.type) {
      case 'paragraph':
        return {kind: 'paragraph', children: this.#inline(node.children, depth)}
      case 'heading': {
        if (node.depth !== 2 && node.depth !== 3) {
          return this.#refuse(node, `heading of level ${node.depth}, must be 2 or 3`)
        }
        const children = this.#inline(node.children, depth)
        return {kind: 'heading', level: node.depth, id: anchorOf(children), children}
      }
      case 'list':
        return {
          kind: 'list',
          ordered: node.ordered === true,
          items: node.children.map((item) => this.#blocks(item.children, depth)),
        }
      case 'blockquote':
        return {kind: 'quote', blocks: this.#blocks(node.children, depth)}
      case 'table': {
        const [header = [], ...rows] = node.children.map((row) =>
          row.children.map((cell) => this.#inline(cell.children, depth)),
        )
        const right = header.map((_, column) => node.align?.[column] === 'right')
        return {kind: 'table', header, rows, right}
      }
      case 'code': {
        const language = node.lang ?? ''
        if (!isLanguage(language)) {
          return this.#refuse(node, `unknown component or language: ${language || 'none'}`)
        }
        return {kind: 'code-block', language, code: node.value}
      }
      case 'html':
        return this.#refuse(node, `no HTML is read: ${excerptOf(node.value)}`)
      default:
        return this.#refuse(node, `not read here: ${node.type}`)
    }
  }

  refuseTwins(headings: readonly {block: {id: string}; line: number}[]): void {
    const seen = new Set<string>()
    for (const {block, line} of headings) {
      if (seen.has(block.id)) {
        this.faults.push({path: [], line, reason: `heading stands twice: ${block.id}`})
      }
      seen.add(block.id)
    }
  }

  #blocks(nodes: readonly RootContent[], depth: number): ProseBlock[] {
    return nodes.flatMap((node) => this.block(node, depth + 1) ?? [])
  }

  #inline(nodes: readonly PhrasingContent[], depth: number): Inline[] {
    return nodes.flatMap((node) => this.#piece(node, depth + 1) ?? [])
  }

  #piece(node: PhrasingContent, depth: number): Inline | null {
    if (depth > deepest) return this.#refuse(node, 'nested too deeply')
    switch (node.type) {
      case 'text':
        return {kind: 'text', text: onOneLine(node.value)}
      case 'inlineCode':
        return {kind: 'code', text: node.value}
      case 'break':
        return {kind: 'break'}
      case 'emphasis':
      case 'strong':
        return {kind: node.type, children: this.#inline(node.children, depth)}
      case 'link': {
        const target = targetOf(node.url)
        if (target === null) return this.#refuse(node, `link to nowhere that is known: ${node.url}`)
        return {...target, children: this.#inline(node.children, depth)}
      }
      case 'html':
        return this.#refuse(node, `no HTML is read: ${excerptOf(node.value)}`)
      default:
        return this.#refuse(node, `not read here: ${node.type}`)
    }
  }

  #refuse(node: Nodes, reason: string): null {
    this.faults.push({path: [], line: this.lineOf(node), reason})
    return null
  }
}

function fenceOf(node: RootContent, line: number): Fence | null {
  if (node.type !== 'code' || !node.lang || isLanguage(node.lang)) return null
  return {name: node.lang, body: node.value, line: line + 1}
}

type Target =
  | {readonly kind: 'term'; readonly id: string}
  | {readonly kind: 'source'; readonly key: string}
  | {readonly kind: 'link'; readonly url: string}

function targetOf(url: string): Target | null {
  const [, scheme = '', name = ''] = /^(lexicon|source):([a-z0-9-]+)$/u.exec(url) ?? []
  if (scheme === 'lexicon') return {kind: 'term', id: name}
  if (scheme === 'source') return {kind: 'source', key: name}
  return URL.parse(url)?.protocol === 'https:' ? {kind: 'link', url} : null
}

function anchorOf(children: readonly Inline[]): string {
  const words =
    plainText(children)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return words.join('-') || 'section'
}

function isLanguage(language: string): language is ProseLanguage {
  return proseLanguages.some((known) => known === language)
}

function isHeading(block: unknown): block is Extract<ProseBlock, {kind: 'heading'}> {
  return typeof block === 'object' && block !== null && 'kind' in block && block.kind === 'heading'
}

/** Line breaks of the file are spaces; a figure and its percent sign stay together. */
function onOneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/gu, ' ').replaceAll(/(?<=\d) (?=%)/gu, '\u00a0')
}

function excerptOf(html: string): string {
  const [first = ''] = html.split('\n')
  return first.length > 40 ? `${first.slice(0, 40)}…` : first
}
