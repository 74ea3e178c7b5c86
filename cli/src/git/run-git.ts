import {spawn} from 'node:child_process'
import {errorFrom} from '@airworthy/kernel'
import {badInput, targetFault} from '../faults.ts'

/** What a run of git left behind. */
export interface GitRun {
  readonly code: number
  readonly stdout: Buffer
  readonly stderr: string
}

/** Runs git in a directory and returns what it wrote; throws only if git cannot be started. */
export async function runGit(
  args: readonly string[],
  {directory}: {directory: string},
): Promise<GitRun> {
  const child = spawn('git', ['--no-optional-locks', '-c', 'core.quotePath=false', ...args], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      resolve(code ?? 128)
    })
  })
  const [stdout, stderr, code] = await Promise.all([
    bytesOf(child.stdout),
    bytesOf(child.stderr),
    exited,
  ]).catch((cause: unknown) => {
    throw targetFault('target-failed', `cannot run git: ${errorFrom(cause).message}`, {cause})
  })
  return {code, stdout, stderr: stderr.toString('utf8').trim()}
}

/**
 * The full name of the commit that a revision means. An unknown one is bad input, and so is one that
 * a tag and a branch share: git takes the tag, and whoever may push one would choose the base.
 */
export async function commitOf(
  revision: string,
  {directory}: {directory: string},
): Promise<string> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]
  const {code, stdout, stderr} = await runGit(args, {directory})
  if (code === 0) {
    await refuseAmbiguous(revision, directory)
    return stdout.toString('utf8').trim()
  }
  if (stderr.includes('not a git repository')) {
    throw badInput(`not in a git repository: ${directory}`)
  }
  throw badInput(
    `unknown revision: ${revision}; fetch it first (in CI check out with the whole history: fetch-depth: 0)`,
  )
}

async function refuseAmbiguous(revision: string, directory: string): Promise<void> {
  const places = ['refs/tags/', 'refs/heads/', 'refs/remotes/'].map((place) => place + revision)
  const args = ['for-each-ref', '--format=%(refname)', ...places]
  const {stdout} = await runGit(args, {directory})
  // a pattern also means what lies below it
  const named = stdout
    .toString('utf8')
    .split('\n')
    .filter((name) => places.includes(name))
  if (named.length < 2) return
  throw badInput(
    `${revision} is the name of several: write out which you mean, ${named.join(' or ')}`,
  )
}

/** The root of the repository around a directory; null outside of one. */
export async function repositoryRoot(directory: string): Promise<string | null> {
  const {code, stdout} = await runGit(['rev-parse', '--show-toplevel'], {directory})
  return code === 0 ? stdout.toString('utf8').replace(/\r?\n$/, '') : null
}

/** Whether a commit is contained in another; false also where it is not known here. */
export async function isAncestor(
  commit: string,
  other: string,
  {directory}: {directory: string},
): Promise<boolean> {
  return (await runGit(['merge-base', '--is-ancestor', commit, other], {directory})).code === 0
}

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(stream))
}
