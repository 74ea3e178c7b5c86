import {randomBytes} from 'node:crypto'
import {describe, expect, it} from 'vitest'
import {openSealedLinks, passwordResetLink, sealedLink} from './password-reset-link.ts'
import {newToken} from './token.ts'

const origin = 'https://airworthy.example.org'
const masterKey = Uint8Array.from(randomBytes(32))

describe('the link in a mail that waits', () => {
  it('is opened when the mail is sent, and cannot be read before', async () => {
    const token = newToken()
    const sealed = await sealedLink(masterKey, {reset: 'r-1', token})
    expect(sealed).not.toContain(token)
    const text = `Until noon:\n\n${sealed}\n\nOnce.`
    expect(await openSealedLinks(text, {masterKey, origin})).toBe(
      `Until noon:\n\n${passwordResetLink(origin, token)}\n\nOnce.`,
    )
  })

  it('leaves every other text as it is', async () => {
    const text = 'Your password-reset: none.'
    expect(await openSealedLinks(text, {masterKey, origin})).toBe(text)
  })

  it('stays closed under another key and in the place of another link', async () => {
    const sealed = await sealedLink(masterKey, {reset: 'r-1', token: newToken()})
    const other = Uint8Array.from(randomBytes(32))
    for (const [text, key] of [
      [sealed, other],
      [sealed.replace('r-1', 'r-2'), masterKey],
    ] as const) {
      await expect(openSealedLinks(text, {masterKey: key, origin})).rejects.toMatchObject({
        code: 'cannot-unwrap',
      })
    }
  })
})
