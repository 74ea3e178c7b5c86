import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {MitigationStatement} from '../mitigate/mitigation-result.ts'
import {buildLoans} from '../testing/build-loans.ts'
import {runCommand} from '../testing/run-command.ts'
import {temporaryFolder} from '../testing/temporary-folder.ts'

const folder = temporaryFolder()
const table = folder.write('loans.csv', buildLoans({rows: 2000, seed: 'loans'}))
const asked = ['--label', 'repaid', '--by', 'sex', '--selected-means', 'benefit']

async function tried(args: readonly string[]): Promise<MitigationStatement['predicate']> {
  const {code, stdout, stderr} = await runCommand([
    'mitigate',
    table,
    ...asked,
    ...args,
    '--format',
    'json',
  ])
  expect({code, stderr}).toEqual({code: 0, stderr: ''})
  return (JSON.parse(stdout) as MitigationStatement).predicate // as the command writes it
}

function gapOf(effect: MitigationStatement['predicate']['result']['effect']): [number, number] {
  const {before, after} = effect?.disparities ?? {}
  return [before?.demographicParity.difference ?? NaN, after?.demographicParity.difference ?? NaN]
}

describe('thresholds by group', () => {
  const thresholds = [
    '--method',
    'thresholds',
    '--score',
    'score',
    '--constraint',
    'demographic-parity',
  ]

  test('they narrow the gap on the half from which they were not chosen, and say whom it costs', async () => {
    const {result, findings, outcome} = await tried(thresholds)
    const [before, after] = gapOf(result.effect)
    expect(before).toBeGreaterThan(0.2)
    expect(after).toBeLessThan(0.15)
    expect(result.measuredOn).toMatchObject({how: 'other-half'})
    expect(result.groups.find(({group}) => group['sex'] === 'unknown')).toMatchObject({
      n: 4,
      judged: false,
    })
    expect(findings.map(({code}) => code)).toContain('needs-sensitive-features')
    expect(outcome).toBe('pass')
  })

  test('the text says what changes, what it costs and what it needs', async () => {
    const {code, stdout} = await runCommand(['mitigate', table, ...asked, ...thresholds])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^measured: thresholds by sex narrow the gap of selection rates: \d/)
    expect(stdout).toContain('whoever decides has to know sex')
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  test('--write writes them whole, and overwrites only with --force', async () => {
    const file = join(folder.path, 'thresholds.json')
    const args = ['mitigate', table, ...asked, ...thresholds, '--write', file]
    expect((await runCommand(args)).code).toBe(0)
    const rules = JSON.parse(readFileSync(file, 'utf8')) as {groups: unknown[]} // as the command writes it
    expect(rules).toMatchObject({method: 'thresholds', score: 'score', by: ['sex']})
    expect(rules.groups).toHaveLength(2)
    writeFileSync(file, 'mine')
    const again = await runCommand(args)
    expect(again).toMatchObject({code: 3, stdout: ''})
    expect(again.stderr).toContain('exists: name another file, or give --force')
    expect(readFileSync(file, 'utf8')).toBe('mine')
    expect((await runCommand([...args, '--force'])).code).toBe(0)
    expect(readFileSync(file, 'utf8')).toContain('thresholds')
    expect(readdirSync(folder.path).filter((name) => name.includes('part'))).toEqual([])
  })

  test('a folder that is not there is a failure to write: exit 4', async () => {
    const file = join(folder.path, 'nowhere', 'thresholds.json')
    const {code, stderr} = await runCommand([
      'mitigate',
      table,
      ...asked,
      ...thresholds,
      '--write',
      file,
    ])
    expect(code).toBe(4)
    expect(stderr).toContain('cannot write')
  })
})

describe('reweighing', () => {
  test('without features it makes weights under which the label is as frequent in every group', async () => {
    const {result} = await tried(['--method', 'reweighing'])
    expect(result.effect).toBeNull()
    const rates = result.weights?.groups.map(({weightedBaseRate}) => weightedBaseRate) ?? []
    expect(rates).toHaveLength(2)
    expect(Math.abs((rates[0] ?? 0) - (rates[1] ?? 1))).toBeLessThan(1e-12)
  })

  test('with features it says what a learner makes of them, on rows it has not seen', async () => {
    const {result} = await tried(['--method', 'reweighing', '--features', 'income'])
    expect(result.measuredOn).toEqual({rows: 1996, how: 'cross-validated'})
    expect(result.effect?.groups).toHaveLength(2)
  })
})

describe('a reduction', () => {
  test('narrows the gap without the sensitive feature when deciding', async () => {
    const {result} = await tried([
      '--method',
      'reduction',
      '--features',
      'income',
      '--constraint',
      'demographic-parity',
      '--tolerance',
      '0.02',
    ])
    const [before, after] = gapOf(result.effect)
    expect(after).toBeLessThan(before)
    expect(result.effect?.needs).not.toContain('sensitive-features')
    expect(result.reduction?.members).toBeGreaterThan(0)
  })
})

describe('what is refused before anything is measured: exit 3', () => {
  const file = join(folder.path, 'never.json')

  test.each([
    [['--method', 'thresholds'], 'name its column with --score'],
    [['--method', 'reduction'], 'name its columns with --features'],
    [['--method', 'reduction', '--features', 'income', '--write', file], 'leave --write out'],
    [
      ['--method', 'reduction', '--features', 'income', '--constraint', 'false-positive-parity'],
      'a reduction has no false-positive-parity',
    ],
    [['--method', 'thresholds', '--score', 'score', '--tolerance', '2'], 'tolerance: 2'],
    [['--method', 'thresholds', '--score', 'score', '--min-group', '5000'], 'female'],
    [['--method', 'magic'], "argument 'magic' is invalid"],
    [[], "required option '--method <METHOD>' not specified"],
  ])('%j', async (args, message) => {
    const {code, stdout, stderr} = await runCommand(['mitigate', table, ...asked, ...args])
    expect({code, stdout}).toEqual({code: 3, stdout: ''})
    expect(stderr).toContain(message)
    expect(existsSync(file)).toBe(false)
  })
})
