import {spawn} from 'node:child_process'
import {Readable} from 'node:stream'
import {fileURLToPath} from 'node:url'

const command = fileURLToPath(new URL('../../cli/bin/airworthy.js', import.meta.url))
const teller = new URL('tell-resources.js', import.meta.url).href

/** What one run of a process took. */
export interface RunFigures {
  /** From before the process starts until it has ended. */
  readonly seconds: number
  readonly processorSeconds: number
  /** The most resident memory, in millions of bytes. */
  readonly mostMemoryMB: number
  readonly stdout: string
}

/** Runs `airworthy audit` on a bench table as a process of its own, in the given format. */
export async function runAudit(
  file: string,
  {format = 'text'}: {format?: 'text' | 'json'} = {},
): Promise<RunFigures> {
  const asked = '--label defaulted --prediction declined --by sex,age_band,region --quiet'.split(
    ' ',
  )
  const flags = ['--import', teller, command, 'audit', file, '--format', format, ...asked]
  return await measuredRun(process.execPath, flags)
}

/** Runs a process that tells on descriptor 3 what it took; throws when it does not end with 0. */
export async function measuredRun(program: string, args: readonly string[]): Promise<RunFigures> {
  const began = performance.now()
  const child = spawn(program, args, {stdio: ['ignore', 'pipe', 'pipe', 'pipe']})
  const [answer, complaint, resources, code] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    textOf(child.stdio[3]),
    new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    }),
  ])
  const seconds = (performance.now() - began) / 1000
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${complaint}`)
  const {processorSeconds, mostMemoryMB} = JSON.parse(resources) as RunFigures // as the teller writes
  return {seconds, processorSeconds, mostMemoryMB, stdout: answer}
}

async function textOf(stream: unknown): Promise<string> {
  if (!(stream instanceof Readable)) throw new Error('no pipe to the process')
  let text = ''
  for await (const chunk of stream) text += String(chunk)
  return text
}
