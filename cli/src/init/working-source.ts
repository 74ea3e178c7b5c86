import {readFile} from 'node:fs/promises'
import {resolve} from 'node:path'
import type {ChangeSource} from '@airworthy/changes'
import {insideOf} from '../evidence/evidence-folders.ts'

/** Longer files are data, not source (bytes). */
const longest = 1024 * 1024

/** A working tree as if all of it had just been added: what the detector sees in it is what is there. */
export function workingSource(root: string, paths: readonly string[]): ChangeSource {
  async function readText(path: string): Promise<string | undefined> {
    if ((await insideOf(root, path)) === undefined) return undefined
    const bytes = await readFile(resolve(root, path))
    if (bytes.length > longest || bytes.subarray(0, 8000).includes(0)) return undefined
    return bytes.toString('utf8')
  }

  return {
    changedFiles: async () => paths.map((path) => ({path, status: 'added'})),
    listPaths: async (revision) => (revision === 'head' ? paths : []),
    readText: async (revision, path) => (revision === 'head' ? await readText(path) : undefined),
  }
}
