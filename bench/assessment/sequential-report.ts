import {domains} from '@airworthy/content'
import type {BankItem} from '@airworthy/psychometrics'
import {
  sequentialOnDomain,
  sequentialOnLargeBank,
  sequentialSetting,
  type SequentialSummary,
} from './sequential-accuracy.ts'
import {percent, printTable} from './tables.ts'

/** Runs and prints sequential tests at the cuts −1, 0 and 1, on a large bank and on each domain. */
export function sequentialReport(
  items: readonly BankItem[],
  {people}: {people: number},
): readonly SequentialSummary[] {
  const {delta, alpha, beta} = sequentialSetting
  console.log(
    `\n(b) sequential tests against the cuts, ${people} people each: delta ${delta}, alpha ${alpha}, beta ${beta}`,
  )
  const found = [
    ...[-1, 0, 1].map((cut) => sequentialOnLargeBank(cut, people)),
    ...domains.flatMap(({id}) =>
      [-1, 0, 1].map((cut) => sequentialOnDomain(items, {domain: id, cut, people})),
    ),
  ]
  printTable(
    ['items', 'cut', 'decided', 'right', 'right beyond delta', 'mean items'],
    found.map(({name, cut, decided, right, rightBeyondDelta, meanItems}) => [
      name,
      String(cut),
      percent(decided),
      share(right),
      share(rightBeyondDelta),
      meanItems.toFixed(1),
    ]),
  )
  console.log(
    '  right: of those decided. The items of a domain are those of the shipped bank, their',
  )
  console.log('  true parameters as far from the authors’ as these allow for')
  return found
}

function share(value: number): string {
  return Number.isFinite(value) ? percent(value) : 'none decided'
}
