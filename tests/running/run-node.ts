import {spawn} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import {withoutPlatformVariables} from './platform.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs a script of this repository as a process of its own and waits for its end. */
export async function runNode(
  parameters: readonly string[],
  {environment = {}}: {environment?: Readonly<Record<string, string>>} = {},
): Promise<{code: number | null; stdout: string; stderr: string}> {
  const child = spawn(process.execPath, [...parameters], {
    cwd: root,
    env: {...withoutPlatformVariables(), ...environment},
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return {code, stdout, stderr}
}
