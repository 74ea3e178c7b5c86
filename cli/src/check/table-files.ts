import {existsSync} from 'node:fs'
import {glob, open, realpath} from 'node:fs/promises'
import {join, relative, sep} from 'node:path'
import {insideOf} from '../evidence/evidence-folders.ts'
import {differsFrom, isInCommit} from '../git/working-tree.ts'

/** Where a table lies, and the commit that is judged. */
interface TablePlace {
  readonly root: string
  readonly head: string
}

/** What keeps a table here from being that of a commit. */
export type TableFault = 'leads-out' | 'pointer' | 'differs' | 'untracked'

/**
 * The worst that is wrong with the files that a table's path or pattern names; null when all are the
 * commit's. A link is followed: what is measured lies where it leads. Nothing there is no fault here.
 */
export async function tableFault(table: string, place: TablePlace): Promise<TableFault | null> {
  const {root, head} = place
  const found = await tableFiles(table, root)
  for (const path of found) if ((await insideOf(root, path)) === undefined) return 'leads-out'
  for (const path of found) if (await isPointer(join(root, path))) return 'pointer'
  const outer = await realpath(root)
  const targets = await Promise.all(
    found.map(async (path) => {
      return relative(outer, await realpath(join(root, path))).replaceAll(sep, '/')
    }),
  )
  const read = [...new Set([...found, ...targets])]
  // the pattern too: a file of the commit that is missing here would not be found
  if (await differsFrom(head, table, {root, pattern: isPattern(table, root)})) return 'differs'
  for (const path of read) if (await differsFrom(head, path, {root})) return 'differs'
  for (const path of read) if (!(await isInCommit(head, path, {root}))) return 'untracked'
  return null
}

async function tableFiles(table: string, root: string): Promise<string[]> {
  if (existsSync(join(root, table))) return [table]
  if (!isPattern(table, root)) return []
  const found = await Array.fromAsync(glob(table, {cwd: root}))
  return found.map((path) => path.replaceAll(sep, '/')).sort()
}

/** What Git LFS leaves where a file was not fetched (its specification, version 1). */
async function isPointer(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const beginning = 'version https://git-lfs.github.com/spec/'
    const {buffer, bytesRead} = await file.read(Buffer.alloc(beginning.length))
    return buffer.toString('latin1', 0, bytesRead) === beginning
  } finally {
    await file.close()
  }
}

/** A path that exists is that file, whatever characters it has. */
function isPattern(table: string, root: string): boolean {
  return /[*?[{]/.test(table) && !existsSync(join(root, table))
}
