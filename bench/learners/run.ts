// How much processor time learners take, beside scikit-learn where a Python is named; with a folder of data what
// mitigations change and cost:
//   node bench/learners/run.ts [--python PATH] [--data FOLDER]
import {execFileSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {randomFrom} from '@airworthy/kernel'
import {areaUnderCurve, boostingLearner, logisticLearner, type Feature} from '@airworthy/learners'
import {sampleNormal} from '@airworthy/statistics'
import {printMitigations} from './mitigations.ts'

interface Timing {
  readonly fit: number
  readonly predict: number
  readonly auc: number
}

interface Timings {
  readonly rows: number
  readonly columns: number
  readonly boosting: Timing
  readonly logistic: Timing
}

const sizes = [
  {rows: 16_000, columns: 150},
  {rows: 100_000, columns: 20},
]

const {values} = parseArgs({options: {python: {type: 'string'}, data: {type: 'string'}}})
if (values.data !== undefined) printMitigations(values.data)
const folder = mkdtempSync(join(tmpdir(), 'learners-'))
try {
  const tables = sizes.map(buildTable)
  // The smaller once without a clock, so that the compiler has seen the loops.
  for (const table of tables.slice(0, 1)) timed(table, 'boosting')
  const ours = tables.map((table) => ({
    ...table.size,
    boosting: timed(table, 'boosting'),
    logistic: timed(table, 'logistic'),
  }))
  report('airworthy', ours)
  if (values.python !== undefined) report('scikit-learn', peers(tables, values.python))
} finally {
  rmSync(folder, {recursive: true})
}

interface Table {
  readonly size: {readonly rows: number; readonly columns: number}
  readonly features: readonly Feature[]
  readonly outcomes: Float64Array
}

/** Standard normal columns, a third of them rounded to whole numbers; outcomes from five of them. */
function buildTable(size: {rows: number; columns: number}): Table {
  const random = randomFrom(`table of ${size.rows} × ${size.columns}`)
  const columns = Array.from({length: size.columns}, (_, place) =>
    Float64Array.from({length: size.rows}, () => {
      const value = sampleNormal(random)
      return place % 3 === 2 ? Math.round(value) : value
    }),
  )
  const at = (place: number, row: number): number => columns[place]?.[row] ?? NaN
  const outcomes = Float64Array.from({length: size.rows}, (_, row) => {
    const logit = at(0, row) + at(1, row) * at(2, row) + Math.sin(2 * at(3, row)) - 0.5 * at(4, row)
    return random.next() < 1 / (1 + Math.exp(-logit)) ? 1 : 0
  })
  const features = columns.map((column, place): Feature => ({
    name: `x${place}`,
    kind: 'number',
    values: column,
  }))
  return {size, features, outcomes}
}

function timed({features, outcomes}: Table, kind: 'boosting' | 'logistic'): Timing {
  const learner = kind === 'boosting' ? boostingLearner() : logisticLearner()
  // Of the processor, not of the clock: so that a busy machine shows what an idle one does.
  const started = process.cpuUsage().user
  const predictor = learner.fit(features, {outcomes})
  const fitted = process.cpuUsage().user
  const predictions = predictor.predict(features)
  const done = process.cpuUsage().user
  const {value} = areaUnderCurve(predictions, {outcomes})
  return {fit: (fitted - started) / 1e6, predict: (done - fitted) / 1e6, auc: value}
}

function peers(tables: readonly Table[], python: string): Timings[] {
  const facts = tables.map(({size, features, outcomes}, place) => {
    const columns = features.flatMap((feature) =>
      feature.kind === 'number' ? [feature.values] : [],
    )
    const file = `${place}.bin`
    writeFileSync(join(folder, file), Buffer.concat([...columns, outcomes].map(bytesOf)))
    return {...size, file}
  })
  writeFileSync(join(folder, 'tables.json'), JSON.stringify(facts))
  const script = fileURLToPath(new URL('speed.py', import.meta.url))
  // One thread, as here.
  const env = {...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1'}
  const output = execFileSync(python, [script, folder], {encoding: 'utf8', env})
  return output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Timings) // as speed.py prints it
}

function bytesOf(values: Float64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
}

function report(name: string, timings: readonly Timings[]): void {
  console.log(name)
  for (const {rows, columns, ...kinds} of timings) {
    for (const kind of ['boosting', 'logistic'] as const) {
      const {fit, predict, auc} = kinds[kind]
      console.log(
        `  ${rows} × ${columns}  ${kind}: fit ${fit.toFixed(2)} s, predict ${predict.toFixed(2)} s, AUC ${auc.toFixed(6)}`,
      )
    }
  }
}
