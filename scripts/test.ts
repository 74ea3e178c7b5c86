import {spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {buildWeb} from './build-web.ts'

/**
 * `npm test`: types, lint, format, dead code, the web build and every test. Arguments go to vitest
 * and leave out the checks before it. Ends with `N passed, N failed`.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const node = process.execPath
const vitestArguments = process.argv.slice(2)

const checks: [name: string, script: string, ...arguments: string[]][] = [
  ['types', 'typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'],
  ['types of the web', 'typescript/bin/tsc', '--noEmit', '-p', 'web/tsconfig.json'],
  ['types of the journeys', 'typescript/bin/tsc', '--noEmit', '-p', 'tests/tsconfig.json'],
  ['lint', 'oxlint/bin/oxlint', '--type-aware', '--deny-warnings'],
  ['format', 'prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn'],
  ['dead code', 'knip/bin/knip.js'],
]

let passed = 0
let failed = 0
let skipped = 0

function step(name: string, succeeded: boolean, milliseconds: number): void {
  if (succeeded) passed++
  else failed++
  console.log(`${succeeded ? 'passed' : 'FAILED'}  ${name} (${(milliseconds / 1000).toFixed(1)} s)`)
}

function run(script: string, parameters: readonly string[]): boolean {
  const {status} = spawnSync(node, [join(root, 'node_modules', script), ...parameters], {
    cwd: root,
    stdio: 'inherit',
  })
  return status === 0
}

if (vitestArguments.length === 0) {
  for (const [name, script, ...parameters] of checks) {
    const start = performance.now()
    step(name, run(script, parameters), performance.now() - start)
  }
}

const start = performance.now()
try {
  buildWeb()
  step('web build', true, performance.now() - start)
} catch (error) {
  console.error(error)
  step('web build', false, performance.now() - start)
}

const folder = mkdtempSync(join(tmpdir(), 'airworthy-results-'))
const results = join(folder, 'results.json')
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
const vitestSucceeded = run('vitest/vitest.mjs', ['run', ...reporters, ...vitestArguments])
try {
  const counts = JSON.parse(readFileSync(results, 'utf8')) as Record<string, number> // vitest's json report
  passed += counts['numPassedTests'] ?? 0
  failed += counts['numFailedTests'] ?? 0
  skipped += (counts['numPendingTests'] ?? 0) + (counts['numTodoTests'] ?? 0)
  // a file that fails to load, or an error outside a test, has no failed test of its own
  if (!vitestSucceeded && (counts['numFailedTests'] ?? 0) === 0) failed++
} catch (error) {
  console.error(error)
  failed++
}
rmSync(folder, {recursive: true, force: true})

const forbidsSkips = process.env['CI'] === 'true' && skipped > 0
if (forbidsSkips) {
  console.log(`${skipped} skipped: in CI a skip is a failure`)
  failed += skipped
}
console.log(
  `${passed} passed, ${failed} failed${forbidsSkips || skipped === 0 ? '' : `, ${skipped} skipped`}`,
)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
