import {spawn} from 'node:child_process'
import {mkdtempSync, readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {withoutPlatformVariables} from '../running/platform.ts'

const command = fileURLToPath(new URL('../../cli/bin/airworthy.js', import.meta.url))

/** One report that the real command wrote. */
export interface MadeReport {
  /** Its `file:` address. */
  readonly url: string
  /** How the command ended. */
  readonly code: number | null
}

/**
 * Runs `airworthy` with its report into a new folder within `folder`, where the command also runs
 * unless another `directory` is given. Throws when it leaves no report of that format.
 */
export async function makeReport(
  parameters: readonly string[],
  {folder, directory = folder, format = 'html'}: ReportPlace,
): Promise<MadeReport> {
  const out = mkdtempSync(join(folder, 'report-'))
  const child = spawn(
    process.execPath,
    [command, ...parameters, '--format', format, '--out', out, '--quiet'],
    {cwd: directory, env: withoutPlatformVariables(), stdio: ['ignore', 'ignore', 'pipe']},
  )
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const name = readdirSync(out)[0]
  if (name === undefined) throw new Error(`no report of ${parameters.join(' ')}: ${code} ${said}`)
  return {url: pathToFileURL(join(out, name)).href, code}
}

/** Where reports are made. */
export interface ReportPlace {
  readonly folder: string
  readonly directory?: string
  readonly format?: 'html' | 'json'
}

/** Writes a table into a folder and gives its path. */
export function writeTable(text: string, {folder, name}: {folder: string; name: string}): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
