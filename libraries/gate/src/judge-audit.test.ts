import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {judgeAudit, type AuditedDisparity, type AuditedResult} from './judge-audit.ts'

function buildDisparity(changed: Partial<AuditedDisparity> = {}): AuditedDisparity {
  return {
    metric: 'falsePositiveRate',
    by: ['race'],
    difference: 0.3,
    low: 0.2,
    high: 0.4,
    ratio: 0.5,
    ratioLow: 0.4,
    ratioHigh: 0.6,
    between: [{race: 'a'}, {race: 'b'}],
    neededN: 400,
    ...changed,
  }
}

function buildResult(...disparities: AuditedDisparity[]): AuditedResult {
  return {overall: {metrics: {accuracy: {value: 0.7, low: 0.68, high: 0.72}}}, disparities}
}

function judged(result: AuditedResult, policy: Parameters<typeof judgeAudit>[1]['policy']) {
  return judgeAudit(result, {policy, subject: 'table.csv'})
}

describe('an audit against limits', () => {
  test('nothing is found where every interval lies within', () => {
    const policy = {
      'falsePositiveRate.difference': {max: 0.5},
      'falsePositiveRate.ratio': {min: 0.3},
    }
    expect(judged(buildResult(buildDisparity()), policy)).toEqual([])
  })

  test('an interval wholly beyond is a breach that says measure, groups, interval and limit', () => {
    const [finding] = judged(buildResult(buildDisparity()), {
      'falsePositiveRate.difference': {max: 0.1},
    })
    expect(finding).toMatchObject({code: 'beyond-limit', severity: 'breach'})
    expect(finding?.message).toBe(
      'falsePositiveRate.difference by race is 0.300 (0.200 to 0.400) between a and b, wholly beyond the policy (at most 0.1)',
    )
  })

  test('an interval that crosses judges nothing, and says how many rows would', () => {
    const [finding] = judged(buildResult(buildDisparity()), {
      'falsePositiveRate.difference': {max: 0.25},
    })
    expect(finding).toMatchObject({code: 'limit-not-judged', severity: 'not-judged'})
    expect(finding?.message).toContain('about 400 rows a group would tell')
  })

  test('the ratio has its own interval', () => {
    const [finding] = judged(buildResult(buildDisparity()), {'falsePositiveRate.ratio': {min: 0.8}})
    expect(finding).toMatchObject({severity: 'breach', facts: {value: 0.5, low: 0.4, high: 0.6}})
  })

  test('fewer than two large groups cannot be judged', () => {
    const empty = {difference: null, low: null, high: null, between: null}
    const [finding] = judged(buildResult(buildDisparity(empty)), {
      'falsePositiveRate.difference': {max: 0.1},
    })
    expect(finding?.severity).toBe('not-judged')
    expect(finding?.message).toContain('fewer than two groups have enough rows')
  })

  test('between intersections what cannot be judged is a warning, a breach is a breach', () => {
    const by = ['race', 'sex']
    const policy = {'falsePositiveRate.difference': {max: 0.25}}
    expect(judged(buildResult(buildDisparity({by})), policy)[0]?.severity).toBe('warning')
    const wide = buildDisparity({by, difference: 0.6, low: 0.5, high: 0.7})
    expect(judged(buildResult(wide), policy)[0]?.severity).toBe('breach')
  })

  test('a limit without a kind is of all rows', () => {
    expect(judged(buildResult(), {accuracy: {min: 0.6}})).toEqual([])
    expect(judged(buildResult(), {accuracy: {min: 0.8}})[0]?.severity).toBe('breach')
  })

  test('a measure that the audit has not is not judged, never within', () => {
    for (const measure of ['precision', 'precision.difference']) {
      expect(judged(buildResult(), {[measure]: {max: 1}})).toMatchObject([
        {code: 'measure-missing', severity: 'not-judged', facts: {measure}},
      ])
    }
  })

  test('a missing value has its name in the message', () => {
    const between = [{race: null}, {race: 'b'}] as const
    const [finding] = judged(buildResult(buildDisparity({between})), {
      'falsePositiveRate.difference': {max: 0.1},
    })
    expect(finding?.message).toContain('between (missing) and b')
  })

  test('whatever the interval: a breach lies wholly beyond, silence wholly within', () => {
    const share = fc.double({min: 0, max: 1, noNaN: true})
    fc.assert(
      fc.property(fc.tuple(share, share, share), share, (ends, max) => {
        const [low = 0, difference = 0, high = 0] = ends.toSorted((a, b) => a - b)
        const found = judged(buildResult(buildDisparity({low, difference, high})), {
          'falsePositiveRate.difference': {max},
        })
        const expected = low > max ? ['breach'] : high <= max ? [] : ['not-judged']
        expect(found.map(({severity}) => severity)).toEqual(expected)
      }),
    )
  })
})
