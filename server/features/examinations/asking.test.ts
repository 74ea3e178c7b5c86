import {readCertifications, type Certification} from '@airworthy/content'
import {describe, expect, it} from 'vitest'
import {askingOf} from './asking.ts'
import type {DecidedDomain} from './decision.ts'
import type {HeldCertification} from './renewal.ts'

const shipped = (await readCertifications()).find(({role}) => role === 'data-scientist')
if (!shipped) throw new Error('no certification')
const certification: Certification = shipped
const first = askingOf(certification, {held: null, before: null, now: new Date('2026-12-01')})

/** A held certification whose domains lie so many standard errors above their cuts. */
function buildHeld({
  measuredAt = '2026-12-01T00:00:00.000Z',
  margin = 3,
  finishedAt = measuredAt,
}: {measuredAt?: string; margin?: number; finishedAt?: string} = {}): HeldCertification {
  const standardError = 0.5
  return {
    credentialId: 'the credential before',
    issuedAt: measuredAt,
    validUntil: '2028-12-01T00:00:00.000Z',
    domains: first.domains.map(({domain, cut}) => {
      return {domain, mean: cut + margin * standardError, standardError, measuredAt}
    }),
    exercises: certification.exercises.map((exercise) => ({
      exercise,
      attempt: `attempt at ${exercise}`,
      passed: true,
      score: 0.9,
      finishedAt,
      version: 'then',
    })),
  }
}

const askedIds = (now: string, held: HeldCertification, with_: Certification = certification) =>
  askingOf(with_, {held, before: null, now: new Date(now)}).asked.map(
    ({id, because}) => `${id}: ${because.code}`,
  )

describe('a first examination', () => {
  it('asks every domain of the role and every exercise', () => {
    expect(first.kind).toBe('first')
    expect(first.asked).toHaveLength(7 + certification.exercises.length)
    expect(first.carried).toEqual({domains: [], exercises: []})
  })
})

describe('a renewal', () => {
  const twoYears = '2028-11-01T00:00:00.000Z'

  it('asks the exercises again, and of domains that lie well above their cuts none', () => {
    const asking = askingOf(certification, {
      held: buildHeld(),
      before: null,
      now: new Date(twoYears),
    })
    expect(asking.kind).toBe('renewal')
    expect(asking.asked.map(({id, because}) => [id, because.code])).toEqual(
      certification.exercises.map((id) => [id, 'old']),
    )
    expect(asking.carried.domains).toHaveLength(7)
    expect(asking.carried.domains.every(({verdict}) => verdict === 'meets')).toBe(true)
  })

  it('asks domains again that were measured a year ago with a small margin', () => {
    const asked = askedIds(twoYears, buildHeld({margin: 1.9}))
    expect(asked.filter((one) => one.endsWith(': decayed'))).toHaveLength(7)
    const soon = askedIds('2027-10-01T00:00:00.000Z', buildHeld({margin: 1.9}))
    expect(soon).toEqual([])
  })

  it('asks every domain again after three years, whatever the margin', () => {
    const asked = askedIds('2029-12-15T00:00:00.000Z', buildHeld({margin: 9}))
    expect(asked.filter((one) => one.endsWith(': old'))).toHaveLength(9)
  })

  it('asks again what changed materially since, and the reason is in the certification', () => {
    const changed = [{id: 'privacy-and-law', on: '2027-05-01', why: 'The law changed.'}]
    const after = {...certification, renewal: {...certification.renewal, changed}}
    const now = '2027-06-01T00:00:00.000Z'
    expect(askedIds(now, buildHeld(), after)).toEqual(['privacy-and-law: changed'])
    const later = buildHeld({measuredAt: '2027-05-02T00:00:00.000Z'})
    expect(askedIds(now, later, after)).toEqual([])
  })

  it('asks what the credential does not rest on, and measures the margin at the cut of today', () => {
    const held = buildHeld()
    const less = {...held, domains: held.domains.slice(1)}
    expect(askedIds('2027-06-01T00:00:00.000Z', less)).toEqual([
      `${first.domains[0]?.domain}: not-held`,
    ])
    const raised = buildHeld({margin: 3}).domains.map((one) => ({...one, mean: one.mean - 1}))
    const asked = askedIds(twoYears, {...buildHeld(), domains: raised})
    expect(asked.filter((one) => one.endsWith(': decayed'))).toHaveLength(7)
  })
})

describe('after an examination that was not judged', () => {
  const [domain] = first.domains
  if (!domain) throw new Error('no domain')
  const met: DecidedDomain = {
    ...domain,
    verdict: 'meets',
    mean: domain.cut + 1,
    standardError: 0.5,
    low: domain.cut + 0.2,
    high: domain.cut + 1.8,
    items: 9,
    from: 'examination',
    attempt: 'the attempt before',
    measuredAt: '2026-12-01T00:00:00.000Z',
  }
  const before = {
    domains: [met, {...met, domain: first.domains[1]?.domain ?? '', verdict: 'gap' as const}],
    exercises: [],
  }
  const carriedAt = (now: string) =>
    askingOf(certification, {held: null, before, now: new Date(now)}).carried.domains

  it('what was met is taken over, and nothing else', () => {
    expect(carriedAt('2026-12-20')).toEqual([{...met, from: 'carried'}])
  })

  it('what was met is taken over for as many days as the certification says', () => {
    expect(carriedAt('2027-02-28')).toHaveLength(1)
    expect(carriedAt('2027-03-05')).toEqual([])
  })
})
