import {spawn} from 'node:child_process'
import {fileURLToPath} from 'node:url'

const command = fileURLToPath(new URL('../../bin/airworthy.js', import.meta.url))

/** What a run of the real command left behind. */
export interface CommandRun {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs `airworthy` as a process of its own, with an environment of its own, here unless told. */
export async function runCommand(
  args: readonly string[],
  {env = {}, cwd}: {env?: Record<string, string>; cwd?: string} = {},
): Promise<CommandRun> {
  const child = spawn(process.execPath, [command, ...args], {
    env,
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr, code] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    }),
  ])
  return {code, stdout, stderr}
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  return Buffer.concat(await Array.fromAsync(stream)).toString('utf8')
}
