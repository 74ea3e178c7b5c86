import {describe, expect, it} from 'vitest'
import {notificationMail} from './mail-text.ts'

const about = {
  to: 'bo@example.org',
  name: 'Bo Lindqvist',
  title: 'Your baseline is due',
  url: 'http://localhost:4180/assignments',
}

describe('the mail of a notification', () => {
  it('leads to what it is about', () => {
    const {text, html} = notificationMail({...about, text: 'Please take it.'})
    expect(text).toContain('\n\nhttp://localhost:4180/assignments\n\n')
    expect(html).toContain('<a href="http://localhost:4180/assignments">Open it in Airworthy</a>')
  })

  it('has one link, that of its text where the text has one', () => {
    const link = 'http://localhost:4180/password-reset?token=abc&x=1'
    const {text, html} = notificationMail({...about, text: `Until noon:\n\n${link}\n\nOnce.`})
    expect(text.match(/http/g)).toHaveLength(1)
    expect(text).toContain(`Until noon:\n\n${link}\n\nOnce.`)
    expect(html.match(/<a /g)).toHaveLength(1)
    expect(html).toContain('href="http://localhost:4180/password-reset?token=abc&#38;x=1"')
  })

  it('takes an address within a sentence as text', () => {
    const {html} = notificationMail({...about, text: 'See http://example.org for more.'})
    expect(html).not.toContain('href="http://example.org')
  })
})
