import {describe, expect, it} from 'vitest'
import {differenceText, judgeGate, policyDifferences, readPolicyFile} from './index.ts'

const before = `version: 1
models:
  credit:
    paths: [src/credit/**]
    tier: high
    audit: {table: e.csv, label: y, prediction: p, by: [sex], min_group: 50}
    policy:
      selectionRate.ratio: {min: 0.8}
      fallback: required
`
const read = (source: string) => readPolicyFile(source, {file: 'airworthy.yaml'})
const changes = (after: string) => policyDifferences(read(before), read(after)).map(differenceText)

describe('what a change does to the policy', () => {
  it('is told setting by setting, with the value before and after', () => {
    const after = before
      .replace('min: 0.8', 'min: 0.5')
      .replace('      fallback: required\n', '')
      .replace('[src/credit/**]', '[src/credit/model.py]')
      .replace('tier: high', 'tier: high\n    card: card.md')
    expect(changes(after)).toEqual([
      'models.credit.card: new (card.md)',
      'models.credit.paths: ["src/credit/**"], now ["src/credit/model.py"]',
      'models.credit.policy.fallback: taken out (was required)',
      'models.credit.policy.selectionRate.ratio.min: 0.8, now 0.5',
    ])
  })

  it('is told also of what holds nothing but asks something', () => {
    const attacked = before.replace('tier: high', 'tier: high\n    redteam: {target: {}}')
    const found = policyDifferences(read(attacked), read(before)).map(differenceText)
    expect(found).toEqual(['models.credit.redteam.target: taken out (was {})'])
  })

  it('is nothing for comments, order, style and a default that is written out', () => {
    const after = before
      .replace('version: 1', 'version: 1 # the first')
      .replace(', min_group: 50', '')
      .replace('[src/credit/**]', '\n      - src/credit/**')
    expect(changes(after)).toEqual([])
  })

  it('stands in the finding, the first three in its sentence', () => {
    const differences = ['a', 'b', 'c', 'd'].map((setting) => ({setting, before: 1, after: 2}))
    const {findings} = judgeGate({
      requirements: {models: [], statement: false, measures: [], certification: [], approval: []},
      policyChanged: true,
      policyDifferences: differences,
      author: 'ada',
      approvedBy: [],
      findings: [],
      made: [],
      statementRead: false,
      waivers: [],
      at: '2026-11-28T12:00:00Z',
    })
    expect(findings[0]?.message).toContain('(a: 1, now 2; b: 1, now 2; c: 1, now 2; and 1 more)')
    expect(findings[0]?.facts).toMatchObject({differences: expect.arrayContaining(['d: 1, now 2'])})
  })
})
