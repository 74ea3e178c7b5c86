import {randomFrom} from '@airworthy/kernel'
import {describe, expect, test} from 'vitest'
import type {LabelAuditStatement} from '../label-audit/measure-label-audit.ts'
import {runCommand} from '../testing/run-command.ts'
import {temporaryFolder} from '../testing/temporary-folder.ts'

/** Invented patients: the east costs half for the same need; 5 rows have no need, 6 are of a third region. */
function buildPatients(): string {
  const random = randomFrom('patients')
  const lines = Array.from({length: 3000}, (_, row) => {
    const region = row < 6 ? 'south' : random.next() < 0.5 ? 'east' : 'north'
    const need = Math.floor(random.next() * 6)
    const cost = Math.round(1000 * (need + random.next()) * (region === 'east' ? 0.5 : 1))
    const postcode = region === 'east' ? 1 + random.integer(4) : 3 + random.integer(6)
    const shown = row >= 10 && row < 15 ? '' : need
    return `${region},${shown},${cost},${(cost / 8000).toFixed(4)},${need},${postcode}`
  })
  return `${['region,need,cost,risk,visits,postcode', ...lines].join('\n')}\n`
}

const table = temporaryFolder().write('patients.csv', buildPatients())
const asked = [
  'label-audit',
  table,
  '--score',
  'risk',
  '--need',
  'need',
  '--candidate',
  'cost,visits',
  '--by',
  'region',
]

describe('a label audit', () => {
  test('says whose need the score understates, which labels would too, and exits 0', async () => {
    const {code, stdout, stderr} = await runCommand(asked)
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    const words = stdout.replaceAll(/\s+/g, ' ')
    expect(words).toMatch(
      /^measured: risk understates the need of east: at the same score it has \d+ % more need/,
    )
    expect(words).toContain(
      'a model trained on cost would do the same; of the candidates visits does not',
    )
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  test('rows without need are left out and counted, small groups are told and never found', async () => {
    const {stdout} = await runCommand([...asked, '--format', 'json'])
    const {result, findings, parameters} = (JSON.parse(stdout) as LabelAuditStatement).predicate // its own form
    expect(result.leftOut).toEqual({rows: 5, byColumn: {need: 5}})
    expect(result.rows).toBe(2995)
    expect(result.groups.find(({group}) => group === 'south')).toMatchObject({n: 6, judged: false})
    expect(result.understated.map(({ranking, group}) => [ranking, group])).toEqual([
      ['risk', 'east'],
      ['cost', 'east'],
    ])
    expect(findings.map(({code}) => code)).toEqual([
      'need-understated',
      'need-understated',
      'group-too-small',
      'rows-left-out',
    ])
    expect(JSON.stringify(parameters)).not.toContain('/')
  })

  test('features that tell the group apart are named', async () => {
    const {stdout} = await runCommand([...asked, '--features', 'postcode', '--format', 'json'])
    const {proxies} = (JSON.parse(stdout) as LabelAuditStatement).predicate.result // its own form
    const east = proxies?.groups.find(({group}) => group['region'] === 'east')
    expect(east?.verdict).toBe('predictable')
    expect(east?.carriers[0]?.feature).toBe('postcode')
  })

  test.each([
    [['--need', 'region'], 'region holds text'],
    [['--need', 'neeed'], 'neeed'],
    [['--where', 'need > 9'], 'no row has a value in all of'],
  ])('%j is refused: exit 3', async (args, message) => {
    const {code, stdout, stderr} = await runCommand([...asked, ...args])
    expect({code, stdout}).toEqual({code: 3, stdout: ''})
    expect(stderr).toContain(message)
  })
})
