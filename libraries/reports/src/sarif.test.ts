import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import Ajv from 'ajv-draft-04'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {sarifFrom} from './index.ts'
import {anyFinding} from './testing/any-report.ts'
import {buildFinding} from './testing/build-report.ts'

const tool = {name: 'airworthy', version: '0.1.0'}

test('severities are weighed: only breaches and warnings fail, what is not judged is open', () => {
  const severities = ['breach', 'not-judged', 'warning', 'note'] as const
  const log = sarifFrom(
    severities.map((severity) => buildFinding({severity})),
    {tool},
  )
  expect(log.runs[0]?.results.map(({kind, level}) => [kind, level])).toEqual([
    ['fail', 'error'],
    ['open', 'none'],
    ['fail', 'warning'],
    ['informational', 'none'],
  ])
})

test('a finding in a file has its place, one without has the name of its subject', () => {
  const facts = {path: 'src\\a b\\ü.py', line: 3, column: 0}
  const {results} = sarifFrom([buildFinding({facts}), buildFinding()], {tool}).runs[0] ?? {}
  expect(results?.map(({locations}) => locations[0])).toEqual([
    {
      physicalLocation: {
        artifactLocation: {uri: 'src/a%20b/%C3%BC.py'},
        region: {startLine: 3},
      },
    },
    {logicalLocations: [{fullyQualifiedName: 'sex'}]},
  ])
})

test('each code is one rule, and results point at theirs', () => {
  const codes = ['b', 'a', 'b']
  const [run] = sarifFrom(
    codes.map((code) => buildFinding({code})),
    {tool},
  ).runs
  expect(run?.tool.driver.rules).toEqual([{id: 'b'}, {id: 'a'}])
  expect(run?.results.map(({ruleIndex}) => ruleIndex)).toEqual([0, 1, 0])
})

const shared = process.env['AIRWORTHY_SHARED'] ?? '../shared'
const schema = join(shared, 'schemas/sarif-2.1.0-rtm.5.json')

describe.skipIf(!existsSync(schema))(
  'the schema kept beside the repository (skipped without AIRWORTHY_SHARED or ../shared)',
  () => {
    test('every log is valid, whatever stands in its findings', {timeout: 30_000}, () => {
      const ajv = new Ajv.default({strict: false, unicodeRegExp: false, validateFormats: false})
      const valid = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')))
      fc.assert(
        fc.property(fc.array(anyFinding), (findings) => {
          const log: unknown = JSON.parse(JSON.stringify(sarifFrom(findings, {tool})))
          expect(valid(log), JSON.stringify(valid.errors)).toBe(true)
        }),
      )
    })
  },
)
