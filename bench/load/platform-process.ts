import {spawn} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {embeddedPlace} from '../../server/database/embedded-binaries.ts'

const server = new URL('../../server/main.ts', import.meta.url).href
const root = fileURLToPath(new URL('../..', import.meta.url))
const readyWithinMs = 60_000

/** The platform in a process of its own, with the embedded database and a data folder of its own. */
export interface PlatformProcess {
  readonly url: string
  readonly setUpLink: string
  /** Seconds of processor time that the process has used; null where the system does not tell. */
  processorSeconds(): number | null
  /** Stops the platform and its database and deletes the folder. */
  stop(): Promise<void>
}

/** Starts a platform on loopback, on a free port; `profile` names a folder for a processor profile. */
export async function startPlatform({profile}: {profile?: string} = {}): Promise<PlatformProcess> {
  const parent = await mkdtemp(join(tmpdir(), 'airworthy-load-'))
  const child = spawn(
    process.execPath,
    [
      ...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]),
      '--input-type=module',
      '--eval',
      `const {runPlatform} = await import(${JSON.stringify(server)})\nawait runPlatform()`,
    ],
    {cwd: root, env: environment(parent), stdio: ['ignore', 'pipe', 'pipe']},
  )
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    process.stderr.write(chunk)
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))

  async function stop(): Promise<void> {
    child.kill('SIGTERM')
    const forced = setTimeout(() => child.kill('SIGKILL'), 20_000)
    await ended
    clearTimeout(forced)
    const {cluster} = await embeddedPlace(join(parent, 'data'))
    // as root, the cluster may stand outside the folder
    if (!cluster.startsWith(parent)) await rm(dirname(cluster), {recursive: true, force: true})
    await rm(parent, {recursive: true, force: true})
  }

  const began = performance.now()
  while (!output.includes('Ctrl+C')) {
    if (child.exitCode !== null || performance.now() - began > readyWithinMs) {
      await stop()
      throw new Error(`the platform did not start:\n${output}`)
    }
    await sleep(20)
  }
  const {pid = 0} = child
  return {
    url: /runs at (\S+)/.exec(output)?.[1]?.replace('localhost', '127.0.0.1') ?? '',
    setUpLink: /(http\S+\/set-up\?token=\S+)/.exec(output)?.[1] ?? '',
    processorSeconds: () => processorSecondsOf(pid),
    stop,
  }
}

function environment(parent: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('AIRWORTHY_') && name !== 'DATABASE_URL',
  )
  return {
    ...Object.fromEntries(kept),
    AIRWORTHY_DATA: join(parent, 'data'),
    AIRWORTHY_PORT: '0',
    AIRWORTHY_LOG: 'warn',
    // every learner comes from one address here
    AIRWORTHY_RATE_LIMIT: 'off',
    // a learner takes one baseline after another
    AIRWORTHY_DAYS_BETWEEN_BASELINES: '0',
  }
}

/** User and system time as Linux tells them, in ticks of 10 ms. */
function processorSecondsOf(processId: number): number | null {
  try {
    const fields = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return null
  }
}
