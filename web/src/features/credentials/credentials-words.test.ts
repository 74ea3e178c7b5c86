import type {RoleStandingView} from '@airworthy/server/features/credentials/views.ts'
import {expect, test} from 'vitest'
import {credentialsHeading, credentialsLead} from './credentials-words.ts'

function buildStanding(rest: Partial<RoleStandingView>): RoleStandingView {
  return {
    role: 'data-scientist',
    standing: 'current',
    credentialId: null,
    validUntil: '2028-03-14T10:00:00.000Z',
    dueFrom: '2027-12-15T10:00:00.000Z',
    because: [],
    ...rest,
  }
}

test('who holds none is told so', () => {
  expect(credentialsHeading(undefined)).toBe('Not yet. You hold no credential.')
  expect(credentialsHeading(buildStanding({standing: 'none', validUntil: null}))).toBe(
    'Not yet. You hold no credential.',
  )
})

test('who holds one for another role is told what is missing for this one', () => {
  const none = buildStanding({standing: 'none', validUntil: null})
  expect(credentialsLead(none, 1)).toBe('For the role that you have now nothing was proved yet.')
})

test('a current one says from when it can be renewed', () => {
  expect(credentialsLead(buildStanding({}), 1)).toContain('15 December 2027')
})

test('a revoked one says why', () => {
  const because = [
    {
      type: 'credential.revoked' as const,
      at: '2026-11-08T10:00:00.000Z',
      credentialId: '00000000-0000-4000-8000-000000000001',
      about: '',
      reason: 'Somebody else sat it.',
    },
  ]
  expect(credentialsLead(buildStanding({standing: 'revoked', because}), 1)).toContain(
    'The reason given: Somebody else sat it.',
  )
})
