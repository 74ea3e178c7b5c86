import {spawn, type ChildProcess} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {startEmbeddedDatabase} from '../../server/database/embedded.ts'
import {jsonLog} from '../../server/log.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface RunningPlatform {
  readonly url: string
  readonly setUpLink: string | null
  readonly processId: number
  readonly dataDirectory: string
  /** All that it has printed so far. */
  output(): string
  /** Process id of the embedded database; undefined with DATABASE_URL. */
  databaseProcessId(): Promise<number>
  /** Kills the process at once, as a crash does; the embedded database goes on. */
  kill(): Promise<void>
  /** Asks it to stop and waits; resolves with its exit code. */
  stop(): Promise<number | null>
}

/** A new folder for a platform's data; `remove` deletes it. */
export function dataFolder(): {path: string; remove(): void} {
  const parent = mkdtempSync(join(tmpdir(), 'airworthy-run-'))
  return {path: join(parent, 'data'), remove: () => rmSync(parent, {recursive: true, force: true})}
}

/** Starts the platform as `npm start` does, as a process of its own on a free port, and waits until it is ready. */
export async function startPlatform(
  dataDirectory: string,
  {
    environment = {},
    timeoutMs = 90_000,
  }: {environment?: Record<string, string>; timeoutMs?: number} = {},
): Promise<RunningPlatform> {
  let output = ''
  const child = spawn(process.execPath, [join(root, 'scripts/start.ts')], {
    cwd: root,
    env: {
      ...withoutPlatformVariables(),
      AIRWORTHY_DATA: dataDirectory,
      AIRWORTHY_PORT: '0',
      AIRWORTHY_LOG: 'warn',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const deadline = Date.now() + timeoutMs
  while (!output.includes('Ctrl+C')) {
    if (child.exitCode !== null)
      throw new Error(`the platform ended with ${child.exitCode}:\n${output}`)
    if (Date.now() > deadline) {
      child.kill('SIGKILL')
      throw new Error(`the platform was not ready in ${timeoutMs} ms:\n${output}`)
    }
    await sleep(20)
  }
  const url = /runs at (\S+)/.exec(output)?.[1] ?? ''
  return {
    url,
    setUpLink: /(http\S+\/set-up\?token=\S+)/.exec(output)?.[1] ?? null,
    processId: child.pid ?? 0,
    dataDirectory,
    output: () => output,
    async databaseProcessId() {
      const attached = await startEmbeddedDatabase(
        dataDirectory,
        jsonLog('silent', {now: () => new Date()}),
      )
      return attached.current().processId
    },
    async kill() {
      child.kill('SIGKILL')
      await ended(child)
    },
    async stop() {
      child.kill('SIGTERM')
      await ended(child)
      return child.exitCode
    },
  }
}

/** Stops the embedded database that a killed platform left behind. */
export async function stopDatabaseOf(dataDirectory: string): Promise<void> {
  const left = await startEmbeddedDatabase(
    dataDirectory,
    jsonLog('silent', {now: () => new Date()}),
  )
  await left.stop()
}

/** The commonest secret of tests: long enough, in no list. */
export const password = 'a-quiet-harbour-42'

/** A file below the repository's root, as text. */
export function repositoryFile(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  await new Promise((resolve) => child.once('exit', resolve))
}

function withoutPlatformVariables(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name, value]) =>
      value !== undefined && !name.startsWith('AIRWORTHY_') && name !== 'DATABASE_URL',
  )
  return Object.fromEntries(kept) as Record<string, string> // undefined values are filtered out
}
