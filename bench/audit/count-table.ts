// What counting alone costs, in a process that does nothing else: by three columns with label and
// prediction. Prints one line of JSON: seconds, processor seconds, the most memory in MB.
//   node bench/audit/count-table.ts FILE
import {openTable} from '@airworthy/tables'

const [file] = process.argv.slice(2)
if (file === undefined) throw new Error('say which: node bench/audit/count-table.ts FILE')

const began = performance.now()
const table = await openTable(file)
const opened = performance.now()
const counts = await table.countCells({
  by: ['sex', 'age_band', 'region'],
  label: {column: 'defaulted', operator: 'in', values: ['1']},
  prediction: {column: 'declined', operator: 'in', values: ['1']},
})
const counted = performance.now()
table.close()
const {user, system} = process.cpuUsage()
console.log(
  JSON.stringify({
    file,
    rows: counts.rows,
    cells: counts.n.length,
    openSeconds: (opened - began) / 1000,
    countSeconds: (counted - opened) / 1000,
    processSeconds: performance.now() / 1000,
    processorSeconds: (user + system) / 1e6,
    mostMemoryMB: process.resourceUsage().maxRSS / 1000,
  }),
)
