// What an assessment can say, and how fast it chooses.
//   node bench/assessment/run.ts [--smoke] [--bank FILE] [--out FILE]
// FILE of --bank holds a JSON list of bank items; without it the shipped bank is read. --out writes
// all figures as JSON. --smoke does a little of everything in a few seconds; its figures are coarse.
import {readFile, writeFile} from 'node:fs/promises'
import {cpus, loadavg} from 'node:os'
import {parseArgs} from 'node:util'
import type {BankItem} from '@airworthy/psychometrics'
import {examinationReport} from './examination-report.ts'
import {precisionReport} from './precision-report.ts'
import {recoveryReport} from './recovery-report.ts'
import {sequentialReport} from './sequential-report.ts'
import {shippedBank} from './shipped-bank.ts'
import {shippedReport} from './shipped-report.ts'
import {timingReport} from './timing.ts'

const {values} = parseArgs({
  options: {
    smoke: {type: 'boolean', default: false},
    bank: {type: 'string'},
    out: {type: 'string'},
  },
})
const {smoke} = values
const began = performance.now()
printMachine('at the start')

const precision = precisionReport(
  smoke ? {seeds: 1, people: 100, variants: 0} : {seeds: 20, people: 1000, variants: 10},
)
const items = await bankItems(values.bank)
const shipped = shippedReport(
  items,
  smoke ? {people: 20, exposureRounds: 2} : {people: 400, exposureRounds: 8},
)
const sequential = sequentialReport(items, {people: smoke ? 60 : 2000})
const recovery = recoveryReport(smoke ? {seeds: 1} : {seeds: 10})
const examination = await examinationReport({people: smoke ? 1 : 200})
const timing = timingReport(items)
const machine = printMachine('at the end')
console.log(`\n${((performance.now() - began) / 1000).toFixed(0)} s in all`)
if (values.out !== undefined) {
  const figures = {smoke, machine, precision, shipped, sequential, recovery, timing, examination}
  await writeFile(values.out, `${JSON.stringify(figures, null, 2)}\n`)
}

async function bankItems(file: string | undefined): Promise<readonly BankItem[]> {
  if (file === undefined) return await shippedBank()
  // Read as given: startSession refuses what cannot be used.
  return JSON.parse(await readFile(file, 'utf8')) as BankItem[]
}

function printMachine(when: string): {cpus: number; load: readonly number[]; node: string} {
  const load = loadavg()
  console.log(
    `\nmachine ${when}: ${cpus().length} processors, load ${load.map((each) => each.toFixed(1)).join(' ')} ` +
      `(1, 5, 15 minutes), Node ${process.version}`,
  )
  return {cpus: cpus().length, load, node: process.version}
}
