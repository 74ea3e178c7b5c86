import type {StatedFinding} from '@airworthy/evidence'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {
  judgeGate,
  judgeLimits,
  readPolicyFile,
  readWaivers,
  requirementsOf,
  type GateInput,
} from './index.ts'

const policy = readPolicyFile(
  `version: 1
models:
  credit: {paths: [src/credit/**], tier: high, audit: {table: e.csv, label: y, prediction: p, by: [sex]}, policy: {fallback: required}}
  rank: {paths: [src/rank/**], tier: minimal}
`,
  {file: 'airworthy.yaml'},
)

const breach: StatedFinding = {
  code: 'beyond-limit',
  severity: 'breach',
  subject: 'credit',
  facts: {},
  message: 'the gap is too wide',
}

function buildInput(changes: Partial<GateInput> = {}): GateInput {
  return {
    requirements: requirementsOf(policy, {paths: ['src/rank/a.py'], aiRelated: true}),
    policyChanged: false,
    author: 'ada',
    approvedBy: [],
    findings: [],
    made: [],
    statementRead: true,
    waivers: [],
    at: '2026-11-28T12:00:00Z',
    ...changes,
  }
}

describe('what a change has to show', () => {
  it('is nothing when it touches no model and is not ai-related', () => {
    const requirements = requirementsOf(policy, {paths: ['docs/a.md'], aiRelated: false})
    expect(requirements).toEqual({
      models: [],
      statement: false,
      measures: [],
      certification: [],
      approval: [],
    })
  })

  it('is the statement when it is ai-related outside all paths', () => {
    expect(requirementsOf(policy, {paths: ['lib/x.py'], aiRelated: true})).toMatchObject({
      models: [],
      statement: true,
      measures: [],
    })
  })

  it('is what the touched model lists, whatever the detector says', () => {
    expect(requirementsOf(policy, {paths: ['src/credit/a.py'], aiRelated: false})).toMatchObject({
      models: ['credit'],
      statement: true,
      measures: [
        {model: 'credit', kind: 'audit'},
        {model: 'credit', kind: 'fallback'},
      ],
    })
  })
})

describe('the gate', () => {
  it('passes when everything that is asked was made and nothing was found', () => {
    expect(judgeGate(buildInput())).toEqual({outcome: 'pass', findings: []})
  })

  it('is not judged without a measure or a statement that is asked, and says how to give it', () => {
    const requirements = requirementsOf(policy, {paths: ['src/credit/a.py'], aiRelated: true})
    const {outcome, findings} = judgeGate(buildInput({requirements, statementRead: false}))
    expect(outcome).toBe('not-judged')
    expect(findings.map(({code}) => code)).toEqual([
      'measure-missing',
      'measure-missing',
      'statement-missing',
    ])
  })

  it('is a breach when a measure is, whatever else is missing', () => {
    const {outcome} = judgeGate(buildInput({findings: [breach], statementRead: false}))
    expect(outcome).toBe('breach')
  })

  it('wants another person than the author for a change of policy', () => {
    const outcomeFor = (author: string | null, approvedBy: string[]) =>
      judgeGate(buildInput({policyChanged: true, author, approvedBy})).outcome
    expect(outcomeFor('ada', [])).toBe('not-judged')
    expect(outcomeFor('ada', ['Ada'])).toBe('not-judged')
    expect(outcomeFor('ada', ['@ada', ' ada', ''])).toBe('not-judged')
    expect(outcomeFor(null, ['grace'])).toBe('not-judged')
    expect(outcomeFor('', ['grace'])).toBe('not-judged')
    expect(outcomeFor('ada', ['grace'])).toBe('pass')
  })

  it('never passes with a finding that is a breach or not judged and has no waiver', () => {
    const severity = fc.constantFrom<StatedFinding['severity']>(
      'breach',
      'not-judged',
      'warning',
      'note',
    )
    fc.assert(
      fc.property(fc.array(severity), (severities) => {
        const findings = severities.map((one) => ({...breach, severity: one}))
        const {outcome} = judgeGate(buildInput({findings}))
        const bad = severities.some((one) => one === 'breach' || one === 'not-judged')
        expect(outcome === 'pass').toBe(!bad)
      }),
    )
  })
})

describe('waivers', () => {
  const waiver = `version: 1
waivers:
  - {finding: beyond-limit, subject: credit, reason: the new table arrives in December, owner: ada, requester: ada, approver: grace, granted: 2026-11-01, expires: 2026-12-15}
`
  const read = (source: string) => readWaivers(source, {file: 'w.yaml'})

  it('turn a finding into a warning that names who accepted it and until when', () => {
    const {outcome, findings} = judgeGate(buildInput({findings: [breach], waivers: read(waiver)}))
    expect(outcome).toBe('pass')
    expect(findings[0]).toMatchObject({severity: 'warning', facts: {waivedBy: 'grace'}})
  })

  it('hold only for their code and subject, from their first day to their last', () => {
    const waivers = read(waiver)
    const outcomes = [
      {findings: [{...breach, subject: 'rank'}], waivers},
      {findings: [{...breach, code: 'other'}], waivers},
      {findings: [breach], waivers, at: '2026-12-16T00:00:00Z'},
      {findings: [breach], waivers, at: '2026-10-31T23:00:00Z'},
    ].map((changes) => judgeGate(buildInput(changes)).outcome)
    expect(outcomes).toEqual(['breach', 'breach', 'breach', 'breach'])
    const late = judgeGate(buildInput({findings: [breach], waivers, at: '2026-12-15T23:59:59Z'}))
    expect(late.outcome).toBe('pass')
  })

  it.each([
    [
      'of a change of policy',
      'finding: beyond-limit',
      'finding: policy-change',
      /cannot be waived/,
    ],
    ['approved by who asked', 'approver: grace', 'approver: ADA', /another person has to approve/],
    ['approved by the same @name', 'approver: grace', "approver: '@Ada'", /another person/],
    ['approved in wide letters', 'approver: grace', 'approver: "\uff41da\u200b"', /another person/],
    ['longer than 90 days', 'expires: 2026-12-15', 'expires: 2027-02-15', /90 is the most/],
    [
      'over before they begin',
      'expires: 2026-12-15',
      'expires: 2026-10-15',
      /before it is granted/,
    ],
    [
      'without a reason',
      'reason: the new table arrives in December',
      'reason: later',
      /say in a sentence/,
    ],
  ])('%s are refused', (_, before, after, message) => {
    expect(() => read(waiver.replace(before, after))).toThrow(message)
  })
})

describe('limits', () => {
  it('judge an interval only when it lies on one side', () => {
    const limits = {max: 0.1}
    expect(judgeLimits({value: 0.05, low: 0.02, high: 0.08}, limits)).toBe('within')
    expect(judgeLimits({value: 0.2, low: 0.15, high: 0.25}, limits)).toBe('beyond')
    expect(judgeLimits({value: 0.08, low: 0.02, high: 0.14}, limits)).toBe('not-judged')
    expect(judgeLimits({value: 0.08, low: null, high: null}, limits)).toBe('not-judged')
    expect(judgeLimits({value: 0.7, low: 0.6, high: 0.79}, {min: 0.8})).toBe('beyond')
  })
})
