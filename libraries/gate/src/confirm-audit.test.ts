import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {confirmAudit, type ComparableAudit} from './index.ts'

interface Figures {
  readonly sha256?: string
  readonly label?: string
  readonly groups?: readonly {group: object; n: number; metrics: object}[]
}

const women = {group: {sex: 'f'}, n: 100, metrics: {selectionRate: {value: 0.25}}}
const men = {group: {sex: 'm'}, n: 120, metrics: {selectionRate: {value: 0.3}}}

function buildAudit({
  sha256 = 'aa',
  label = 'y',
  groups = [women, men],
}: Figures = {}): ComparableAudit {
  return {
    subject: [{digest: {sha256}}],
    predicateType: 'urn:airworthy:evidence:audit:v1',
    predicate: {parameters: {label, prediction: 'p'}, result: {groups}},
  }
}

describe('an audit that somebody hands in', () => {
  it('is confirmed by the same figures, also when they were computed in another order', () => {
    const value = 0.25 + 1e-12
    const near = {...women, metrics: {selectionRate: {value, low: 0.1}}}
    expect(confirmAudit(buildAudit(), buildAudit({groups: [men, near]}))).toBe('confirmed')
    expect(confirmAudit(buildAudit(), buildAudit({groups: [men]}))).toBe('confirmed')
  })

  it.each([
    ['another value', {...women, metrics: {selectionRate: {value: 0.3}}}],
    ['another n', {...women, n: 101}],
    ['no value where there is one', {...women, metrics: {selectionRate: {value: null}}}],
  ])('is contradicted by %s', (_, group) => {
    expect(confirmAudit(buildAudit(), buildAudit({groups: [men, group]}))).toBe('contradicted')
  })

  it.each([
    ['another table', {sha256: 'bb'}],
    ['another label', {label: 'z'}],
    ['a group that was not measured here', {groups: [men, {...women, group: {age: 'old'}}]}],
    ['no group at all', {groups: []}],
  ])('is neither with %s', (_, figures) => {
    expect(confirmAudit(buildAudit(), buildAudit(figures))).toBe('unrelated')
  })

  it('is never confirmed and never an error when it is something else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (result) => {
        const other = {
          ...buildAudit(),
          predicate: {parameters: {label: 'y', prediction: 'p'}, result},
        }
        expect(confirmAudit(buildAudit(), other)).not.toBe('confirmed')
      }),
    )
  })
})
