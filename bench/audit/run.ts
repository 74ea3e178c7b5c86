// How long a fairness audit takes and how much memory, beside Fairlearn and pandas where a Python
// (AIRWORTHY_PYTHON, else python3) has them. Every run is a process of its own, load included.
//   node bench/audit/run.ts [--smoke] [--full] [--tables FOLDER] [--out FILE]
// --smoke: 100,000 rows, once. --full: the peers also at 10 million rows, which takes minutes.
// --tables keeps the tables there for the next run.
import {spawnSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {cpus, loadavg, tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {bootstrapAudit} from '@airworthy/fairness'
import {openTable} from '@airworthy/tables'
import {installedPeers, runPeer, type PeerGroup} from './peers.ts'
import {runAudit, type RunFigures} from './run-audit.ts'

const {values} = parseArgs({
  options: {
    smoke: {type: 'boolean', default: false},
    full: {type: 'boolean', default: false},
    tables: {type: 'string'},
    out: {type: 'string'},
  },
})

const goals = [
  {rows: 10_000_000, format: 'parquet', seconds: 0.6, memoryMB: 160},
  {rows: 10_000_000, format: 'csv', seconds: 4, memoryMB: null},
] as const

const folder = values.tables ?? (await mkdtemp(join(tmpdir(), 'airworthy-bench-')))
const measured: object[] = []
try {
  tellMachine()
  const peers = installedPeers()
  for (const peer of ['fairlearn', 'pandas'] as const) {
    if (!peers.includes(peer))
      console.log(`${peer}: not installed (AIRWORTHY_PYTHON names a Python)`)
  }
  for (const rows of values.smoke ? [100_000] : [1_000_000, 10_000_000]) {
    const tables = makeTables(rows)
    for (const format of ['parquet', 'csv'] as const) {
      const file = join(tables, `audit.${format}`)
      const own = await fastestAudit(file, values.smoke ? 1 : 5)
      tell(`${rowsText(rows)} ${format}: airworthy audit`, own)
      tellGoal(own, {rows, format})
      if (!values.smoke) await tellCounting(file)
      measured.push({what: 'airworthy audit', rows, format, ...withoutOutput(own)})
      if (rows > 1_000_000 && !values.full) continue
      for (const peer of peers) {
        const other = await runPeer(peer, file)
        const ratio = other.seconds / own.seconds
        tell(`  ${peer} ${other.version}, no intervals`, other)
        console.log(`    ${ratio.toFixed(1)} × the time, ${await agreement(file, other.groups)}`)
        measured.push({what: peer, version: other.version, rows, format, ...withoutOutput(other)})
      }
    }
    await tellReplicates(join(tables, 'audit.parquet'), rows)
  }
  if (values.out !== undefined) {
    const machine = {cpus: cpus().length, load: loadavg(), node: process.version}
    const figures = {smoke: values.smoke, machine, measured}
    await writeFile(values.out, `${JSON.stringify(figures, null, 2)}\n`)
  }
} finally {
  if (values.tables === undefined) await rm(folder, {recursive: true, force: true})
}

function tellMachine(): void {
  const load = loadavg().map((each) => each.toFixed(1))
  console.log(
    `machine: ${cpus().length} processors, load ${load.join(' ')}, Node ${process.version}; under load seconds grow, processor seconds hardly`,
  )
}

function makeTables(rows: number): string {
  const into = join(folder, String(rows))
  if (existsSync(join(into, 'audit.csv'))) return into
  const script = fileURLToPath(new URL('make-tables.ts', import.meta.url))
  const {status} = spawnSync(process.execPath, [script, into, String(rows)], {stdio: 'ignore'})
  if (status !== 0) throw new Error(`cannot make the tables in ${into}`)
  return into
}

async function fastestAudit(file: string, times: number): Promise<RunFigures> {
  const runs: RunFigures[] = []
  for (let run = 0; run < times; run++) runs.push(await runAudit(file))
  const [fastest] = runs.toSorted((a, b) => a.seconds - b.seconds)
  if (fastest === undefined) throw new Error('no run')
  return {...fastest, mostMemoryMB: Math.max(...runs.map(({mostMemoryMB}) => mostMemoryMB))}
}

function rowsText(rows: number): string {
  return rows.toLocaleString('en-GB')
}

function tell(what: string, {seconds, processorSeconds, mostMemoryMB}: RunFigures): void {
  console.log(
    `${what}: ${seconds.toFixed(2)} s (${processorSeconds.toFixed(2)} s of processors), ${mostMemoryMB.toFixed(0)} MB`,
  )
}

function tellGoal(
  {seconds, mostMemoryMB}: RunFigures,
  {rows, format}: {rows: number; format: string},
): void {
  const goal = goals.find((each) => each.rows === rows && each.format === format)
  if (goal === undefined) return
  const memory = goal.memoryMB === null ? '' : `, ${goal.memoryMB} MB`
  const met = seconds <= goal.seconds && (goal.memoryMB === null || mostMemoryMB <= goal.memoryMB)
  console.log(`  goal ${goal.seconds} s${memory}: ${met ? 'met' : 'missed'}`)
}

function withoutOutput({seconds, processorSeconds, mostMemoryMB}: RunFigures): object {
  return {seconds, processorSeconds, mostMemoryMB}
}

/** What of it opening and counting alone take, in a process that does nothing else. */
async function tellCounting(file: string): Promise<void> {
  const script = fileURLToPath(new URL('count-table.ts', import.meta.url))
  const {status, stdout} = spawnSync(process.execPath, [script, file], {encoding: 'utf8'})
  if (status !== 0) throw new Error(`cannot count ${file}`)
  const told = JSON.parse(stdout) as {openSeconds: number; countSeconds: number} // as the script writes
  console.log(
    `  of it opening ${told.openSeconds.toFixed(2)} s, counting ${told.countSeconds.toFixed(2)} s`,
  )
}

interface AuditedGroup {
  readonly group: Readonly<Record<string, string>>
  readonly metrics: Readonly<Record<string, {readonly value: number}>>
}

/** How far the peer's figures lie from ours, at the most. */
async function agreement(file: string, groups: readonly PeerGroup[]): Promise<string> {
  const {stdout} = await runAudit(file, {format: 'json'})
  const statement = JSON.parse(stdout) as {predicate: {result: {groups: AuditedGroup[]}}} // our own form
  const own = new Map(statement.predicate.result.groups.map((each) => [keyOf(each.group), each]))
  let furthest = 0
  for (const {group, ...figures} of groups) {
    for (const [metric, value] of Object.entries(figures)) {
      const ours = own.get(keyOf(group))?.metrics[metric]?.value ?? NaN
      furthest = Math.max(furthest, Math.abs(ours - value))
    }
  }
  return `figures of ${groups.length} intersections within ${furthest.toExponential(0)}`
}

function keyOf(group: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(group).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** 1,000 replicates of all rows, from the counts: the rows are not read again. */
async function tellReplicates(file: string, rows: number): Promise<void> {
  const table = await openTable(file)
  try {
    const cells = await table.countCells({
      by: ['sex', 'age_band', 'region'],
      label: {column: 'defaulted', operator: 'truthy'},
      prediction: {column: 'declined', operator: 'truthy'},
    })
    const metrics = ['selectionRate', 'truePositiveRate', 'falsePositiveRate', 'accuracy'] as const
    const times = Array.from({length: 5}, () => {
      const before = process.cpuUsage()
      bootstrapAudit(cells, {seed: 'bench', metrics})
      const {user, system} = process.cpuUsage(before)
      return (user + system) / 1000
    })
    const [fastest = NaN] = times.toSorted((a, b) => a - b)
    console.log(
      `${rowsText(rows)} rows: 1,000 bootstrap replicates ${fastest.toFixed(0)} ms of processors (first ${times[0]?.toFixed(0)}), goal 100 ms`,
    )
    measured.push({what: '1,000 replicates', rows, milliseconds: fastest, first: times[0]})
  } finally {
    table.close()
  }
}
