import type {
  CredentialStandingName,
  ExplainingEventView,
} from '@airworthy/server/features/credentials/views.ts'
import {describe, expect, it} from 'vitest'
import {
  lastOf,
  standingLamp,
  standingSentence,
  standingStatus,
  standingUntil,
} from './standing-words.ts'

const validUntil = '2028-03-14T10:00:00.000Z'
const every: readonly CredentialStandingName[] = [
  'none',
  'current',
  'due',
  'lapsed',
  'suspended',
  'revoked',
]

function buildEvent(type: ExplainingEventView['type'], at: string): ExplainingEventView {
  const credentialId = '00000000-0000-4000-8000-000000000001'
  return {type, at, credentialId, about: '', reason: null}
}

describe('the words of a standing', () => {
  it('give each standing a disc, and a dashed ring to who was never certified', () => {
    expect(every.map((standing) => standingStatus[standing].kind)).toEqual([
      'not-judged',
      'current',
      'due',
      'lapsed',
      'lapsed',
      'lapsed',
    ])
  })

  it('say to when it holds, by when to renew, since when it has lapsed', () => {
    expect(standingUntil({standing: 'current', validUntil})).toBe('to 14 Mar 2028')
    expect(standingUntil({standing: 'due', validUntil})).toBe('renew by 14 Mar 2028')
    expect(standingUntil({standing: 'lapsed', validUntil})).toBe('since 14 Mar 2028')
    expect(standingUntil({standing: 'revoked', validUntil})).toBe('')
    expect(standingUntil({standing: 'none', validUntil: null})).toBe('')
  })

  it('begin with yes only while it holds', () => {
    const because = [
      buildEvent('credential.suspended', '2026-05-01T10:00:00.000Z'),
      buildEvent('credential.revoked', '2026-11-08T10:00:00.000Z'),
    ]
    const sentences = every.map((standing) => standingSentence({standing, validUntil}, because))
    expect(sentences).toEqual([
      undefined,
      'Yes. Your certification runs to 14 March 2028.',
      'Yes, until 14 March 2028. The renewal is due.',
      'No. Your certification lapsed on 14 March 2028.',
      'No. Your credential is suspended since 1 May 2026.',
      'No. Your credential was revoked on 8 November 2026.',
    ])
  })

  it('name no day where no event tells it', () => {
    expect(standingSentence({standing: 'revoked', validUntil}, [])).toBe(
      'No. Your credential was revoked.',
    )
  })

  it('light no lamp for who was never certified', () => {
    expect(standingLamp({standing: 'none', validUntil: null})).toBeUndefined()
    expect(standingLamp({standing: 'revoked', validUntil})).toEqual({
      kind: 'lapsed',
      word: 'Revoked',
    })
  })

  it('take the last event of a type', () => {
    const first = buildEvent('credential.suspended', '2026-05-01T10:00:00.000Z')
    const second = buildEvent('credential.suspended', '2026-07-01T10:00:00.000Z')
    expect(lastOf([first, second], 'credential.suspended')).toBe(second)
    expect(lastOf([first], 'credential.revoked')).toBeUndefined()
  })
})
