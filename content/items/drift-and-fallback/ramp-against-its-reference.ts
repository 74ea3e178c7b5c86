import {
  between,
  drawUntil,
  figure,
  itemFamily,
  lettered,
  pick,
  pickSome,
} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

const days = 30

/** A reference and the days, counted back, whose mean it is; without days it is fixed. */
interface Reference {
  readonly text: string
  readonly back: readonly number[]
}

const references: readonly Reference[] = [
  {text: 'The mean of the day before', back: [1]},
  {text: 'The mean of the same weekday of last week', back: [7]},
  {text: 'The mean of the three days before', back: upTo(3)},
  {text: 'The mean of the seven days before', back: upTo(7)},
  {text: 'The mean of the fourteen days before', back: upTo(14)},
  {text: 'The mean of the last three like weekdays', back: [7, 14, 21]},
]
const fixed: Reference = {text: 'The mean of the month before day 1', back: []}

export const family = itemFamily({
  id: 'drift-and-fallback/ramp-against-its-reference',
  version: 1,
  type: 'choose-many',
  level: 2,
  minutes: 3,
  targets: 'a rolling reference thought to add up a slow change as a fixed one does',
  prior: {a: 1.2, p: 0.4, b: 0.34, reason: 'the lag of a rolling mean must be seen and multiplied'},
  tags: ['MEASURE 2.4', 'MEASURE 3.1'],
  source: 'computed day by day; invented figures',
  bias: 'one product for each option; calculator offered',
  reserved: true,

  generate(random) {
    const {rise, monitors} = drawUntil(() => drawMonitors(random), isTelling)
    const {options, answer, why} = lettered(random, {
      options: monitors.map(({reference, limit, farthest}) => ({
        text: `${reference.text}, limit ${figure(limit, 2)} sd`,
        ...(farthest > limit && {right: true}),
        why: reason({reference, limit, rise}),
      })),
    })
    return {
      ask: {
        stem:
          `Up to day 0 the mean of an input was the same every day. From day 1 to day ${days} it rises ` +
          `by ${figure(rise, 3)} sd each day. Rows are so many that chance plays no part, and no weekday ` +
          'differs from another. Each monitor takes the mean of one day and alarms if it lies further ' +
          `above its reference than the limit. Which of these references with limits alarm by day ${days}?`,
        options,
      },
      key: {answer, why},
    }
  },
})

interface Monitor {
  readonly reference: Reference
  readonly limit: number
  /** The largest distance from the reference in the thirty days, in sd. */
  readonly farthest: number
}

function drawMonitors(random: Random) {
  const rise = between(random, {from: 0.008, to: 0.025, step: 0.001})
  const chosen = [fixed, ...pickSome(random, {from: references, count: 4})]
  const monitors: Monitor[] = chosen.map((reference) => ({
    reference,
    limit: pick(random, [0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.3, 0.4, 0.6]),
    farthest: farthestFrom(reference, rise),
  }))
  return {rise, monitors}
}

/** No reference passes its limit by a hair, some within reach of a fixed one does not alarm. */
function isTelling({rise, monitors}: {rise: number; monitors: readonly Monitor[]}): boolean {
  const alarms = monitors.filter(({farthest, limit}) => farthest > limit)
  const clear = monitors.every(({farthest, limit}) => Math.abs(farthest / limit - 1) > 0.1)
  const near = monitors.every(({farthest, limit}) => farthest / limit > 0.3 && farthest / limit < 3)
  const silent = monitors.filter(
    ({farthest, limit, reference}) =>
      reference.back.length > 0 && farthest < limit && rise * days > limit,
  )
  const some = alarms.length === 2 || alarms.length === 3
  return clear && near && some && silent.length >= 2
}

function farthestFrom({back}: Reference, rise: number): number {
  const meanOf = (day: number) => rise * Math.max(0, day)
  const distances = Array.from({length: days}, (_, index) => {
    const day = index + 1
    const reference = back.reduce((sum, lag) => sum + meanOf(day - lag), 0) / (back.length || 1)
    return meanOf(day) - reference
  })
  return Math.max(...distances)
}

function reason({
  reference,
  limit,
  rise,
}: {
  reference: Reference
  limit: number
  rise: number
}): string {
  const {back} = reference
  const farthest = farthestFrom(reference, rise)
  const compared = `${figure(farthest, 3)} against ${figure(limit, 2)} sd`
  if (back.length === 0) return `It stays while the input rises: ${days} days make ${compared}.`
  const lag = back.reduce((sum, day) => sum + day, 0) / back.length
  const after = lag === 1 ? '1 day' : `${figure(lag, lag % 1 === 0 ? 0 : 1)} days`
  return `It rises too and lags ${after} behind, however long one waits: at most ${compared}.`
}

function upTo(count: number): number[] {
  return Array.from({length: count}, (_, index) => index + 1)
}
