import type {ChangedFile, ChangeSource, ChangeStatus, Revision} from '@airworthy/changes'
import {sha256} from '@airworthy/kernel'
import {targetFault} from '../faults.ts'
import {openGitObjects} from './git-objects.ts'
import {commitOf, runGit} from './run-git.ts'
import {textFrom} from './text-from.ts'

/** A change between two revisions of a repository. */
export interface GitChange extends ChangeSource {
  /** The commit of the base revision as it was named: policy is read here. */
  readonly base: string
  /** The commit where the change began: the merge base, or the base where there is none. */
  readonly begin: string
  readonly head: string
  /** The SHA-256 of what changed, by content: equal changes have equal digests. */
  digest(): Promise<string>
  /** The bytes of a file at a commit; null when it is not there or too long to be source. */
  readBytes(commit: string, path: string): Promise<Buffer | null>
  close(): void
}

/**
 * Opens the change from a base to a head, as a pull request shows it: what the head did since the
 * two parted. Unknown revisions are bad input.
 */
export async function openGitChange({
  directory,
  base: baseRevision,
  head: headRevision,
}: {
  directory: string
  base: string
  head: string
}): Promise<GitChange> {
  const [base, head] = await Promise.all([
    commitOf(baseRevision, {directory}),
    commitOf(headRevision, {directory}),
  ])
  const mergeBase = await runGit(['merge-base', base, head], {directory})
  const begin = mergeBase.code === 0 ? mergeBase.stdout.toString('utf8').trim() : base
  const commits: Readonly<Record<Revision, string>> = {base: begin, head}
  const objects = openGitObjects({directory})
  const paths = new Map<Revision, Promise<readonly string[]>>()

  async function changedFiles(): Promise<readonly ChangedFile[]> {
    const args = ['diff', ...wholeDiff, '--name-status', '-z', '--find-renames', begin, head]
    return changedFilesOf(await textOf(args, directory))
  }

  async function listPaths(revision: Revision): Promise<readonly string[]> {
    const known = paths.get(revision)
    if (known !== undefined) return await known
    const args = ['ls-tree', '-r', '-z', '--name-only', '--full-tree', commits[revision]]
    const listed = textOf(args, directory).then((text) => text.split('\0').filter(Boolean))
    paths.set(revision, listed)
    return await listed
  }

  async function readText(revision: Revision, path: string): Promise<string | undefined> {
    const bytes = await objects.read(commits[revision], path)
    return bytes === null ? undefined : textFrom(bytes)
  }

  /** Subjects of the commits, newest first, as weak evidence; a merge names branches only. */
  async function title(): Promise<string | undefined> {
    const args = [
      'log',
      '--no-merges',
      '--no-show-signature',
      '--format=%s',
      `--max-count=${mostSubjects}`,
    ]
    const log = await runGit([...args, `${begin}..${head}`], {directory})
    const subjects = log.code === 0 ? log.stdout.toString('utf8').trim() : ''
    return subjects === '' ? undefined : subjects
  }

  async function digest(): Promise<string> {
    const args = ['diff', ...wholeDiff, '--raw', '--no-abbrev', '-z', '--no-renames', begin, head]
    return await sha256(await textOf(args, directory))
  }

  return {
    base,
    begin,
    head,
    digest,
    title,
    changedFiles,
    listPaths,
    readText,
    readBytes: objects.read,
    close: objects.close,
  }
}

/** A longer history says less of what the change as a whole is about. */
const mostSubjects = 20

/** A change must not choose what is seen of it: `.gitmodules` can have submodules ignored. */
const wholeDiff = ['--no-ext-diff', '--ignore-submodules=none']

const statuses: Readonly<Record<string, ChangeStatus>> = {
  A: 'added',
  C: 'added',
  D: 'deleted',
  M: 'modified',
  R: 'renamed',
  T: 'modified',
}

/** Reads `git diff --name-status -z`: a status, then one path, or two for renames and copies. */
export function changedFilesOf(text: string): ChangedFile[] {
  const fields = text.split('\0')
  const files: ChangedFile[] = []
  for (let at = 0; at + 1 < fields.length;) {
    const letter = (fields[at] ?? '').charAt(0)
    const status = statuses[letter] ?? 'modified'
    if (letter === 'R' || letter === 'C') {
      const [previousPath, path] = [fields[at + 1] ?? '', fields[at + 2] ?? '']
      files.push(letter === 'R' ? {path, status, previousPath} : {path, status})
      at += 3
    } else {
      files.push({path: fields[at + 1] ?? '', status})
      at += 2
    }
  }
  return files
}

async function textOf(args: readonly string[], directory: string): Promise<string> {
  const {code, stdout, stderr} = await runGit(args, {directory})
  if (code !== 0) throw targetFault('target-failed', `git ${args[0]} failed: ${stderr}`)
  return stdout.toString('utf8')
}
