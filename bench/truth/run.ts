// How often a fairness audit is wrong, and how fast it is.
//   node bench/truth/run.ts [--smoke] [--out FILE]
// All but the timings is seeded and repeats exactly. --out writes the figures as JSON. --smoke draws
// few worlds; its figures are coarse.
import {writeFile} from 'node:fs/promises'
import {cpus, loadavg} from 'node:os'
import {parseArgs} from 'node:util'
import {alarmReport} from './alarm-report.ts'
import {timingReport} from './timing-report.ts'

const {values} = parseArgs({
  options: {smoke: {type: 'boolean', default: false}, out: {type: 'string'}},
})
const machine = {cpus: cpus().length, load: loadavg(), node: process.version}
console.log(
  `machine: ${machine.cpus} processors, load ${machine.load.map((each) => each.toFixed(1)).join(' ')}, Node ${machine.node}`,
)
const alarms = alarmReport({worlds: values.smoke ? 50 : 2000})
const timing = timingReport()
if (values.out !== undefined) {
  await writeFile(
    values.out,
    `${JSON.stringify({smoke: values.smoke, machine, alarms, timing}, null, 2)}\n`,
  )
}
