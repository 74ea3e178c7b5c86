import {describe, expect, it} from 'vitest'
import {invitationMail} from './invitation-mail.ts'

const invitation = {
  to: 'dana@example.org',
  name: 'Dana Fox',
  organisation: 'Northwind Health',
  link: 'http://localhost:4180/invitation?token=abc',
  expiresAt: new Date('2026-12-09T10:00:00Z'),
}

describe('the mail of an invitation', () => {
  it('says who invites, until when, and carries the link in both forms', () => {
    const {subject, text, html} = invitationMail(invitation)
    expect(subject).toBe('Your invitation to Airworthy at Northwind Health')
    expect(text).toContain('http://localhost:4180/invitation?token=abc\n')
    expect(text).toContain('until 2026-12-09')
    expect(html).toContain('href="http://localhost:4180/invitation?token=abc"')
  })

  it('takes names as text, never as markup', () => {
    const {html} = invitationMail({...invitation, name: '<img src=x onerror=alert(1)>'})
    expect(html).not.toContain('<img')
  })
})
