import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {validateXML} from 'xmllint-wasm'
import {junitFrom} from './index.ts'
import {anyFinding} from './testing/any-report.ts'
import {buildFinding} from './testing/build-report.ts'
import {anyText} from './testing/hostile-texts.ts'

test('the outcome is a case of its own, so that no findings still say what came out', () => {
  const xml = junitFrom([], {suite: 'audit', outcome: 'not-judged'})
  expect(xml).toContain('tests="1" failures="0" errors="0" skipped="1"')
  expect(xml).toContain('<skipped message="not judged"/>')
  expect(junitFrom([], {suite: 'audit', outcome: 'pass'})).toContain('skipped="0"')
})

test('breaches fail, what is not judged is skipped with its reason, notes only speak', () => {
  const xml = junitFrom(
    [
      buildFinding({facts: {path: 'data/credit.csv', line: 7}}),
      buildFinding({severity: 'not-judged', message: 'n 21, needs 140'}),
      buildFinding({severity: 'note', message: 'rows were merged'}),
    ],
    {suite: 'audit', outcome: 'breach'},
  )
  expect(xml).toContain('tests="4" failures="2" errors="0" skipped="1"')
  expect(xml).toContain('message="data/credit.csv:7: the difference is outside the limit"')
  expect(xml).toContain('<skipped message="n 21, needs 140"/>')
  expect(xml).toContain('<system-out>rows were merged</system-out>')
})

test('an error is an error', () => {
  const xml = junitFrom([], {suite: 'audit', outcome: 'error'})
  expect(xml).toContain('failures="0" errors="1" skipped="0"')
})

const shared = process.env['AIRWORTHY_SHARED'] ?? '../shared'
const schema = join(shared, 'schemas/junit-10.xsd')

describe.skipIf(!existsSync(schema))(
  'the schema kept beside the repository (skipped without AIRWORTHY_SHARED or ../shared)',
  () => {
    test('every file is valid, whatever stands in its findings', {timeout: 60_000}, async () => {
      const reports = fc.sample(fc.tuple(fc.array(anyFinding, {maxLength: 8}), anyText), {
        numRuns: 60,
        seed: 20261128,
      })
      const outcomes = ['pass', 'breach', 'not-judged', 'error'] as const
      const {errors, valid} = await validateXML({
        xml: reports.map(([findings, suite], index) => ({
          fileName: `${index}.xml`,
          contents: junitFrom(findings, {suite, outcome: outcomes[index % 4] ?? 'pass'}),
        })),
        schema: [{fileName: 'junit.xsd', contents: readFileSync(schema, 'utf8')}],
      })
      expect(errors).toEqual([])
      expect(valid).toBe(true)
    })
  },
)
