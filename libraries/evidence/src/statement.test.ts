import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {measurementDigest, statementFrom} from './index.ts'
import {buildStatement} from './testing/build-statement.ts'

describe('a measurement digest', () => {
  it('is the same at another time, under other names, in another order and from another version', async () => {
    const statement = buildStatement()
    const {predicate} = statement
    const again = {
      ...statement,
      subject: statement.subject.map((subject) => ({...subject, name: 'elsewhere'})).reverse(),
      predicate: {
        ...predicate,
        tool: {...predicate.tool, version: '9.9.9'},
        startedAt: '2031-01-01T00:00:00Z',
        finishedAt: '2031-01-01T00:00:01Z',
        findings: predicate.findings.map((finding) => ({...finding, message: 'in other words'})),
      },
    }
    expect(await measurementDigest(again)).toBe(await measurementDigest(statement))
  })

  it('differs with a subject, a parameter, a figure, a finding or the outcome', async () => {
    const statement = buildStatement()
    const {predicate} = statement
    const others = [
      {...statement, subject: [{name: 'a', digest: {sha256: '2'.repeat(64)}}]},
      {...statement, predicateType: 'urn:airworthy:evidence:label-audit:v1' as const},
      {...statement, predicate: {...predicate, parameters: {by: ['age']}}},
      {...statement, predicate: {...predicate, result: {gap: 0.1000001}}},
      {...statement, predicate: {...predicate, findings: []}},
      {...statement, predicate: {...predicate, outcome: 'pass' as const}},
    ]
    const digests = await Promise.all([statement, ...others].map(measurementDigest))
    expect(new Set(digests).size).toBe(others.length + 1)
  })

  it('refuses figures that JSON cannot carry', async () => {
    const {predicate, ...rest} = buildStatement()
    const infinite = {...rest, predicate: {...predicate, result: {ratio: Infinity}}}
    await expect(measurementDigest(infinite)).rejects.toMatchObject({code: 'not-canonical'})
  })
})

describe('reading a statement', () => {
  it('gives back what was written', () => {
    const statement = buildStatement()
    expect(statementFrom(JSON.stringify(statement, null, 2))).toEqual(statement)
  })

  it('says which member is wrong', () => {
    const {predicate, ...rest} = buildStatement()
    const faults: [unknown, RegExp][] = [
      [{...rest, predicate, _type: 'https://in-toto.io/Statement/v0.1'}, /_type cannot be/],
      [{...rest, predicate, subject: []}, /subject cannot be \[\]/],
      [{...rest, predicate, subject: [{name: 'a', digest: {sha256: 'F00'}}]}, /subject cannot be/],
      [{...rest, predicate, predicateType: 'urn:other'}, /predicateType cannot be "urn:other"/],
      [{...rest, predicate: {...predicate, outcome: 'ok'}}, /predicate: outcome cannot be "ok"/],
      [{...rest, predicate: {...predicate, startedAt: 'noon'}}, /startedAt cannot be "noon"/],
      [{...rest, predicate: {...predicate, extra: 1}}, /unknown member extra/],
    ]
    for (const [value, message] of faults) {
      expect(() => statementFrom(JSON.stringify(value))).toThrow(message)
    }
  })

  it('never fails otherwise than by saying that it is no evidence', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(() => statementFrom(text)).toThrow(
          expect.objectContaining({code: 'malformed-evidence'}),
        )
      }),
    )
  })
})
