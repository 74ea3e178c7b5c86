import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {
  dueFromOf,
  standingAt,
  standingsByRole,
  validUntilOf,
  type CredentialEvent,
  type StandingName,
} from './standing.ts'

const role = 'data-scientist'

function earned(credentialId: string, at: string, change: {role?: string} = {}): CredentialEvent {
  return {
    type: 'credential.earned',
    credentialId,
    role,
    at,
    validFrom: at,
    validUntil: validUntilOf(new Date(at)).toISOString(),
    ...change,
  }
}

const issued = (credentialId: string, at: string): CredentialEvent => ({
  type: 'credential.issued',
  credentialId,
  at,
})

const changed = (
  credentialId: string,
  what: 'suspended' | 'reinstated' | 'revoked',
  at: string,
): CredentialEvent => ({type: `credential.${what}`, credentialId, at, reason: 'a reason'})

describe('the validity of a credential', () => {
  it('ends at the same moment two years later', () => {
    const end = validUntilOf(new Date('2026-11-28T10:15:00.000Z'))
    expect(end.toISOString()).toBe('2028-11-28T10:15:00.000Z')
    expect(dueFromOf(end).toISOString()).toBe('2028-08-30T10:15:00.000Z')
  })

  it('that began on 29 February ends on 28 February', () => {
    const end = validUntilOf(new Date('2028-02-29T10:15:00.000Z'))
    expect(end.toISOString()).toBe('2030-02-28T10:15:00.000Z')
  })
})

describe('six years of one life', () => {
  // Certified, lapsed, certified again, renewed in time, suspended, reinstated, revoked.
  const life: readonly CredentialEvent[] = [
    earned('first', '2027-01-15T09:00:00.000Z'),
    issued('first', '2027-01-15T09:00:01.000Z'),
    earned('second', '2029-03-01T09:00:00.000Z'),
    issued('second', '2029-03-01T09:00:01.000Z'),
    earned('third', '2031-02-01T09:00:00.000Z'),
    issued('third', '2031-02-01T09:00:01.000Z'),
    changed('third', 'suspended', '2031-06-01T09:00:00.000Z'),
    changed('third', 'reinstated', '2031-07-01T09:00:00.000Z'),
    changed('third', 'revoked', '2032-12-01T09:00:00.000Z'),
  ]

  // Written by hand from the dates above: moment, standing, whose, and how many events explain it.
  const expected: readonly (readonly [string, StandingName, string | null, number])[] = [
    ['2027-01-15T08:59:59.999Z', 'none', null, 0],
    ['2027-01-15T09:00:00.000Z', 'current', 'first', 1],
    ['2027-06-01T00:00:00.000Z', 'current', 'first', 2],
    ['2028-10-17T08:59:59.999Z', 'current', 'first', 2],
    ['2028-10-17T09:00:00.000Z', 'due', 'first', 2], // 90 days before 15 January 2029
    ['2029-01-15T08:59:59.999Z', 'due', 'first', 2],
    ['2029-01-15T09:00:00.000Z', 'lapsed', 'first', 2],
    ['2029-02-28T23:59:59.999Z', 'lapsed', 'first', 2],
    ['2029-03-01T09:00:00.000Z', 'current', 'second', 1],
    ['2030-12-01T09:00:00.000Z', 'due', 'second', 2], // 90 days before 1 March 2031
    ['2031-02-01T09:00:00.000Z', 'current', 'third', 1],
    ['2031-02-15T00:00:00.000Z', 'current', 'third', 2], // the second ends in March
    ['2031-06-15T00:00:00.000Z', 'suspended', 'third', 3],
    ['2031-07-01T09:00:00.000Z', 'current', 'third', 4],
    ['2032-11-03T09:00:00.000Z', 'due', 'third', 4], // 90 days before 1 February 2033
    ['2032-12-01T09:00:00.000Z', 'revoked', 'third', 5],
    ['2033-06-01T00:00:00.000Z', 'revoked', 'third', 5],
  ]

  it.each(expected)('stands at %s as %s', (at, standing, credentialId, explained) => {
    const found = standingAt(life, new Date(at))
    expect({...found, because: found.because.length}).toMatchObject({
      standing,
      credentialId,
      because: explained,
    })
  })
})

