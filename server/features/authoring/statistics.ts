import type {Item} from '@airworthy/content'
import {
  categoryProbabilities,
  creditShare,
  itemStatistics,
  optionShares,
  type ItemModel,
} from '@airworthy/psychometrics'
import {normalQuantile, wilsonInterval} from '@airworthy/statistics'
import {optionsOf} from './chosen-parts.ts'
import type {ResponseRow} from './response-store.ts'
import {fewestPeople, type OptionView, type ShareView, type StatisticsView} from './views.ts'

/** The confidence of every interval in the statistics of items. */
export const confidence = 0.95
const thirds = 3

/** An answer of which the statistics speak. */
export type Response = Pick<
  ResponseRow,
  | 'score'
  | 'maximum'
  | 'cannotTell'
  | 'elapsedMs'
  | 'chosen'
  | 'ability'
  | 'restAbility'
  | 'role'
  | 'personId'
>

/** An answer of a finished attempt. */
export type MeasuredResponse = Response & {
  readonly ability: number
  readonly restAbility: number
}

/** What is known of the item that was answered. */
export interface AnsweredItem {
  readonly item: Item
  /** Whether each attempt met other options. */
  readonly family: boolean
  readonly model: ItemModel
}

/** Statistics over one answer of each person; not judged below `fewestPeople`. */
export function statisticsOf(responses: readonly Response[], about: AnsweredItem): StatisticsView {
  const people = responses.length
  if (people < fewestPeople) return {outcome: 'not-judged', people, needed: fewestPeople - people}
  const measured = responses.filter(isMeasured)
  const seconds = responses.map(({elapsedMs}) => elapsedMs / 1000).toSorted((a, b) => a - b)
  return {
    outcome: 'judged',
    people,
    measured: measured.length,
    confidence,
    right: shareOf(responses, ({score, maximum}) => score === maximum),
    credit: creditOf(responses),
    cannotTell: shareOf(responses, ({cannotTell}) => cannotTell),
    seconds: {mean: mean(seconds), median: median(seconds)},
    restCorrelation: restCorrelation(measured),
    model: measured.length < fewestPeople ? null : modelFit(measured, about.model),
    options: about.family ? null : optionsChosen(responses, about.item),
  }
}

/** Whether the attempt has finished, so that its abilities are known. */
export function isMeasured(response: Response): response is MeasuredResponse {
  return response.ability !== null && response.restAbility !== null
}

/** A count as a share with its Wilson interval. */
export function wilsonShare(successes: number, trials: number): ShareView {
  return {share: successes / trials, ...wilsonInterval({successes, trials}, confidence)}
}

function shareOf(
  responses: readonly Response[],
  holds: (response: Response) => boolean,
): ShareView {
  return wilsonShare(responses.filter(holds).length, responses.length)
}

/** Mean credit. Right-or-wrong items have a binomial share; graded ones the interval of a mean. */
function creditOf(responses: readonly Response[]): ShareView {
  if (responses.every(({maximum}) => maximum === 1))
    return shareOf(responses, ({score}) => score === 1)
  const credits = responses.map(({score, maximum}) => score / maximum)
  const share = mean(credits)
  const spread = credits.reduce((sum, credit) => sum + (credit - share) ** 2, 0)
  const error = Math.sqrt(spread / (credits.length - 1) / credits.length)
  const half = normalQuantile(0.5 + confidence / 2) * error
  return {share, low: Math.max(0, share - half), high: Math.min(1, share + half)}
}

function restCorrelation(measured: readonly MeasuredResponse[]): number | null {
  if (measured.length < fewestPeople) return null
  const [figures] = itemStatistics(
    measured.map(({score}) => [score]),
    {
      highestScores: [measured[0]?.maximum ?? 1],
      criterion: measured.map(({restAbility}) => restAbility),
    },
  )
  return figures?.restCorrelation ?? null
}

function modelFit(measured: readonly MeasuredResponse[], model: ItemModel) {
  const expected = measured.map(({ability}) => creditShare(categoryProbabilities(model, ability)))
  return {
    meanAbility: mean(measured.map(({ability}) => ability)),
    observed: mean(measured.map(({score, maximum}) => score / maximum)),
    expected: Math.min(1, mean(expected)),
  }
}

function optionsChosen(responses: readonly Response[], item: Item): OptionView[] {
  const counts = new Map<string, number>()
  for (const part of responses.flatMap(({chosen}) => chosen)) {
    counts.set(part, (counts.get(part) ?? 0) + 1)
  }
  const often = [...counts.keys()].filter((part) => (counts.get(part) ?? 0) >= fewestPeople)
  const measured = responses.filter(isMeasured)
  return optionsOf(item, often).map(({option, right}) => {
    const chose = measured.map(({chosen, ability}) => ({
      option: chosen.includes(option) ? option : '',
      ability,
    }))
    const [shares] = optionShares(chose, {options: [option], bands: thirds})
    const chosenBy = chose.filter((choice) => choice.option === option).length
    return {
      option,
      right,
      share: (counts.get(option) ?? 0) / responses.length,
      byThird:
        measured.length < thirds * fewestPeople
          ? null
          : (shares?.byBand ?? []).map((share) => share ?? 0),
      meanAbility: chosenBy < fewestPeople ? null : (shares?.meanAbility ?? null),
    }
  })
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The middle of values in ascending order. */
function median(ascending: readonly number[]): number {
  const middle = (ascending.length - 1) / 2
  return ((ascending[Math.floor(middle)] ?? 0) + (ascending[Math.ceil(middle)] ?? 0)) / 2
}
