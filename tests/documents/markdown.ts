import {execFileSync} from 'node:child_process'
import {existsSync, readFileSync} from 'node:fs'
import {posix} from 'node:path'

/** A Markdown file of the repository. */
export interface Document {
  /** Path from the repository's root, with slashes. */
  readonly path: string
  readonly text: string
}

/** Something in a document and the line, from 1, on which it stands. */
export interface Place {
  readonly value: string
  readonly line: number
}

/** Every file that git tracks or would track, and every folder that holds one. */
export function trackedPaths(root: string): ReadonlySet<string> {
  const listed = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    {cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024},
  )
  const paths = new Set(['.'])
  for (const path of listed.split('\0')) {
    if (path === '' || !existsSync(posix.join(root, path))) continue
    for (let place = path; place !== '.'; place = posix.dirname(place)) paths.add(place)
  }
  return paths
}

/** The documents among paths, read. */
export function readDocuments(root: string, paths: Iterable<string>): Document[] {
  return [...paths]
    .filter((path) => path.endsWith('.md'))
    .map((path) => ({path, text: readFileSync(posix.join(root, path), 'utf8')}))
}

/** The targets of all links and images: inline, by reference, in angle brackets and bare. */
export function linksOf(text: string): Place[] {
  return withoutInlineCode(proseOf(text))
    .split('\n')
    .flatMap((prose, index) =>
      [
        ...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g),
        ...prose.matchAll(/^\s*\[(?!\^)[^\]]+\]:\s+<?([^\s>]+)/g),
        ...prose.matchAll(/(?<!\]\(\s*|\]:\s+<?)((?:https?:\/\/|mailto:)[^\s<>|)]*[^\s<>|).,;:])/g),
      ].map(([, target]) => ({value: target ?? '', line: index + 1})),
    )
}

/** The anchors of a document's headings, made as GitHub makes them. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>()
  for (const [, heading = ''] of proseOf(text).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const anchor = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
      .replace(/\s/g, '-')
    let free = anchor
    for (let again = 1; anchors.has(free); again++) free = `${anchor}-${again}`
    anchors.add(free)
  }
  return anchors
}

/** What stands in backticks outside fenced blocks. */
export function inlineCodeOf(text: string): Place[] {
  return proseOf(text)
    .split('\n')
    .flatMap((prose, index) =>
      [...prose.matchAll(/`([^`]+)`/g)].map(([, code]) => ({value: code ?? '', line: index + 1})),
    )
}

/** The lines of fenced blocks that are not empty. */
export function blockLinesOf(text: string): Place[] {
  const prose = proseOf(text).split('\n')
  return text
    .split('\n')
    .map((value, index) => ({value, line: index + 1}))
    .filter(({value, line}) => value.trim() !== '' && prose[line - 1] !== value)
    .filter(({value}) => !/^\s*(```|~~~)/.test(value))
}

/** The rows of the table whose first header cell is `header`: cells without backticks, by column. */
export function tableOf(text: string, header: string): string[][] {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => cellsOf(line)[0] === header)
  if (start === -1) throw new Error(`no table with the first column ${header}`)
  const end = lines.findIndex((line, index) => index > start && !line.trim().startsWith('|'))
  return lines.slice(start + 2, end === -1 ? undefined : end).map(cellsOf)
}

function cellsOf(line: string): string[] {
  if (!line.trim().startsWith('|')) return []
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('`', '').replaceAll('\\|', '|'))
}

/** The text with fenced blocks emptied, line for line. */
function proseOf(text: string): string {
  let fence: string | undefined
  return text
    .split('\n')
    .map((line) => {
      const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1]
      if (fence === undefined && mark === undefined) return line
      if (fence === undefined) fence = mark
      else if (mark?.startsWith(fence)) fence = undefined
      return ''
    })
    .join('\n')
}

function withoutInlineCode(prose: string): string {
  return prose.replace(/`[^`\n]+`/g, '')
}
