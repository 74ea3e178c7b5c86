import {spawn, type ChildProcess} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, sep} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {embeddedPlace} from '../../server/database/embedded-binaries.ts'
import {stopDatabaseOf} from './postmaster.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs the platform without building the web application, which most of these tests do not need. */
const withoutWeb = [fileURLToPath(new URL('./platform-process.ts', import.meta.url))]
const asNpmStart = [join(root, 'scripts/start.ts')]

export interface StartOptions {
  readonly environment?: Readonly<Record<string, string>>
  /** True runs scripts/start.ts, as `npm start` does; else the server alone. */
  readonly web?: boolean
  /** Serves the files of this folder as its web application. */
  readonly webFolder?: string
  readonly timeoutMs?: number
  /** Told the id of the process as soon as it runs, long before it is ready. */
  readonly onSpawn?: (processId: number) => void
}

export interface RunningPlatform {
  readonly url: string
  readonly port: number
  readonly setUpLink: string | null
  readonly processId: number
  readonly dataDirectory: string
  /** From the start of the process to its being ready, in milliseconds. */
  readonly startedInMs: number
  /** All that it has printed so far. */
  output(): string
  /** Kills the process at once, as a crash does; the embedded database goes on. */
  kill(): Promise<void>
  /** Asks it to stop and waits; resolves with its exit code. */
  stop(signal?: 'SIGTERM' | 'SIGINT'): Promise<number | null>
}

interface Started {
  readonly child: ChildProcess
  readonly output: () => string
}

const left: (() => Promise<void> | void)[] = []

/** Ends every platform and deletes every data folder of this file; for `afterAll`. */
export async function endEverything(): Promise<void> {
  for (const end of left.splice(0).toReversed()) await end()
}

/** A new folder for a platform's data, not made yet; `endEverything` deletes it and its database. */
export function dataFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'airworthy-run-'))
  const path = join(parent, 'data')
  left.push(async () => {
    await stopDatabaseOf(path)
    const {cluster} = await embeddedPlace(path)
    // as root, the cluster may stand outside the folder
    if (!cluster.startsWith(path + sep)) rmSync(dirname(cluster), {recursive: true, force: true})
    rmSync(parent, {recursive: true, force: true})
  })
  return path
}

/** Starts the platform as a process of its own on a free port and waits until it is ready. */
export async function startPlatform(
  dataDirectory: string,
  options: StartOptions = {},
): Promise<RunningPlatform> {
  const {timeoutMs = 60_000} = options
  const start = performance.now()
  const {child, output} = run(dataDirectory, options)
  if (child.pid !== undefined) options.onSpawn?.(child.pid)
  while (!output().includes('Ctrl+C')) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the platform ended with ${child.exitCode}:\n${output()}`)
    if (performance.now() - start > timeoutMs) {
      child.kill('SIGKILL')
      throw new Error(`the platform was not ready in ${timeoutMs} ms:\n${output()}`)
    }
    await sleep(10)
  }
  const url = /runs at (\S+)/.exec(output())?.[1] ?? ''
  return {
    url,
    port: Number(new URL(url).port),
    setUpLink: /(http\S+\/set-up\?token=\S+)/.exec(output())?.[1] ?? null,
    processId: child.pid ?? 0,
    dataDirectory,
    startedInMs: Math.round(performance.now() - start),
    output,
    async kill() {
      child.kill('SIGKILL')
      await ended(child)
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      await ended(child)
      return child.exitCode
    },
  }
}

/** Runs a platform that is expected to end by itself. */
export async function endingPlatform(
  dataDirectory: string,
  options: StartOptions = {},
): Promise<{code: number | null; output: string}> {
  const {child, output} = run(dataDirectory, options)
  const given = setTimeout(() => child.kill('SIGKILL'), options.timeoutMs ?? 30_000)
  await ended(child)
  clearTimeout(given)
  return {code: child.exitCode, output: output()}
}

function run(
  dataDirectory: string,
  {environment = {}, web = false, webFolder}: StartOptions,
): Started {
  let output = ''
  const parameters = web
    ? asNpmStart
    : [...withoutWeb, ...(webFolder === undefined ? [] : [webFolder])]
  const child = spawn(process.execPath, parameters, {
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
  left.push(async () => {
    child.kill('SIGKILL')
    await ended(child)
  })
  return {child, output: () => output}
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  await new Promise((resolve) => child.once('close', resolve))
}

/** This process's environment without what would configure a platform. */
export function withoutPlatformVariables(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name, value]) =>
      value !== undefined && !name.startsWith('AIRWORTHY_') && name !== 'DATABASE_URL',
  )
  return Object.fromEntries(kept) as Record<string, string> // undefined values are filtered out
}
