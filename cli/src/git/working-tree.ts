import {targetFault} from '../faults.ts'
import {runGit} from './run-git.ts'

/** Paths of the working tree that git tracks or would track and that are there, from the root, sorted. */
export async function workingTreePaths(root: string): Promise<string[]> {
  const [listed, deleted] = await Promise.all([
    listedPaths(['--cached', '--others', '--exclude-standard', '--deduplicate'], root),
    listedPaths(['--deleted'], root),
  ])
  const gone = new Set(deleted)
  return listed.filter((path) => !gone.has(path)).sort()
}

async function listedPaths(which: readonly string[], root: string): Promise<string[]> {
  const {code, stdout, stderr} = await runGit(['ls-files', '-z', ...which], {directory: root})
  if (code !== 0) throw targetFault('target-failed', `git ls-files failed: ${stderr}`)
  return stdout.toString('utf8').split('\0').filter(Boolean)
}

/**
 * Whether what lies at a path, or at a pattern of paths, differs from a commit; false also where git
 * knows nothing of it.
 */
export async function differsFrom(
  commit: string,
  path: string,
  {root, pattern = false}: {root: string; pattern?: boolean},
): Promise<boolean> {
  const place = `:(top,${pattern ? 'glob' : 'literal'})${path}`
  const args = ['diff', '--quiet', '--no-ext-diff', commit, '--', place]
  return (await runGit(args, {directory: root})).code === 1
}

/** Whether a path is part of a commit. */
export async function isInCommit(
  commit: string,
  path: string,
  {root}: {root: string},
): Promise<boolean> {
  return (await runGit(['cat-file', '-e', `${commit}:${path}`], {directory: root})).code === 0
}
