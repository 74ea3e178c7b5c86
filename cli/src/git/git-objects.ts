import {spawn} from 'node:child_process'
import {runGit} from './run-git.ts'

/** Reads files of revisions through one process of git, in the order in which they are asked for. */
export interface GitObjects {
  /** The bytes of a file at a commit; null when it is not there, no file, or longer than `longest`. */
  readonly read: (commit: string, path: string) => Promise<Buffer | null>
  readonly close: () => void
}

/** Texts longer than this are data, not source (bytes). */
const longest = 5 * 1024 * 1024

/** Starts `git cat-file --batch` in a repository; close it, or the process stays. */
export function openGitObjects({directory}: {directory: string}): GitObjects {
  const child = spawn('git', ['--no-optional-locks', 'cat-file', '--batch'], {
    cwd: directory,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('close', () => {
      reject(new Error('git cat-file ended'))
    })
  })
  failed.catch(() => undefined) // whoever reads afterwards is told
  const bytes = child.stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>
  let buffered: Buffer = Buffer.alloc(0)
  let last: Promise<unknown> = Promise.resolve()

  async function more(): Promise<void> {
    const next = await Promise.race([bytes.next(), failed])
    if (next.done === true) throw new Error('git cat-file ended')
    buffered = Buffer.concat([buffered, next.value])
  }

  async function line(): Promise<string> {
    while (!buffered.includes(10)) await more()
    const end = buffered.indexOf(10)
    const text = buffered.subarray(0, end).toString('utf8')
    buffered = buffered.subarray(end + 1)
    return text
  }

  /** Takes the next bytes; keeps none of those that are over the limit. */
  async function take(size: number): Promise<Buffer | null> {
    if (size <= longest) {
      const parts: Buffer[] = []
      await pass(size, (part) => parts.push(part))
      return Buffer.concat(parts)
    }
    await pass(size, () => undefined)
    return null
  }

  async function pass(size: number, use: (part: Buffer) => unknown): Promise<void> {
    let left = size
    while (left > 0) {
      if (buffered.length === 0) await more()
      const part = buffered.subarray(0, left)
      use(part)
      buffered = buffered.subarray(part.length)
      left -= part.length
    }
  }

  async function readNow(commit: string, path: string): Promise<Buffer | null> {
    if (path.includes('\n')) return await readAlone(commit, path) // the protocol has one name a line
    child.stdin.write(`${commit}:${path}\n`)
    const head = await line()
    const found = /^[0-9a-f]+ (\w+) (\d+)$/.exec(head)
    if (found === null) return null
    const content = await take(Number(found[2]))
    await pass(1, () => undefined) // the line break after the content
    return found[1] === 'blob' ? content : null
  }

  async function readAlone(commit: string, path: string): Promise<Buffer | null> {
    const {code, stdout} = await runGit(['cat-file', 'blob', `${commit}:${path}`], {directory})
    return code === 0 && stdout.length <= longest ? stdout : null
  }

  function read(commit: string, path: string): Promise<Buffer | null> {
    const next = last.then(() => readNow(commit, path))
    last = next.catch(() => undefined)
    return next
  }

  function close(): void {
    child.stdin.end()
  }

  return {read, close}
}
