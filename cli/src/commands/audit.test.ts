import {createHash} from 'node:crypto'
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Statement} from '@airworthy/evidence'
import {randomFrom} from '@airworthy/kernel'
import {describe, expect, test} from 'vitest'
import type {AuditParameters} from '../audit/audit-request.ts'
import type {AuditResult} from '../audit/measure-audit.ts'
import {auditTable, buildAuditLines, unlikeGroups} from '../testing/build-audit-table.ts'
import {runCommand} from '../testing/run-command.ts'
import {temporaryFolder} from '../testing/temporary-folder.ts'

const folder = temporaryFolder()
const lines = buildAuditLines(unlikeGroups)
const table = folder.write('decisions.csv', auditTable(lines))
const asked = ['--label', 'label', '--prediction', 'prediction', '--by', 'group']

async function stated(args: readonly string[]): Promise<Statement<AuditParameters, AuditResult>> {
  const {code, stdout, stderr} = await runCommand(['audit', ...args, '--format', 'json'])
  expect({code, stderr}).toEqual({code: 0, stderr: ''})
  return JSON.parse(stdout) as Statement<AuditParameters, AuditResult> // as the command writes it
}

function scoreOf(line: string): number {
  return Number(line.split(',')[3])
}

describe('without a policy', () => {
  test('it reports: exit 0, the widest gap first, small groups told and not fatal', async () => {
    const {code, stdout, stderr} = await runCommand(['audit', table, ...asked])
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(stdout).toMatch(/^measured: 4 of 5 comparisons show a disparity/)
    expect(stdout).toContain(
      '1. the widest gap is in the false positive rate: north 60.00 %, south',
    )
    expect(stdout).toContain('too little data to judge west (n 12): a group needs 50')
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  test('its evidence names the table by content, holds no path, and has the figures', async () => {
    const {subject, predicateType, predicate} = await stated([table, ...asked])
    const sha256 = createHash('sha256').update(readFileSync(table)).digest('hex')
    expect(subject).toEqual([{name: 'decisions.csv', digest: {sha256}}])
    expect(predicateType).toBe('urn:airworthy:evidence:audit:v1')
    expect(JSON.stringify(predicate)).not.toContain(folder.path)
    expect(predicate.parameters).toEqual({
      by: ['group'],
      label: 'label',
      prediction: 'prediction',
      minGroup: 50,
      replicates: 1000,
      seed: 'airworthy',
      policy: {},
    })
    const north = predicate.result.groups.find(({group}) => group['group'] === 'north')
    expect(north).toMatchObject({n: 400, judged: true, metrics: {falsePositiveRate: {value: 0.6}}})
    const gap = predicate.result.disparities.find(({metric}) => metric === 'falsePositiveRate')
    expect(gap).toMatchObject({by: ['group'], verdict: 'disparity'})
    expect(gap?.difference).toBeCloseTo(0.4, 12)
    expect(predicate.findings.map(({code}) => code)).toContain('group-too-small')
    expect(predicate.outcome).toBe('pass')
  })

  test('without labels it says what calibrated scores let expect', async () => {
    const args = [table, '--score', 'score', '--by', 'group', '--threshold', '0.6']
    const {predicate} = await stated(args)
    const scores = lines.filter((line) => line.startsWith('north,')).map(scoreOf)
    const meanOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
    const selected = scores.filter((score) => score >= 0.6)
    const north = predicate.result.expected?.groups.find(({group}) => group['group'] === 'north')
    expect(north?.baseRate.value).toBeCloseTo(meanOf(scores), 9)
    expect(north?.selectionRate.value).toBeCloseTo(selected.length / scores.length, 9)
    expect(north?.precision.value).toBeCloseTo(meanOf(selected), 9)
    const {stdout} = await runCommand(['audit', ...args])
    expect(stdout).toContain('Expected without labels')
  })

  test('a copy with its rows in another order has equal figures, an altered row others', async () => {
    const shuffled = randomFrom('order').shuffle(lines)
    const copy = folder.write('copy.csv', auditTable(shuffled))
    const altered = [...lines]
    altered[0] = altered[0]?.replace(/,1,1,/, ',1,0,') ?? ''
    const other = folder.write('altered.csv', auditTable(altered))
    const results = await Promise.all(
      [table, copy, other].map(async (file) => (await stated([file, ...asked])).predicate.result),
    )
    expect(results[1]).toEqual(results[0])
    expect(results[2]?.countsDigest).not.toBe(results[0]?.countsDigest)
  })

  test('a score adds how well it ranks and is calibrated, a condition leaves rows out', async () => {
    const {predicate} = await stated([
      table,
      ...asked,
      '--score',
      'score',
      '--where',
      '"group" <> \'west\'',
      '--replicates',
      '0',
    ])
    expect(predicate.result.rows).toBe(800)
    expect(predicate.result.bootstrap).toBeUndefined()
    expect(predicate.result.scores?.groups).toHaveLength(2)
    expect(predicate.result.scores?.overall.auc.value).toBeGreaterThan(0.5)
  })

  test('a regression is audited by its errors', async () => {
    const {predicate} = await stated([
      table,
      '--target',
      'label',
      '--estimate',
      'score',
      '--by',
      'group',
    ])
    expect(predicate.result.errors?.groups).toHaveLength(3)
    expect(predicate.parameters).toMatchObject({target: 'label', estimate: 'score'})
  })

  test('thousands of groups are audited without replicates, and it says so', async () => {
    const many = Array.from({length: 4200}, (_, row) => `shop ${row % 2100},${row & 1},1,0.5`)
    const file = folder.write('shops.csv', auditTable(many))
    const {predicate} = await stated([file, ...asked])
    expect(predicate.result.groups).toHaveLength(2100)
    expect(predicate.result.bootstrap).toBeUndefined()
    expect(predicate.findings.map(({code}) => code)).toContain('replicates-left-out')
  })

  test('HTML and JSON go into a directory, one file each', async () => {
    const out = join(folder.path, 'reports')
    const {code, stdout} = await runCommand([
      'audit',
      table,
      ...asked,
      '--format',
      'json,html',
      '--out',
      out,
    ])
    expect({code, stdout}).toEqual({code: 0, stdout: ''})
    expect(readFileSync(join(out, 'audit.html'), 'utf8')).toContain(
      'fairness audit of decisions.csv',
    )
    expect(existsSync(join(out, 'audit.json'))).toBe(true)
  })
})

describe('with a policy', () => {
  const limited = (limit: string, ...more: string[]) =>
    runCommand(['audit', table, ...asked, '--policy', limit, ...more])

  test.each([
    ['falsePositiveRate.difference<=0.6', 0, 'pass: '],
    ['falsePositiveRate.difference<=0.1', 1, 'breach: 1 limit of the policy exceeded'],
    ['falsePositiveRate.difference<=0.4', 2, 'not-judged: 1 limit of the policy cannot be judged'],
    ['selectionRate.ratio>=0.8', 1, 'breach: '],
    ['accuracy.difference<=0.5', 0, 'pass: '],
  ])('%s ends with exit %i', async (limit, code, heading) => {
    const run = await limited(limit)
    expect(run.code).toBe(code)
    expect(run.stdout).toContain(heading)
  })

  test('--not-judged pass lets pass what cannot be judged, never a breach', async () => {
    const open = await limited('falsePositiveRate.difference<=0.4', '--not-judged', 'pass')
    expect(open.code).toBe(0)
    expect(open.stdout).toContain('the interval crosses the policy')
    const beyond = await limited('falsePositiveRate.difference<=0.1', '--not-judged', 'pass')
    expect(beyond.code).toBe(1)
  })

  test('two limits of one measure hold together', async () => {
    const {code} = await limited(
      ...([
        'falsePositiveRate.difference<=0.6',
        '--policy',
        'falsePositiveRate.difference>=0.55',
      ] as const),
    )
    expect(code).toBe(1)
  })
})

describe('what is refused before anything is measured: exit 3, said on stderr', () => {
  test.each([
    [['nosuch.csv', ...asked], 'nosuch.csv'],
    [[table, '--by', 'group'], 'nothing to audit: name --label and --prediction'],
    [
      [table, '--by', 'group', '--label', 'label', '--threshold', '0.4'],
      '--threshold is for --score without --label',
    ],
    [[table, ...asked, '--target', 'label'], '--target and --estimate belong together'],
    [[table, ...asked, '--policy', 'fairness<=1'], 'an audit measures no fairness'],
    [[table, ...asked, '--policy', 'falsePositiveRate.difference'], 'not a limit'],
    [
      [table, ...asked, '--policy', 'falsePositiveRate.diference<=1'],
      'mean falsePositiveRate.difference?',
    ],
    [[table, ...asked, '--not-judged', 'maybe'], "argument 'maybe' is invalid"],
    [[table, ...asked, '--replicates', '7'], 'too few bootstrap replicates: 7'],
    [[table, ...asked, '--min-group', 'many'], 'not a whole number: many'],
    [[table, ...asked, '--type', 'score=integer'], 'unknown type: integer'],
    [[table, ...asked, '--where', 'label = 7'], 'no row is left to audit'],
    [[table, ...asked, '--where', 'system(1)'], 'system'],
    [[table, ...asked, '--reference-group', 'group=east'], 'unknown group: group=east'],
    [[table, '--label', 'lable', '--prediction', 'prediction', '--by', 'group'], 'label'],
    [[table, ...asked, '--format', 'html,json'], 'several formats need a directory'],
  ])('%j', async (args, message) => {
    const {code, stdout, stderr} = await runCommand(['audit', ...args])
    expect({code, stdout}).toEqual({code: 3, stdout: ''})
    expect(stderr).toContain(message)
  })
})
