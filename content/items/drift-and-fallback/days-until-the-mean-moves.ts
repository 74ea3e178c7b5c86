import {drawUntil, figure, itemFamily, numericKey, percent, pick} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'drift-and-fallback/days-until-the-mean-moves',
  version: 1,
  type: 'numeric',
  level: 2,
  minutes: 2.5,
  targets:
    'a shift of one group thought to reach a monitor over all groups and many days undiminished',
  prior: {a: 1.4, p: 0.45, b: 0.14, reason: 'two dilutions multiply, by group and by window'},
  tags: ['MEASURE 2.4', 'MEASURE 2.11', 'MEASURE 3.1'],
  source: 'computed; invented figures',
  bias: 'one product and one comparison; calculator offered',

  generate(random) {
    const drawn = drawUntil(() => drawMonitor(random), isTelling)
    const {share, shift, window, limit, answer, undiluted} = drawn
    return {
      ask: {
        stem:
          'Each night a monitor takes the mean of one input over the rows of the last days and ' +
          'alarms if it lies further from the reference than the limit. Until yesterday it lay on ' +
          'the reference. Every day has equally many rows. From today on the input of one region ' +
          'lies higher by the shift in the table; all else stays. In which night does the monitor ' +
          'alarm first? Count tonight as 1.',
        table: [
          ['fact', 'value'],
          ['region’s part of each day’s rows', percent(share)],
          ['shift in the region', `${figure(shift, 1)} sd`],
          ['days in the mean', String(window)],
          ['limit', `${figure(limit, 2)} sd`],
        ],
        unit: 'nights',
        decimals: 0,
      },
      key: numericKey({
        answer,
        why:
          `A full window would move by ${figure(share, 2)} · ${figure(shift, 1)} = ${figure(share * shift, 3)} sd. ` +
          `After k nights ${window} days hold k changed ones: ${answer} give ` +
          `${figure(moved(drawn, answer), 4)} sd, ${answer - 1} only ${figure(moved(drawn, answer - 1), 4)}.`,
        wrong: [
          {value: undiluted, why: 'Takes the shift of the region for the shift of all rows.'},
          {value: window, why: 'Waits until every day of the window has changed.'},
          {
            value: 1,
            why: 'Takes the mean of one day, or of the region alone, for the mean that is watched.',
          },
        ],
        decimals: 0,
      }),
    }
  },
})

interface Monitor {
  share: number
  shift: number
  window: number
  limit: number
}

function drawMonitor(random: Random) {
  const monitor: Monitor = {
    share: pick(random, [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4]),
    shift: pick(random, [0.4, 0.5, 0.6, 0.8, 0.9, 1.1, 1.2, 1.4]),
    window: pick(random, [7, 10, 14, 21, 28]),
    limit: pick(random, [0.05, 0.08, 0.1]),
  }
  const {shift, window, limit, share} = monitor
  return {
    ...monitor,
    answer: Math.floor((limit * window) / (share * shift)) + 1,
    undiluted: Math.floor((limit * window) / shift) + 1,
  }
}

/** How far the watched mean lies from the reference after so many nights, in sd. */
function moved({share, shift, window}: Monitor, nights: number): number {
  return (nights / window) * share * shift
}

/** The alarm comes within the window, is not a matter of rounding, and shows each belief. */
function isTelling(drawn: ReturnType<typeof drawMonitor>): boolean {
  const {answer, undiluted, window, limit} = drawn
  const clear = [answer - 1, answer].every(
    (nights) => Math.abs(moved(drawn, nights) / limit - 1) > 0.01,
  )
  return clear && answer < window && undiluted > 1 && answer > undiluted + 1
}
