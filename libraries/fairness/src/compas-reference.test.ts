import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {
  agrestiCoullInterval,
  clopperPearsonInterval,
  jeffreysInterval,
  katzInterval,
  newcombeInterval,
  waldDifferenceInterval,
  waldInterval,
  wilsonInterval,
} from '@airworthy/statistics'
import {describe, expect, test} from 'vitest'
import {auditFairness} from './audit.ts'
import {bootstrapAudit} from './bootstrap.ts'
import {gapsOf, namedDisparities} from './gaps.ts'
import {addedCounts, groupCounts} from './group-counts.ts'
import {metricOf, valueOf, type MetricName} from './group-metrics.ts'
import {groupingOf, type GroupName} from './groupings.ts'
import {countRows} from './row-counter.ts'
import {scoreMetricsByGroup} from './score-metrics.ts'
import {rowsOfCsv, scoreCountsFrom} from './testing/rows-of-csv.ts'

// Figures of Fairlearn 0.12.0, scikit-learn 1.2.1, scipy 1.10.1 and statsmodels 0.13.5, kept beside
// the repository with the data of ProPublica. Compared within 1e-9; the published ones to their digits.
const folder = process.env['AIRWORTHY_SHARED'] ?? '../shared'
const isThere = existsSync(join(folder, 'reference/compas.json'))

