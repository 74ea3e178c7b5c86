import {describe, expect, it} from 'vitest'
import {kindOfMeasure, limitedMeasures, readPolicyFile, requirementsOf} from './index.ts'

const read = (policy: string) =>
  readPolicyFile(
    `version: 1
models:
  credit:
    paths: [src/credit/**]
    tier: high
    policy:
      ${policy}
`,
    {file: 'airworthy.yaml'},
  )

describe('limits in airworthy.yaml', () => {
  it('are on what something measures, each measured by one kind', () => {
    const kinds = ['selectionRate.ratio', 'accuracy', 'drift.psi', 'attackSuccessRate'].map(
      kindOfMeasure,
    )
    expect(kinds).toEqual(['audit', 'audit', 'drift', 'redteam'])
    expect(limitedMeasures.map(kindOfMeasure)).not.toContain(null)
  })

  it.each([
    ['selectonRate.ratio: {min: 0.8}', 'did you mean selectionRate.ratio?'],
    ['fallback: {min: 1}', 'write fallback: required'],
    ['selectionRate.ratio: required', 'required can be: audit, drift'],
    ['fallbak: required', 'did you mean fallback?'],
  ])('are refused at their line when nothing measures them: %s', (rule, hint) => {
    expect(() => read(rule)).toThrow(/^airworthy\.yaml:7:\d+: models\.credit\.policy\./)
    expect(() => read(rule)).toThrow(hint)
  })

  it.each([
    ['drift.psi: {max: 0.2}', 'drift'],
    ['attackSuccessRate: {max: 0.02}', 'redteam'],
    ['falsePositiveRate.difference: {max: 0.1}', 'audit'],
    ['fallback: required', 'fallback'],
  ])('ask for the measure that gives the value, configured or not: %s', (rule, kind) => {
    const paths = ['src/credit/model.py']
    const {measures} = requirementsOf(read(rule), {paths, aiRelated: true})
    expect(measures).toEqual([{model: 'credit', kind}])
  })
})
