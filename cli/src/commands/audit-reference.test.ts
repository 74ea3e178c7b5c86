import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Statement} from '@airworthy/evidence'
import type {GroupName, MetricName} from '@airworthy/fairness'
import {describe, expect, test} from 'vitest'
import type {AuditParameters} from '../audit/audit-request.ts'
import type {AuditResult} from '../audit/measure-audit.ts'
import type {LabelAuditStatement} from '../label-audit/measure-label-audit.ts'
import {runCommand} from '../testing/run-command.ts'

// Figures of Fairlearn 0.12.0 and statsmodels 0.13.5 on the data of ProPublica, and of pandas on the
// authors' synthetic data of Obermeyer and others, kept beside the repository; within 1e-9.
const folder = process.env['AIRWORTHY_SHARED'] ?? '../shared'
const isThere = existsSync(join(folder, 'reference/compas.json'))
const tutorial = readFileSync(
  new URL('../../../docs/tutorials/audit-compas.md', import.meta.url),
  'utf8',
)

describe.skipIf(!isThere)(
  'COMPAS by the command line (skipped without AIRWORTHY_SHARED or ../shared)',
  () => {
    const table = join(folder, 'data/compas_two_years.csv')
    const asked = ['--label', 'two_year_recid', '--prediction', 'score_text=Medium,High']

    test('the command of the tutorial gives what ProPublica published, and exits 0', async () => {
      const [, line = ''] =
        /^\s*(airworthy audit compas_two_years\.csv .*--by race)$/m.exec(tutorial) ?? []
      const args = line.split(' ').slice(1)
      const {code, stdout, stderr} = await runCommand(
        args.map((arg) => (arg === 'compas_two_years.csv' ? table : arg)),
      )
      expect({code, stderr}).toEqual({code: 0, stderr: ''})
      for (const share of ['44.85', '23.45', '27.99', '47.72']) expect(stdout).toContain(share)
      expect(stdout).toContain('too little data to judge Asian (n 32), Native American (n 18)')
    })

    test('the file that the tutorial names is the one that was measured', async () => {
      const {stdout} = await runCommand(['audit', table, ...asked, '--by', 'race'])
      const [, sha256 = ''] = /^sha256 +([0-9a-f]{64})$/m.exec(stdout) ?? []
      expect(tutorial).toContain(sha256)
    })

    test('figures by race and by race with sex equal the reference, intervals too', async () => {
      const {code, stdout} = await runCommand([
        'audit',
        table,
        ...asked,
        '--by',
        'race,sex',
        '--format',
        'json',
      ])
      expect(code).toBe(0)
      const {result} = (JSON.parse(stdout) as Statement<AuditParameters, AuditResult>).predicate // the command's own form
      const reference = JSON.parse(
        readFileSync(join(folder, 'reference/compas.json'), 'utf8'),
      ) as Reference // as the file is
      const groups = new Map(result.groups.map((each) => [keyOf(each.group), each]))
      for (const expected of [reference.by_race, reference.by_race_x_sex]) {
        for (const [key, figures] of Object.entries(expected.by_group)) {
          const own = groups.get(key)
          expect(own?.n).toBe(figures['count'])
          for (const [theirs, ours] of Object.entries(names)) {
            // scikit-learn puts 0 where nothing can be divided
            expect(own?.metrics[ours]?.value ?? 0, `${key} ${ours}`).toBeCloseTo(
              figures[theirs] ?? NaN,
              9,
            )
          }
        }
      }
      for (const [key, intervals] of Object.entries(reference.ci_by_race)) {
        for (const theirs of ['selection_rate', 'tpr', 'fpr'] as const) {
          const {low, high} = groups.get(key)?.metrics[names[theirs]] ?? {}
          const [from = NaN, to = NaN] = intervals[theirs].wilson
          expect(low).toBeCloseTo(from, 9)
          expect(high).toBeCloseTo(to, 9)
        }
      }
    })
  },
)

describe.skipIf(!isThere)(
  'the health-risk score by the command line (skipped without AIRWORTHY_SHARED or ../shared)',
  () => {
    const table = join(folder, 'data/obermeyer_synthetic_holdout.csv')
    const asked = [
      'label-audit',
      table,
      '--score',
      'risk_score_t',
      '--need',
      'gagne_sum_t',
      '--candidate',
      'cost_t,cost_avoidable_t,gagne_sum_t_hat',
      '--by',
      'dem_race_black',
    ]

    test('the flaw of 2019 is found unaided and said in words', async () => {
      const {code, stdout, stderr} = await runCommand(asked)
      expect({code, stderr}).toEqual({code: 0, stderr: ''})
      const words = stdout.replaceAll(/\s+/g, ' ')
      expect(words).toMatch(
        /^measured: risk_score_t understates the need of dem_race_black=1: at the same score it has 46 % more gagne_sum_t/,
      )
      expect(words).toContain(
        '19.31 % are dem_race_black=1; if places went by need it would be 59.50 % (44.86 % by the procedure as published in 2019)',
      )
      expect(words).toContain('a model trained on cost_t or cost_avoidable_t would do the same')
    })

    test('the shares after exchanges equal the reference at every percentile', async () => {
      const {stdout} = await runCommand([...asked, '--format', 'json'])
      const {result} = (JSON.parse(stdout) as LabelAuditStatement).predicate // the command's own form
      const {holdout_recomputed: expected} = JSON.parse(
        readFileSync(join(folder, 'reference/obermeyer.json'), 'utf8'),
      ) as {holdout_recomputed: {figure1b: Record<string, Record<string, number>>}} // as the file is
      expect(result.rows).toBe(16_099)
      const [exchange] = result.exchanges
      expect(exchange?.cuts.map(({percentile}) => String(percentile))).toEqual(
        Object.keys(expected.figure1b),
      )
      for (const {percentile, before, after, afterAsPublished2019} of exchange?.cuts ?? []) {
        const figures = expected.figure1b[percentile]
        expect(before).toBeCloseTo(figures?.['before'] ?? NaN, 9)
        expect(after).toBeCloseTo(figures?.['after_2022_fixed'] ?? NaN, 9)
        expect(afterAsPublished2019).toBeCloseTo(figures?.['after_2019_code'] ?? NaN, 9)
      }
    })
  },
)

interface Reference {
  readonly by_race: {readonly by_group: Readonly<Record<string, Record<string, number>>>}
  readonly by_race_x_sex: {readonly by_group: Readonly<Record<string, Record<string, number>>>}
  readonly ci_by_race: Readonly<
    Record<string, Readonly<Record<'selection_rate' | 'tpr' | 'fpr', {wilson: number[]}>>>
  >
}

const names = {
  selection_rate: 'selectionRate',
  tpr: 'truePositiveRate',
  fpr: 'falsePositiveRate',
  fnr: 'falseNegativeRate',
  tnr: 'trueNegativeRate',
  accuracy: 'accuracy',
  precision: 'precision',
} as const satisfies Record<string, MetricName>

function keyOf(group: GroupName): string {
  return Object.values(group).join('|')
}
