import {createHash} from 'node:crypto'
import {execFileSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {brotliCompressSync, gzipSync} from 'node:zlib'

const root = fileURLToPath(new URL('..', import.meta.url))
const outputs = join(root, 'web/dist')
/** All that the built files depend on. */
const inputs = [
  'web/src',
  'web/index.html',
  'web/public',
  'web/vite.config.ts',
  'web/package.json',
  'content/src',
  'kernel/src',
  'libraries/statistics/src',
  'libraries/fairness/src',
  'libraries/guardrails/src',
  'package-lock.json',
]

/**
 * Builds the web application unless its files are those of these very sources. Returns the folder
 * and whether it was built now.
 */
export function buildWeb({log = (line: string) => console.error(line)} = {}): {
  folder: string
  built: boolean
} {
  const digest = digestOf(inputs.map((input) => join(root, input)))
  const mark = join(outputs, 'sources.sha256')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === digest)
    return {folder: outputs, built: false}
  log('Building the web application (once for these sources) …')
  rmSync(outputs, {recursive: true, force: true})
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'web'),
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  compress(outputs)
  writeFileSync(mark, digest)
  return {folder: outputs, built: true}
}

function compress(folder: string): void {
  for (const file of filesBelow(folder)) {
    if (!/\.(js|css|html|svg|json)$/.test(file)) continue
    const bytes = readFileSync(file)
    writeFileSync(`${file}.gz`, gzipSync(bytes, {level: 9}))
    writeFileSync(`${file}.br`, brotliCompressSync(bytes))
  }
}

function digestOf(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of paths.flatMap(filesBelow)) {
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
