import {between, blanks, drawUntil, figure, itemFamily, pick} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

/** Thresholds in standard errors with their share of false alarms per comparison (two-sided normal). */
const thresholds = [
  {z: 2, share: 0.0455},
  {z: 2.6, share: 0.00932},
  {z: 3.3, share: 0.000967},
  {z: 4, share: 0.0000633},
] as const
const margin = 1.3
const quarter = 90
const windows = [1, 2, 3, 4, 5, 7, 10, 14, 21, 28, 42, 56, 84, 120]

const scopes = {
  one: {stem: 'in one region alone, whichever', compared: 'each region by itself'},
  all: {stem: 'in all regions alike', compared: 'all rows together'},
} as const

export const family = itemFamily({
  id: 'drift-and-fallback/quiet-enough-soon-enough',
  version: 1,
  type: 'complete-config',
  level: 3,
  minutes: 3,
  targets:
    'the threshold of one comparison used for many; the window sized for the whole, or before the threshold',
  prior: {
    a: 1.2,
    p: 0.28,
    b: 1.79,
    reason: 'three settings follow from one another in one order only',
  },
  tags: ['MEASURE 2.4', 'MEASURE 3.1', 'MEASURE 2.11'],
  source:
    'computed, two-sided normal shares; Page 1954, doi:10.1093/biomet/41.1-2.100, on delay against false alarms',
  bias: 'both rules given in words and figures; calculator offered',
  reserved: true,

  generate(random) {
    const scope = pick(random, ['one', 'all'] as const)
    const {regions, rows, shift, most, right} = drawUntil(
      () => drawMonitor(random, scope),
      ({telling}) => telling,
    )
    const comparisons = scope === 'one' ? regions : 1
    const perDay = scope === 'one' ? rows : rows * regions
    const {choices, answer, why} = blanks({
      compare: [
        {
          value: scopes.one.compared,
          ...(scope === 'one' && {right: true}),
          why:
            scope === 'one'
              ? 'There the shift has its full size.'
              : `Each has only ${figure(rows)} of ${figure(rows * regions)} rows a day, so it takes longer.`,
        },
        {
          value: scopes.all.compared,
          ...(scope === 'all' && {right: true}),
          why:
            scope === 'all'
              ? 'The shift has its full size everywhere, and all rows tell of it.'
              : `A shift in one of ${regions} regions is ${regions} times smaller in the whole.`,
        },
        {
          value: 'one region as a sample',
          why:
            scope === 'one'
              ? 'A shift in another region is not seen at all.'
              : 'Leaves out nearly all rows, so it takes longer.',
        },
      ],
      threshold: thresholds.map(({z, share}) => ({
        value: z,
        ...(z === right.z && {right: true}),
        why: `${comparisons} · ${quarter} · ${inPercent(share)} make ${figure(comparisons * quarter * share, 2)} false alarms; at most ${most} are borne.`,
      })),
      days_in_window: right.offered.map((days) => ({
        value: days,
        ...(days === right.days && {right: true}),
        why: `${figure(shift, 2)} · √${figure(days * perDay)} = ${figure(shift * Math.sqrt(days * perDay), 2)}, against ${figure(right.z + margin, 1)}.`,
      })),
    })
    return {
      ask: {
        stem:
          'Daily, a monitor compares means of the last days with a long reference. It alarms at threshold ' +
          `/ √n sd, n being rows in a mean. A shift of ${figure(shift, 2)} sd, ${scopes[scope].stem}, must be ` +
          `found: shift · √n ≥ threshold + ${margin}. In ${quarter} days, over all that is compared, at most ` +
          `${most} false alarms may be expected. Each of ${regions} equal regions sends ${rows} rows a day. ` +
          'Choose the settings by which both hold with the fewest days.',
        table: [
          ['threshold', ...thresholds.map(({z}) => figure(z, 1))],
          ['false alarms per comparison', ...thresholds.map(({share}) => inPercent(share))],
        ],
        language: 'yaml',
        config: 'every: day\ncompare: ?\nthreshold: ?\ndays_in_window: ?\n',
        choices,
      },
      key: {answer, why},
    }
  },
})

function drawMonitor(random: Random, scope: keyof typeof scopes) {
  const regions = between(random, {from: 5, to: 20})
  const rows = between(random, {from: 10, to: 60, step: 5})
  const shift = between(random, {from: 0.08, to: 0.3, step: 0.02})
  const most = pick(random, [0.5, 2, 5, 10])
  const comparisons = scope === 'one' ? regions : 1
  const perDay = scope === 'one' ? rows : rows * regions
  const z = lowest(comparisons, most)
  const naive = lowest(scope === 'one' ? 1 : regions, most)
  const needed = (threshold: number, rowsADay: number) =>
    windows.find((days) => shift * Math.sqrt(days * rowsADay) >= threshold + margin)
  const days = needed(z ?? Infinity, perDay)
  const tempting = [
    needed(naive ?? Infinity, perDay),
    needed(z ?? Infinity, scope === 'one' ? rows * regions : rows),
    needed((z ?? Infinity) - margin, perDay),
  ].filter((window): window is number => window !== undefined && window !== days)
  const others = windows.filter((window) => window !== days && !tempting.includes(window))
  const near = others.filter((window) => days && window > days / 3 && window < days * 4)
  const offered = [...new Set([days ?? 0, ...tempting, ...random.shuffle(near)])]
    .slice(0, 4)
    .toSorted((a, b) => a - b)
  return {
    regions,
    rows,
    shift,
    most,
    right: {z: z ?? 0, days: days ?? 0, offered},
    telling:
      z !== undefined &&
      days !== undefined &&
      z !== naive &&
      offered.length === 4 &&
      offered.some((window) => window < days) &&
      offered.some((window) => window > days) &&
      isClear({z, days, perDay, shift}) &&
      comparisonsAreClear(comparisons, most),
  }
}

function inPercent(share: number): string {
  return `${figure(share * 100, share < 0.001 ? 4 : share < 0.01 ? 3 : 2)} %`
}

/** The lowest threshold whose expected false alarms are borne. */
function lowest(comparisons: number, most: number): number | undefined {
  return thresholds.find(({share}) => comparisons * quarter * share <= most)?.z
}

/** Neither window nor threshold is a matter of rounding. */
function isClear(drawn: {z: number; days: number; perDay: number; shift: number}): boolean {
  const {z, days, perDay, shift} = drawn
  return (
    windows.every(
      (window) => Math.abs((shift * Math.sqrt(window * perDay)) / (z + margin) - 1) > 0.02,
    ) && days > 1
  )
}

function comparisonsAreClear(comparisons: number, most: number): boolean {
  return thresholds.every(({share}) => Math.abs((comparisons * quarter * share) / most - 1) > 0.05)
}
