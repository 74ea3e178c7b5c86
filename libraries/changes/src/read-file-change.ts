import type {ChangedFile, ChangeSource} from './change-source.ts'
import type {FileChange} from './file-change.ts'
import {pathKind, type PathKind} from './path-kind.ts'
import {importEcosystem} from './rules/model-import.ts'
import {changedLines, type ChangedLine} from './text/line-changes.ts'
import {notebookCode, type NotebookLine} from './text/notebook.ts'
import {sourceText} from './text/source-text.ts'

/** Texts beyond this are data or made by machines; their paths speak. In characters. */
const longest = 4_000_000

/** Files of these kinds are judged by path, so that nothing is read. */
const unread: ReadonlySet<PathKind> = new Set(['media', 'translation', 'data', 'generated'])

/** Reads both sides of a changed file and finds the lines that changed. */
export async function readFileChange(file: ChangedFile, source: ChangeSource): Promise<FileChange> {
  const kind = pathKind(file.path)
  if (unread.has(kind)) return {file, kind, base: undefined, head: undefined, lines: undefined}
  const [base, head] = await Promise.all([
    file.status === 'added' ? undefined : source.readText('base', file.previousPath ?? file.path),
    file.status === 'deleted' ? undefined : source.readText('head', file.path),
  ])
  // One side that should be there and is not known would make the whole other side a change.
  const known = file.status === 'added' ? head : file.status === 'deleted' ? base : base && head
  const tooLong = (base?.length ?? 0) + (head?.length ?? 0) > longest
  if (known === undefined || tooLong) {
    return {file, kind, base: undefined, head: undefined, lines: undefined}
  }
  return {file, kind, base, head, lines: linesThatSpeak(file.path, {kind, base, head})}
}

function linesThatSpeak(
  path: string,
  {kind, base, head}: {kind: PathKind; base: string | undefined; head: string | undefined},
): ChangedLine[] {
  if (kind === 'notebook') return notebookLines(base, head)
  return changedLines(withoutComments(path, base), withoutComments(path, head)).flatMap(
    (changed) => (changed.text.trim() === '' ? [] : [changed]),
  )
}

function withoutComments(path: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const ecosystem = importEcosystem(path)
  if (ecosystem === undefined) return text
  return sourceText(text, ecosystem === 'npm' ? 'typescript' : 'python').withoutComments
}

function notebookLines(base: string | undefined, head: string | undefined): ChangedLine[] {
  const before = base === undefined ? [] : (notebookCode(base) ?? [])
  const after = head === undefined ? [] : (notebookCode(head) ?? [])
  const joined = (lines: readonly NotebookLine[]) => lines.map(({text}) => text).join('\n')
  return changedLines(joined(before), joined(after)).map((changed) => {
    const lines = changed.revision === 'head' ? after : before
    return {...changed, line: lines[changed.line - 1]?.line ?? changed.line}
  })
}
