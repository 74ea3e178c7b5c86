import type {SingleSignOnSettings} from '@airworthy/server/features/people/views.ts'
import {describe, expect, it} from 'vitest'
import {draftFrom, needsSecret, requestFrom} from './single-sign-on-draft.ts'

const settings: SingleSignOnSettings = {
  label: 'Northwind',
  issuer: 'https://login.example.org',
  clientId: 'airworthy',
  scopes: ['openid', 'email'],
  groupsClaim: 'groups',
  mappings: [
    {group: 'ai-leads', roles: ['lead'], discipline: null, engineerRole: null, teamId: 't1'},
  ],
  admission: 'mapped-groups',
  domains: ['example.org', 'example.com'],
  addressesVerified: true,
  localSignIn: 'administrators',
}

describe('the draft of single sign-on', () => {
  it('comes back as the settings that it was made from, without a secret', () => {
    expect(requestFrom(draftFrom(settings))).toEqual(settings)
  })

  it('takes lists with spaces, commas and lines, and domains as people write them', () => {
    const draft = {...draftFrom(settings), domains: '@Example.org,\nexample.com  example.org'}
    expect(requestFrom({...draft, scopes: ' openid, email '})).toEqual(settings)
  })

  it('sends a secret that was typed as it was typed', () => {
    const draft = {...draftFrom(settings), clientSecret: ' s3cret '}
    expect(requestFrom(draft).clientSecret).toBe(' s3cret ')
  })

  it('needs a secret at first and for another issuer', () => {
    const draft = draftFrom(settings)
    expect(needsSecret(draft, {settings, secretStored: true})).toBe(false)
    expect(needsSecret(draft, {settings: null, secretStored: false})).toBe(true)
    const other = {...draft, issuer: 'https://other.example.org'}
    expect(needsSecret(other, {settings, secretStored: true})).toBe(true)
  })

  it('starts with what most providers understand', () => {
    expect(requestFrom(draftFrom(null))).toMatchObject({
      scopes: ['openid', 'profile', 'email'],
      admission: 'nobody',
      localSignIn: 'everyone',
    })
  })
})
