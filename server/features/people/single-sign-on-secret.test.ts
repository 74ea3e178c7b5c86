import {generateDataKey} from '@airworthy/evidence'
import {expect, it} from 'vitest'
import {openSecret, sealSecret} from './single-sign-on-secret.ts'

const masterKey = generateDataKey()

it('a client secret opens under the master key, and looks different each time', async () => {
  const [first, second] = [
    await sealSecret(masterKey, 'söme-secret'),
    await sealSecret(masterKey, 'söme-secret'),
  ]
  expect(await openSecret(masterKey, first)).toBe('söme-secret')
  expect(first.sealedSecret).not.toBe(second.sealedSecret)
  expect(JSON.stringify(first)).not.toContain('secret-')
})

it('it opens neither under another master key nor after a change of a single byte', async () => {
  const sealed = await sealSecret(masterKey, 'some-secret')
  await expect(openSecret(generateDataKey(), sealed)).rejects.toMatchObject({code: 'cannot-unwrap'})
  const bytes = Buffer.from(sealed.sealedSecret, 'base64url')
  for (let place = 0; place < bytes.length; place++) {
    const altered = Buffer.from(bytes)
    altered[place] = (altered[place] ?? 0) ^ 1
    const sealedSecret = altered.toString('base64url')
    await expect(openSecret(masterKey, {...sealed, sealedSecret})).rejects.toMatchObject({
      code: 'cannot-unseal',
    })
  }
})

it('a text that is cut short does not open', async () => {
  const sealed = await sealSecret(masterKey, 'some-secret')
  for (const length of [0, 8, 24, 36]) {
    const sealedSecret = sealed.sealedSecret.slice(0, length)
    await expect(openSecret(masterKey, {...sealed, sealedSecret})).rejects.toMatchObject({
      code: 'cannot-unseal',
    })
  }
})