describe('credentials that stack', () => {
  it('leave the earlier one in force where the renewal is revoked', () => {
    const events = [
      earned('first', '2027-01-15T09:00:00.000Z'),
      earned('second', '2028-12-01T09:00:00.000Z'),
      changed('second', 'revoked', '2028-12-10T09:00:00.000Z'),
    ]
    const found = standingAt(events, new Date('2028-12-11T00:00:00.000Z'))
    expect(found).toMatchObject({standing: 'due', credentialId: 'first'})
  })

  it('without a valid one are told by the latest, so that a revocation is not hidden', () => {
    const events = [
      earned('first', '2027-01-15T09:00:00.000Z'),
      earned('second', '2029-12-01T09:00:00.000Z'),
      changed('second', 'revoked', '2029-12-10T09:00:00.000Z'),
    ]
    const found = standingAt(events, new Date('2030-01-01T00:00:00.000Z'))
    expect(found).toMatchObject({standing: 'revoked', credentialId: 'second'})
  })

  it('of several roles are told apart, and refused where one role is asked for', () => {
    const events = [
      earned('first', '2027-01-15T09:00:00.000Z'),
      earned('other', '2027-02-15T09:00:00.000Z', {role: 'product-manager'}),
      changed('other', 'suspended', '2027-03-15T09:00:00.000Z'),
    ]
    const at = new Date('2027-04-01T00:00:00.000Z')
    const byRole = standingsByRole(events, at)
    expect([...byRole].map(([of, {standing}]) => [of, standing])).toEqual([
      ['data-scientist', 'current'],
      ['product-manager', 'suspended'],
    ])
    expect(() => standingAt(events, at)).toThrow(/several roles: data-scientist, product-manager/)
  })

  it('refuse an event of a credential that was not earned, or was earned twice', () => {
    const at = new Date('2028-01-01T00:00:00.000Z')
    expect(() => standingAt([issued('first', '2027-01-15T09:00:00.000Z')], at)).toThrow(
      'credential.issued: credential first was not earned',
    )
    const first = earned('first', '2027-01-15T09:00:00.000Z')
    expect(() => standingAt([first, first], at)).toThrow('first was earned before')
  })
})

const firstDay = Date.parse('2027-01-01T00:00:00.000Z')
const hour = 60 * 60 * 1000
const momentOf = (hours: number) => new Date(firstDay + hours * hour)
/** Hours within eight years. */
const hours = fc.integer({min: 0, max: 8 * 366 * 24})

/** A life of up to four credentials with up to six changes, in the order of time. */
const lives = fc
  .record({
    starts: fc.array(hours, {minLength: 1, maxLength: 4}),
    changes: fc.array(
      fc.record({
        of: fc.nat(3),
        after: fc.integer({min: 1, max: 3 * 366 * 24}),
        what: fc.constantFrom('suspended' as const, 'reinstated' as const, 'revoked' as const),
      }),
      {maxLength: 6},
    ),
  })
  .map(({starts, changes}) =>
    [
      ...starts.map((start, index) => earned(`c${index}`, momentOf(start).toISOString())),
      ...changes.flatMap(({of, after, what}) => {
        const start = starts[of]
        if (start === undefined) return []
        return [changed(`c${of}`, what, momentOf(start + after).toISOString())]
      }),
    ].toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at)),
  )

describe('a standing', () => {
  it('does not depend on what happens later', () => {
    fc.assert(
      fc.property(lives, hours, (events, hour) => {
        const at = momentOf(hour)
        const known = events.filter((event) => new Date(event.at) <= at)
        expect(standingAt(events, at)).toEqual(standingAt(known, at))
      }),
    )
  })

  it('does not depend on the order in which credentials are listed', () => {
    fc.assert(
      fc.property(lives, hours, (events, hour) => {
        const grouped = events.toSorted((one, other) =>
          other.credentialId.localeCompare(one.credentialId),
        )
        expect(standingAt(grouped, momentOf(hour))).toEqual(standingAt(events, momentOf(hour)))
      }),
    )
  })

  it('is never current once every credential was revoked', () => {
    fc.assert(
      fc.property(lives, hours, (events, hour) => {
        const at = momentOf(hour)
        const ids = new Set(events.map(({credentialId}) => credentialId))
        const revoked = [...ids].map((id) => changed(id, 'revoked', at.toISOString()))
        const earnedBefore = events.filter((event) => new Date(event.at) <= at)
        const known = revoked.filter(({credentialId}) =>
          earnedBefore.some((event) => event.credentialId === credentialId),
        )
        const {standing} = standingAt([...earnedBefore, ...known], at)
        expect(standing).toBe(known.length === 0 ? 'none' : 'revoked')
      }),
    )
  })

  it('is current after one more credential was earned, whatever was before', () => {
    fc.assert(
      fc.property(lives, hours, (events, hour) => {
        const at = momentOf(hour)
        const known = events.filter((event) => new Date(event.at) <= at)
        const more = earned('one more', at.toISOString())
        expect(standingAt([...known, more], at).standing).toBe('current')
      }),
    )
  })

  it('without further events goes from current to due to lapsed, and never back', () => {
    const order: readonly StandingName[] = ['current', 'due', 'lapsed']
    fc.assert(
      fc.property(hours, hours, hours, (start, one, other) => {
        const events = [earned('c', momentOf(start).toISOString())]
        const [early, late] = [start + Math.min(one, other), start + Math.max(one, other)]
        const before = order.indexOf(standingAt(events, momentOf(early)).standing)
        const after = order.indexOf(standingAt(events, momentOf(late)).standing)
        expect(before).toBeGreaterThanOrEqual(0)
        expect(after).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  it('is explained by events of the one credential that decides, all of them past', () => {
    fc.assert(
      fc.property(lives, hours, (events, hour) => {
        const at = momentOf(hour)
        const {because, credentialId} = standingAt(events, at)
        for (const event of because) {
          expect(event.credentialId).toBe(credentialId)
          expect(new Date(event.at) <= at).toBe(true)
        }
      }),
    )
  })
})
