import {spawnSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import {measuredRun, type RunFigures} from './run-audit.ts'

/** What an audit is timed beside. */
export type Peer = 'fairlearn' | 'pandas'

/** A group's figures as a peer gives them; the keys beside `group` are metrics. */
export interface PeerGroup {
  readonly group: Readonly<Record<string, string>>
  readonly selectionRate: number
  readonly truePositiveRate: number
  readonly falsePositiveRate: number
  readonly accuracy: number
}

/** Which peers a Python has; AIRWORTHY_PYTHON names it, else `python3`. */
export function installedPeers(): readonly Peer[] {
  return (['fairlearn', 'pandas'] as const).filter((peer) => {
    const needed = peer === 'pandas' ? 'import pandas, pyarrow' : `import pandas, pyarrow, ${peer}`
    return spawnSync(python(), ['-c', needed]).status === 0
  })
}

/** Runs a peer on a table and reads what it found. */
export async function runPeer(
  peer: Peer,
  file: string,
): Promise<RunFigures & {readonly version: string; readonly groups: readonly PeerGroup[]}> {
  const script = fileURLToPath(new URL('peers.py', import.meta.url))
  const figures = await measuredRun(python(), [script, peer, file])
  const told = JSON.parse(figures.stdout) as {version: string; groups: PeerGroup[]} // as peers.py writes
  return {...figures, ...told}
}

function python(): string {
  return process.env['AIRWORTHY_PYTHON'] ?? 'python3'
}
