// How well AI-related changes are recognised by their paths.
//   node bench/changes/run.ts
// Prints precision, recall and F1 with 95 % intervals on the bench's own set, by split, and on the
// labelled commits of the folder that AIRWORTHY_SHARED names. No model is asked; nothing is random.
import {wilsonInterval} from '@airworthy/statistics'
import {detectors, type Detector} from './baselines.ts'
import {devSet, ownSet, type LabelledChange} from './labelled.ts'

const shared = process.env['AIRWORTHY_SHARED']
const changes = [...(shared === undefined ? [] : devSet(shared)), ...ownSet()]
if (shared === undefined) console.log('dev: skipped, AIRWORTHY_SHARED is not set')

for (const split of [
  'dev',
  'tune',
  'heldout',
  'unseen',
  'fresh',
  'second',
  'third',
  'last',
  'final',
] as const) {
  const of = changes.filter((change) => change.split === split)
  if (of.length === 0) continue
  const ai = of.filter(({isAi}) => isAi).length
  const repositories = new Set(of.map(({repo}) => repo)).size
  console.log(`\n${split}: ${of.length} changes, ${ai} AI-related, ${repositories} repositories`)
  for (const detector of detectors) console.log(await line(detector, of))
}

async function line({name, detect}: Detector, of: readonly LabelledChange[]): Promise<string> {
  let both = 0
  let said = 0
  let real = 0
  for (const change of of) {
    const found = await detect(change)
    if (found) said++
    if (change.isAi) real++
    if (found && change.isAi) both++
  }
  const f1 = (2 * both) / (said + real)
  return `  ${name.padEnd(20)} precision ${share(both, said)}  recall ${share(both, real)}  F1 ${f1.toFixed(2)}`
}

/** A share with its Wilson interval; none when there is nothing to share. */
function share(successes: number, trials: number): string {
  if (trials === 0) return 'none'.padEnd(18)
  const {low, high} = wilsonInterval({successes, trials})
  return `${(successes / trials).toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`.padEnd(18)
}