describe.skipIf(!isThere)(
  'COMPAS, with the figures kept beside the repository (skipped without AIRWORTHY_SHARED or ../shared)',
  () => {
    const reference = JSON.parse(
      isThere ? readFileSync(join(folder, 'reference/compas.json'), 'utf8') : '{}',
    ) as Reference // as the file is
    const rows = isThere
      ? rowsOfCsv(readFileSync(join(folder, 'data/compas_two_years.csv'), 'utf8'))
      : []
    const column = (name: string) => rows.map((row) => row[name] ?? '')
    const label = column('two_year_recid').map((value) => value === '1')
    const prediction = column('score_text').map((value) => value !== 'Low')
    const by = {race: column('race'), sex: column('sex'), age_cat: column('age_cat')}
    const cells = countRows({by, label, prediction})
    const counted = (columns: readonly string[]) => {
      const grouping = groupingOf(cells, columns)
      return {grouping, counts: groupCounts(cells, grouping)}
    }

    test('the counts of race, and of race with sex, are those of the reference', () => {
      expect(cells.rows).toBe(reference.rows)
      for (const [columns, expected] of [
        [['race'], reference.confusion_by_race],
        [['race', 'sex'], reference.confusion_by_race_sex],
      ] as const) {
        const {grouping, counts} = counted(columns)
        const found = grouping.groups.map((group, index) => [
          keyOf(group),
          {
            tp: counts[index]?.truePositive,
            fp: counts[index]?.falsePositive,
            tn: counts[index]?.trueNegative,
            fn: counts[index]?.falseNegative,
          },
        ])
        expect(Object.fromEntries(found)).toEqual(expected)
      }
    })

    test('what ProPublica published comes out, to the digits that were published', () => {
      const {grouping, counts} = counted(['race'])
      const all = Object.fromEntries(grouping.groups.map((g, i) => [keyOf(g), counts[i]]))
      for (const name of ['All', 'African-American', 'Caucasian'] as const) {
        const own = name === 'All' ? addedCounts(counts) : all[name]
        if (own === undefined) throw new Error(name)
        const published = reference.published[name]
        expect(valueOf(metricOf('falsePositiveRate'), own)).toBeCloseTo(published.fpr, 4)
        expect(valueOf(metricOf('falseNegativeRate'), own)).toBeCloseTo(published.fnr, 4)
        expect(valueOf(metricOf('precision'), own)).toBeCloseTo(published.ppv, 2)
      }
    })

    test.each([
      ['by_race', ['race']],
      ['by_race_x_sex', ['race', 'sex']],
      ['by_race_x_sex_x_age', ['race', 'sex', 'age_cat']],
    ] as const)('%s: metrics and gaps equal Fairlearn', (name, columns) => {
      const expected = reference[name]
      const {grouping, counts} = counted(columns)
      const overall = addedCounts(counts)
      // Combinations that do not occur are null in the reference and absent here.
      const occurring = Object.entries(expected.by_group).filter(([, {count}]) => count !== null)
      expect(grouping.groups.map(keyOf).sort()).toEqual(occurring.map(([key]) => key).sort())
      for (const [theirs, ours] of Object.entries(names)) {
        const metric = metricOf(ours)
        near(valueOf(metric, overall), expected.overall[theirs])
        grouping.groups.forEach((group, index) => {
          const own = counts[index] ?? overall
          // Scikit-learn puts 0 where nothing can be divided.
          near(valueOf(metric, own) ?? 0, expected.by_group[keyOf(group)]?.[theirs])
        })
        const gaps = gapsOf(metric, counts, {overall, empty: 'zero'})
        near(gaps.difference, expected.difference_between_groups[theirs])
        near(gaps.ratio, expected.ratio_between_groups[theirs])
        near(gaps.differenceToOverall, expected.difference_to_overall[theirs])
        near(gaps.ratioToOverall, expected.ratio_to_overall[theirs])
        near(gaps.smallest, expected.group_min[theirs])
        near(gaps.largest, expected.group_max[theirs])
      }
      const named = namedDisparities(counts, {overall, empty: 'zero'})
      near(named.demographicParity.difference, expected.demographic_parity_difference)
      near(named.demographicParity.ratio, expected.demographic_parity_ratio)
      near(named.equalizedOdds.difference, expected.equalized_odds_difference)
      near(named.equalizedOdds.ratio, expected.equalized_odds_ratio)
      near(named.equalOpportunity.difference, expected.equal_opportunity_difference)
    })

    test('the sizes of groups, and how far they lie apart, are those of the reference', () => {
      for (const [name, columns] of groupingNames) {
        const sizes = counted(columns).counts.map(({n}) => n)
        const all = cells.rows
        const expected = reference[name]
        expect(Math.min(...sizes)).toBe(expected.group_min.count)
        expect(Math.max(...sizes)).toBe(expected.group_max.count)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBe(
          expected.difference_between_groups.count,
        )
        near(Math.min(...sizes) / Math.max(...sizes), expected.ratio_between_groups.count)
        expect(all - Math.min(...sizes)).toBe(expected.difference_to_overall.count)
        near(Math.min(...sizes) / all, expected.ratio_to_overall.count)
      }
    })

    test('bootstrap intervals equal Fairlearn within 15 % of their width, as the reference allows', () => {
      const {quantiles, by_group_lo, by_group_hi, difference_ci} = reference.by_race.bootstrap
      expect(quantiles).toEqual([0.025, 0.975])
      const grouping = groupingOf(cells, ['race'])
      const [found] = bootstrapAudit(cells, {
        seed: 'compas',
        groupings: [grouping],
        metrics: Object.values(names),
        replicates: 4000,
        empty: 'zero',
      })
      const far: string[] = []
      const compare = (
        what: string,
        ours: {low: number; high: number} | null | undefined,
        theirs: readonly [number, number],
      ) => {
        const allowed = 0.15 * (theirs[1] - theirs[0])
        if (
          ours == null ||
          Math.abs(ours.low - theirs[0]) > allowed ||
          Math.abs(ours.high - theirs[1]) > allowed
        ) {
          far.push(`${what}: ${JSON.stringify(ours)} ${JSON.stringify(theirs)}`)
        }
      }
      for (const {group, n, metrics} of found?.groups ?? []) {
        const key = keyOf(group)
        compare(`${key} n`, n, [
          by_group_lo[key]?.['count'] ?? NaN,
          by_group_hi[key]?.['count'] ?? NaN,
        ])
        for (const [theirs, ours] of Object.entries(names)) {
          compare(`${key} ${ours}`, metrics[ours], [
            by_group_lo[key]?.[theirs] ?? NaN,
            by_group_hi[key]?.[theirs] ?? NaN,
          ])
        }
      }
      for (const [theirs, ours] of Object.entries(names)) {
        compare(`gap of ${ours}`, found?.gaps[ours]?.difference, [
          difference_ci[0]?.[theirs] ?? NaN,
          difference_ci[1]?.[theirs] ?? NaN,
        ])
      }
      expect(far).toEqual([])
    })

    test('five intervals of three rates by race equal statsmodels', () => {
      const intervals = {
        wilson: wilsonInterval,
        beta: clopperPearsonInterval,
        jeffreys: jeffreysInterval,
        agresti_coull: agrestiCoullInterval,
        normal: waldInterval,
      }
      const {grouping, counts} = counted(['race'])
      grouping.groups.forEach((group, index) => {
        for (const [theirs, figures] of Object.entries(reference.ci_by_race[keyOf(group)] ?? {})) {
          const [count] = metricOf(names[theirs] ?? '').counts(counts[index] ?? addedCounts([]))
          for (const [kind, [low, high]] of Object.entries(figures)) {
            const found = intervals[kind as keyof typeof intervals](count) // the five kinds of the file
            near(found.low, low)
            near(found.high, high)
          }
        }
      })
    })

    test('the comparison of two races equals statsmodels, through the audit as well', () => {
      const {grouping, counts} = counted(['race'])
      const of = (name: string) =>
        counts[grouping.groups.findIndex(({race}) => race === name)] ?? addedCounts([])
      for (const [rate, metric] of [
        ['fpr', 'falsePositiveRate'],
        ['fnr', 'falseNegativeRate'],
      ] as const) {
        const expected = reference.black_vs_white[rate]
        const [first] = metricOf(metric).counts(of('African-American'))
        const [second] = metricOf(metric).counts(of('Caucasian'))
        near(first.successes / first.trials, expected.black)
        near(second.successes / second.trials, expected.white)
        const newcombe = newcombeInterval({first, second})
        near(newcombe.difference, expected.diff)
        near(newcombe.low, expected.newcomb[0])
        near(newcombe.high, expected.newcomb[1])
        const wald = waldDifferenceInterval({first, second})
        near(wald.low, expected.wald[0])
        near(wald.high, expected.wald[1])
        const katz = katzInterval({first, second})
        near(katz.ratio, expected.ratio)
        near(katz.low, expected.ratio_log_ci[0])
        near(katz.high, expected.ratio_log_ci[1])
        const audit = auditFairness(cells, {
          reference: {race: 'Caucasian'},
          tested: [metric],
          depth: 1,
        })
        const disparity = audit.disparities.find((each) => each.by.join() === 'race')
        const comparison = disparity?.comparisons.find(
          ({group}) => group['race'] === 'African-American',
        )
        near(comparison?.difference, expected.diff)
        near(comparison?.low, expected.newcomb[0])
        near(comparison?.ratioHigh, expected.ratio_log_ci[1])
        expect(comparison?.verdict).toBe('disparity')
        expect(disparity?.verdict).toBe('disparity')
      }
    })

    test('AUC and calibration by decile equal scikit-learn', () => {
      const scores = scoreCountsFrom(by.race, {
        name: 'race',
        score: column('decile_score').map(Number),
        label,
      })
      const {overall, groups} = scoreMetricsByGroup(scores)
      near(overall.auc.value, reference.auc_by_race['overall'])
      for (const {group, auc, calibration} of groups) {
        near(auc.value, reference.auc_by_race[keyOf(group)])
        const found = calibration.map(({from, n, rate}) => [String(from), {n, rate: rate.value}])
        const expected = Object.entries(reference.calibration_decile_by_race[keyOf(group)] ?? {})
        expect(found.map(([decile]) => decile)).toEqual(expected.map(([decile]) => decile))
        found.forEach(([, bin], index) => {
          expect(bin).toMatchObject({n: expected[index]?.[1].n})
          near((bin as {rate: number}).rate, expected[index]?.[1].rate) // made two lines above
        })
      }
    })
  },
)

