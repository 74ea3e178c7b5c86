import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {pearsonCorrelation} from '@airworthy/statistics'
import {describe, expect, test} from 'vitest'
import {auditLabels, type AuditedRows} from './label-audit.ts'
import {needExchange} from './need-exchange.ts'
import {descending, rankStrata} from './ranking.ts'
import {selectionOf} from './selection-at-cut.ts'
import {rowsOfCsv} from './testing/rows-of-csv.ts'

// Figures recomputed with pandas from the authors' synthetic data (hold-out of 16,099 rows), kept
// beside the repository. Compared within 1e-9.
const folder = process.env['AIRWORTHY_SHARED'] ?? '../shared'
const isThere = existsSync(join(folder, 'reference/obermeyer.json'))

describe.skipIf(!isThere)(
  'the health-risk score, with the figures kept beside the repository (skipped without AIRWORTHY_SHARED or ../shared)',
  () => {
    const reference = JSON.parse(
      isThere ? readFileSync(join(folder, 'reference/obermeyer.json'), 'utf8') : '{}',
    ) as Reference // as the file is
    const table = isThere
      ? rowsOfCsv(readFileSync(join(folder, 'data/obermeyer_synthetic_holdout.csv'), 'utf8'))
      : []
    const column = (name: string) => ({
      name,
      values: Float64Array.from(table, (row) => Number(row[name])),
    })
    const rows: AuditedRows = {
      groups: ['white', 'black'],
      group: Uint32Array.from(column('dem_race_black').values),
      score: column('risk_score_t'),
      need: column('gagne_sum_t'),
      candidates: [
        column('cost_t'),
        column('cost_avoidable_t'),
        column('log_cost_t_hat'),
        column('log_cost_avoidable_t_hat'),
        column('gagne_sum_t_hat'),
      ],
    }
    const holdout = reference.holdout_recomputed
    const black = (selection: ReturnType<typeof selectionOf>) => selection.groups[1]

    test('it has the rows of the reference', () => {
      expect(rows.group.length).toBe(reference.rows)
      expect(rows.group.filter((group) => group === 1).length).toBe(reference.black)
    })

    test('the shares after places go by need are those of 2019 and of the corrected code', () => {
      const percentiles = Object.keys(holdout.figure1b).map(Number)
      const slipped = needExchange(rows, {group: 'black', percentiles, published: 2019})
      const corrected = needExchange(rows, {group: 'black', percentiles})
      percentiles.forEach((percentile, index) => {
        const expected = holdout.figure1b[percentile]
        near(corrected[index]?.before, expected?.before)
        near(slipped[index]?.after, expected?.after_2019_code)
        near(corrected[index]?.after, expected?.after_2022_fixed)
      })
      const at97 = percentiles.indexOf(97)
      expect(corrected[at97]?.before).toBeCloseTo(0.193, 3)
      expect(slipped[at97]?.after).toBeCloseTo(0.449, 3)
      expect(corrected[at97]?.after).toBeCloseTo(0.595, 3)
    })

    test('the highest by enrolment, predicted cost and predicted health are those of table 3', () => {
      for (const [population, name] of [
        ['Observed program enrollment', 'program_enrolled_t'],
        ['Highest predicted cost', 'log_cost_t_hat'],
        ['Worst predicted health', 'gagne_sum_t_hat'],
      ] as const) {
        const expected = holdout.table3[population]
        const order = descending(column(name).values)
        const selection = selectionOf(rows, {chosen: order.subarray(0, expected.n)})
        const share = black(selection)?.share.value ?? NaN
        near(share, expected.frac_black)
        // The authors divide by all rows, not by the selected.
        near(Math.sqrt((share * (1 - share)) / rows.group.length), expected.frac_black_se)
        near(selection.captured['cost_t'], expected.frac_cost)
        near(selection.captured['gagne_sum_t'], expected.frac_health)
      }
    })

    test('what the top 3 % by each label hold is that of table 2, with 482 and with 483 rows', () => {
      for (const [label, name] of [
        ['Total costs', 'log_cost_t_hat'],
        ['Avoidable costs', 'log_cost_avoidable_t_hat'],
        ['Active chronic conditions', 'gagne_sum_t_hat'],
      ] as const) {
        const order = descending(column(name).values)
        for (const [key, count] of [
          ['top482', 482],
          ['top483', 483],
        ] as const) {
          const expected = holdout.concentration_top3pct[label][key]
          const selection = selectionOf(rows, {chosen: order.subarray(0, count)})
          near(selection.captured['cost_t'], expected.cost)
          near(selection.captured['cost_avoidable_t'], expected.avoid)
          near(selection.captured['gagne_sum_t'], expected.health)
          near(black(selection)?.share.value, expected.black)
        }
      }
    })

    test('the share of variance explained is that of the reference', () => {
      for (const [formula, expected] of Object.entries(holdout.r2)) {
        const [left = '', right = ''] = formula.split('~')
        const {r} = pearsonCorrelation([...column(left).values], [...column(right).values])
        near(r * r, expected)
      }
    })

    test('need and cost by decile of the score are those of the reference', () => {
      const strata = rankStrata(rows.score.values, 10)
      const cost = column('cost_t').values
      for (const [decile, expected] of Object.entries(holdout.decile_audit)) {
        rows.groups.forEach((name, group) => {
          const own = [...strata.keys()].filter(
            (row) => strata[row] === Number(decile) && rows.group[row] === group,
          )
          const mean = (values: Float64Array) =>
            own.reduce((sum, row) => sum + (values[row] ?? NaN), 0) / own.length
          expect(own.length).toBe(expected[name]?.n)
          near(mean(rows.need.values), expected[name]?.mean_conditions)
          near(mean(cost), expected[name]?.mean_cost)
        })
      }
    })

    test('an audit that knows nothing of the study finds that the score and cost understate need', () => {
      const {findings, exchanges} = auditLabels({
        ...rows,
        candidates: rows.candidates.filter(({name}) => !name.includes('avoidable')),
      })
      const found = findings.map(({facts}) => `${facts.ranking} ${facts.group}`)
      expect(found).toContain('risk_score_t black')
      expect(found).toContain('log_cost_t_hat black')
      expect(found).not.toContain('gagne_sum_t_hat black')
      expect(findings.every(({facts}) => facts.group === 'black')).toBe(true)
      expect(findings[0]?.facts.leastUnder?.candidate).toBe('gagne_sum_t_hat')
      expect(exchanges[0]?.cuts.find(({percentile}) => percentile === 97)?.after).toBeCloseTo(
        0.595,
        3,
      )
    })
  },
)

interface Reference {
  readonly rows: number
  readonly black: number
  readonly holdout_recomputed: {
    readonly figure1b: Readonly<
      Record<string, {before: number; after_2019_code: number; after_2022_fixed: number}>
    >
    readonly table3: Readonly<
      Record<
        'Observed program enrollment' | 'Highest predicted cost' | 'Worst predicted health',
        {
          n: number
          frac_black: number
          frac_black_se: number
          frac_cost: number
          frac_health: number
        }
      >
    >
    readonly r2: Readonly<Record<string, number>>
    readonly concentration_top3pct: Readonly<
      Record<
        'Total costs' | 'Avoidable costs' | 'Active chronic conditions',
        Record<'top482' | 'top483', {cost: number; avoid: number; health: number; black: number}>
      >
    >
    readonly decile_audit: Readonly<
      Record<string, Record<string, {n: number; mean_conditions: number; mean_cost: number}>>
    >
  }
}

function near(found: number | null | undefined, expected: number | null | undefined): void {
  expect(Math.abs((found ?? NaN) - (expected ?? NaN))).toBeLessThanOrEqual(
    1e-9 * Math.max(1, Math.abs(expected ?? NaN)),
  )
}
