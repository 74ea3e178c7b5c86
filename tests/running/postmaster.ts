import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {startEmbeddedDatabase} from '../../server/database/embedded.ts'
import {embeddedPlace} from '../../server/database/embedded-binaries.ts'
import {jsonLog} from '../../server/log.ts'

const silent = jsonLog('silent', {now: () => new Date()})

/** The process id in the lock file of a data folder's embedded database; null without one. */
export async function postmasterOf(dataDirectory: string): Promise<number | null> {
  const {cluster} = await embeddedPlace(dataDirectory)
  const lockFile = join(cluster, 'postmaster.pid')
  if (!existsSync(lockFile)) return null
  return Number(readFileSync(lockFile, 'utf8').split('\n')[0])
}

/** The address of the embedded database of a platform that runs. */
export async function databaseUrlOf(dataDirectory: string): Promise<string> {
  return (await startEmbeddedDatabase(dataDirectory, silent)).url
}

/** Kills a database at once: its process group, and the processes that it started. */
export function killDatabase(postmaster: number | null): void {
  // a group of 0 or 1 would be our own, or everybody's
  if (postmaster === null || !(postmaster > 1)) throw new Error(`no postmaster: ${postmaster}`)
  const children = childrenOf(postmaster)
  for (const target of [-postmaster, ...children]) {
    try {
      process.kill(target, 'SIGKILL')
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
    }
  }
}

/** Stops the embedded database that a platform left behind, if one runs. */
export async function stopDatabaseOf(dataDirectory: string): Promise<void> {
  const postmaster = await postmasterOf(dataDirectory)
  if (!isAlive(postmaster)) return
  await (await startEmbeddedDatabase(dataDirectory, silent)).stop()
}

/** Whether a process runs; one that has ended and waits to be reaped does not. */
export function isAlive(processId: number | null): boolean {
  if (processId === null) return false
  const status = `/proc/${processId}/stat`
  try {
    process.kill(processId, 0)
    return !existsSync(status) || !/\) [ZX] /.test(readFileSync(status, 'utf8'))
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Waits until `holds` does; throws after `timeoutMs`. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  {timeoutMs = 30_000, everyMs = 25}: {timeoutMs?: number; everyMs?: number} = {},
): Promise<void> {
  const deadline = performance.now() + timeoutMs
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`not in ${timeoutMs} ms: ${what}`)
    await sleep(everyMs)
  }
}

/** Children as Linux tells them; elsewhere the process group has to do. */
function childrenOf(processId: number): number[] {
  const path = `/proc/${processId}/task/${processId}/children`
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8').split(' ').filter(Boolean).map(Number)
}
