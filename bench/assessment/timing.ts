import {randomFrom} from '@airworthy/kernel'
import {
  applyEvent,
  categoryCurves,
  chooseItem,
  defaultRules,
  exchangeableLoadings,
  expectedInformation,
  gridNodes,
  informationTable,
  simulatedBank,
  startSession,
  type BankItem,
  type StartedEvent,
} from '@airworthy/psychometrics'
import {startFor} from './shipped-bank.ts'
import {printTable} from './tables.ts'

/** Median milliseconds of the steps of an assessment. */
export interface Timing {
  readonly chooseAmongThousand: number
  readonly answer: number
  readonly answerLarge: number
  readonly start: number
}

/** Times choosing from 1,000 items of one domain, and starting and answering on the given bank; prints it. */
export function timingReport(items: readonly BankItem[]): Timing {
  const shipped = timesOf({...startFor('data-scientist', {items}), seed: 'timing'})
  const large = timesOf(startWithThousandItems())
  const timing: Timing = {chooseAmongThousand: choosing(), ...shipped, answerLarge: large.answer}
  console.log('\n(d) milliseconds, medians')
  printTable(
    ['step', 'ms'],
    [
      ['choose among 1,000 items', timing.chooseAmongThousand.toFixed(3)],
      [`start, ${items.length} items`, timing.start.toFixed(2)],
      [`apply an answer, ${items.length} items`, timing.answer.toFixed(2)],
      ['apply an answer, 1,000 items', timing.answerLarge.toFixed(2)],
    ],
  )
  return timing
}

function timesOf(start: StartedEvent): {answer: number; start: number} {
  const session = startSession(start)
  const next = session.state.nextItem
  if (next === null) throw new Error('a bank without a first item')
  const {position, itemId} = next
  return {
    answer: medianMilliseconds(
      () => applyEvent(session, {kind: 'answered', position, itemId, score: 1, elapsedMs: 60_000}),
      200,
    ),
    start: medianMilliseconds(() => startSession(start), 20),
  }
}

/** The start of an assessment of one domain with a large calibrated bank, and of its timing. */
function startWithThousandItems(): StartedEvent {
  const random = randomFrom('thousand')
  return {
    kind: 'started',
    seed: 'timing',
    bank: {
      version: 'simulated',
      items: simulatedBank(['one'], {itemsPerDomain: 1000, provisional: false, random}),
    },
    prior: {loadings: exchangeableLoadings(1, 0)},
    domains: [{id: 'one', requiredLevel: 2, cut: 0}],
    rules: defaultRules,
  }
}

function choosing(): number {
  const {bank} = startWithThousandItems()
  const table = informationTable(
    bank.items.map(
      ({model}) =>
        (theta: number) =>
          categoryCurves(model, theta),
    ),
  )
  const available = new Uint8Array(1000).fill(1)
  const density = gridNodes.map((theta) => Math.exp(-0.5 * ((theta - 0.3) / 0.5) ** 2))
  const random = randomFrom('choosing')
  return medianMilliseconds(() => {
    const promise = expectedInformation(table, density)
    return chooseItem(promise, {available, among: defaultRules.randomesque, random})
  }, 2000)
}

function medianMilliseconds(run: () => unknown, times: number): number {
  for (let warm = 0; warm < times / 4; warm++) run()
  const spans = Array.from({length: times}, () => {
    const began = performance.now()
    run()
    return performance.now() - began
  }).sort((first, second) => first - second)
  return spans[Math.floor(times / 2)] ?? NaN
}