const names: Readonly<Record<string, MetricName>> = {
  selection_rate: 'selectionRate',
  tpr: 'truePositiveRate',
  fpr: 'falsePositiveRate',
  fnr: 'falseNegativeRate',
  tnr: 'trueNegativeRate',
  accuracy: 'accuracy',
  precision: 'precision',
}

const groupingNames = [
  ['by_race', ['race']],
  ['by_race_x_sex', ['race', 'sex']],
  ['by_race_x_sex_x_age', ['race', 'sex', 'age_cat']],
] as const

type Figures = Readonly<Record<string, number | null>>

interface Gaps {
  readonly overall: Figures
  readonly by_group: Readonly<Record<string, Figures>>
  readonly difference_between_groups: Figures
  readonly ratio_between_groups: Figures
  readonly difference_to_overall: Figures
  readonly ratio_to_overall: Figures
  readonly group_min: Figures
  readonly group_max: Figures
  readonly demographic_parity_difference: number
  readonly demographic_parity_ratio: number
  readonly equalized_odds_difference: number
  readonly equalized_odds_ratio: number
  readonly equal_opportunity_difference: number
}

interface Reference {
  readonly rows: number
  readonly published: Readonly<
    Record<'All' | 'African-American' | 'Caucasian', {fpr: number; fnr: number; ppv: number}>
  >
  readonly confusion_by_race: object
  readonly confusion_by_race_sex: object
  readonly by_race: Gaps & {
    readonly bootstrap: {
      readonly quantiles: readonly number[]
      readonly by_group_lo: Readonly<Record<string, Record<string, number>>>
      readonly by_group_hi: Readonly<Record<string, Record<string, number>>>
      readonly difference_ci: readonly Readonly<Record<string, number>>[]
    }
  }
  readonly by_race_x_sex: Gaps
  readonly by_race_x_sex_x_age: Gaps
  readonly ci_by_race: Readonly<
    Record<string, Record<string, Record<string, readonly [number, number]>>>
  >
  readonly black_vs_white: Readonly<
    Record<
      'fpr' | 'fnr',
      {
        black: number
        white: number
        diff: number
        newcomb: readonly [number, number]
        wald: readonly [number, number]
        ratio: number
        ratio_log_ci: readonly [number, number]
      }
    >
  >
  readonly auc_by_race: Readonly<Record<string, number>>
  readonly calibration_decile_by_race: Readonly<
    Record<string, Record<string, {n: number; rate: number}>>
  >
}

function keyOf(group: GroupName): string {
  return Object.values(group).join('|')
}

function near(found: number | null | undefined, expected: number | null | undefined): void {
  expect(Math.abs((found ?? NaN) - (expected ?? NaN))).toBeLessThanOrEqual(1e-9)
}
