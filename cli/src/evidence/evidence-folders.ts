import {readdir, realpath, stat} from 'node:fs/promises'
import {join, relative, resolve, sep} from 'node:path'
import {isAirworthyError} from '@airworthy/kernel'
import type {PublicKey} from '@airworthy/evidence'
import {readEvidenceFile, type EvidenceFile} from './read-evidence-file.ts'

/** Where evidence lies unless it is said. */
export const evidenceFolders: readonly string[] = ['evidence', '.airworthy']

/** Longer files are no evidence (bytes), and of more files in a folder the rest is not looked at. */
const longest = 32 * 1024 * 1024
const mostFiles = 500

/** The evidence in folders, by path; what is something else is passed over, a folder may be absent. */
export async function readEvidenceFolders(
  folders: readonly string[],
  {root, keys}: {root: string; keys: readonly PublicKey[]},
): Promise<EvidenceFile[]> {
  const paths = await Promise.all(folders.map(async (folder) => await jsonFiles(folder, root)))
  const read = await Promise.all(
    [...new Set(paths.flat())].map(async (path) => await evidenceAt(path, {root, keys})),
  )
  return read.filter((file) => file !== undefined)
}

/**
 * The evidence at a path from the root; undefined when there is none, or when the path leads out of
 * the root: whoever writes the text of a pull request must not choose what else is read.
 */
export async function evidenceAt(
  path: string,
  {root, keys}: {root: string; keys: readonly PublicKey[]},
): Promise<EvidenceFile | undefined> {
  const whole = await insideOf(root, path)
  if (whole === undefined || (await stat(whole)).size > longest) return undefined
  try {
    return {...(await readEvidenceFile(whole, keys)), file: path}
  } catch (error) {
    if (isAirworthyError(error, 'bad-input')) return undefined
    throw error
  }
}

/** The real path of a file below a folder; undefined when there is none or it lies elsewhere. */
export async function insideOf(folder: string, path: string): Promise<string | undefined> {
  try {
    const [outer, inner] = await Promise.all([realpath(folder), realpath(resolve(folder, path))])
    return inner.startsWith(outer + sep) && (await stat(inner)).isFile() ? inner : undefined
  } catch {
    return undefined // not there, or not ours to read
  }
}

async function jsonFiles(folder: string, root: string): Promise<string[]> {
  try {
    const whole = resolve(root, folder)
    const names = await readdir(whole, {recursive: true})
    return names
      .filter((name) => /\.(?:json|dsse|intoto)$/.test(name))
      .sort()
      .slice(0, mostFiles)
      .map((name) => relative(root, join(whole, name)).replaceAll(sep, '/'))
  } catch {
    return [] // a folder that is not there holds nothing
  }
}
