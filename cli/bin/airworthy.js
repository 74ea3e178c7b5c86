#!/usr/bin/env node
// Plain JavaScript: a Node that cannot run the rest must say so, and not exit with 1, which is a breach.
import {spawnSync} from 'node:child_process'
import module, {createRequire} from 'node:module'
import {homedir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const newEnough = Number(process.versions.node.split('.')[0]) >= 24

// compiled once, not at every start; a folder that cannot be written only costs time
module.enableCompileCache?.(join(homedir(), '.cache', 'airworthy'))

if (newEnough) await import('../src/main.ts')
else process.exitCode = runWithInstalledNode()

/** Runs the command with the Node that npm installed beside it; without one, says what to do. */
function runWithInstalledNode() {
  const node = installedNode()
  if (node === null) {
    const found = process.versions.node
    process.stderr.write(
      `airworthy: needs node 24 or later, and this is ${found}: install node 24\n`,
    )
    return 3
  }
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
  const {status, error} = spawnSync(node, [main, ...process.argv.slice(2)], {stdio: 'inherit'})
  if (error) process.stderr.write(`airworthy: cannot run ${node}: ${error.message}\n`)
  return status ?? 4
}

function installedNode() {
  try {
    return createRequire(import.meta.url).resolve('node/bin/node')
  } catch {
    return null
  }
}
