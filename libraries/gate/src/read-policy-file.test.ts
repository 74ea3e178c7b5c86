import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {modelsOfPath, policyFileJsonSchema, readPolicyFile} from './index.ts'

const whole = `version: 1
server: https://airworthy.example.org
models:
  credit-risk:
    paths: [src/credit/**, prompts/credit/**]
    tier: high
    card: cards/credit-risk.md
    audit: { table: eval/credit.parquet, label: defaulted, prediction: declined, by: [sex, age_band], min_group: 50 }
    drift: { reference: eval/train.parquet, current: eval/latest.parquet }
    redteam: { target: { openai: http://127.0.0.1:8080/v1, model: support }, suite: standard }
    fallback: { command: npm run test:fallback, upstream: http://127.0.0.1:8080 }
    policy:
      selectionRate.ratio: { min: 0.8 }
      falsePositiveRate.difference: { max: 0.1 }
      fallback: required
require: { statement: true, certification: [fullstack-engineer], approval: [high] }
waivers: airworthy.waivers.yaml
`

function faultOf(source: string): string {
  try {
    readPolicyFile(source, {file: 'airworthy.yaml'})
  } catch (error) {
    expect(error).toMatchObject({code: 'policy-refused'})
    return error instanceof Error ? error.message : ''
  }
  return 'no fault'
}

describe('airworthy.yaml', () => {
  it('is read as the interface shows it', () => {
    const policy = readPolicyFile(whole, {file: 'airworthy.yaml'})
    expect(policy.models['credit-risk']).toMatchObject({
      tier: 'high',
      audit: {by: ['sex', 'age_band'], min_group: 50},
      policy: {'selectionRate.ratio': {min: 0.8}, fallback: 'required'},
    })
  })

  it.each([
    [
      'a key that is near a known one',
      'prediction: declined',
      'prediciton: declined',
      'airworthy.yaml:8:60: unknown key: models.credit-risk.audit.prediciton (did you mean prediction?)',
    ],
    [
      'a key that is near none',
      'tier: high',
      'tier: high\n    owner: me',
      'airworthy.yaml:7:5: unknown key: models.credit-risk.owner (known here: paths, tier, card,',
    ],
    [
      'a value of another kind',
      'tier: high',
      'tier: 3',
      'airworthy.yaml:6:11: models.credit-risk.tier: invalid option',
    ],
    [
      'a limit without an end',
      '{ min: 0.8 }',
      '{}',
      'airworthy.yaml:13:28: models.credit-risk.policy.selectionRate.ratio',
    ],
    [
      'another version',
      'version: 1',
      'version: 2',
      'airworthy.yaml:1:10: version: invalid input: expected 1',
    ],
    [
      'a key that stands twice',
      'version: 1',
      'version: 1\nversion: 1',
      'airworthy.yaml:2:1: map keys must be unique',
    ],
    ['what is not yaml', 'models:', 'models: [', 'airworthy.yaml:'],
    [
      'a path that leads out of the repository',
      'eval/credit.parquet',
      '../credit.parquet',
      'airworthy.yaml:8:21: models.credit-risk.audit.table: write a path from the root',
    ],
    [
      'an address that is none',
      'https://airworthy.example.org',
      'ftp://x',
      'airworthy.yaml:2:9: server: invalid url',
    ],
  ])('names %s with line and column', (_, before, after, message) => {
    expect(faultOf(whole.replace(before, after)).toLowerCase()).toContain(message.toLowerCase())
  })

  it('tells all faults at once', () => {
    const faults = faultOf(
      whole.replace('tier: high', 'teir: high').replace('version: 1', 'version: 9'),
    )
    expect(faults.split('\n').length).toBeGreaterThanOrEqual(3)
  })

  it('refuses an empty file and never fails otherwise', () => {
    expect(faultOf('')).toContain('airworthy.yaml')
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (source) => {
        expect(faultOf(source)).toContain('airworthy.yaml')
      }),
    )
  })

  it('does not expand aliases, which can be made to fill the memory', () => {
    expect(faultOf('version: &a 1\nmodels: {x: *a}\n')).toBe(
      'airworthy.yaml:2:13: an alias stands here: write *a out',
    )
  })

  it('has a json schema that editors can read', () => {
    expect(policyFileJsonSchema()).toMatchObject({title: 'airworthy.yaml', type: 'object'})
  })
})

describe('the models of a path', () => {
  const policy = readPolicyFile(whole, {file: 'airworthy.yaml'})
  it.each([
    ['src/credit/model.py', ['credit-risk']],
    ['src/credit/.hidden/x', ['credit-risk']],
    ['eval/credit.parquet', ['credit-risk']],
    ['cards/credit-risk.md', ['credit-risk']],
    ['src/creditor/model.py', []],
    ['README.md', []],
  ])('of %s are %j', (path, models) => {
    expect(modelsOfPath(path, policy)).toEqual(models)
  })
})
