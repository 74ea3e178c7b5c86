import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {envelopeFrom, generateSigningKey, openEnvelope, signStatement} from './index.ts'
import {preAuthenticationEncoding} from './envelope.ts'
import {buildStatement} from './testing/build-statement.ts'

describe('the pre-authentication encoding', () => {
  it('is that of the example in the DSSE protocol', () => {
    const encoding = preAuthenticationEncoding(
      'http://example.com/HelloWorld',
      new TextEncoder().encode('hello world'),
    )
    expect(new TextDecoder().decode(encoding)).toBe(
      'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
    )
  })

  it('counts bytes, not characters', () => {
    const encoding = preAuthenticationEncoding('é', new TextEncoder().encode('€'))
    expect(new TextDecoder().decode(encoding)).toBe('DSSEv1 2 é 3 €')
  })
})

describe('a signed statement', () => {
  it('opens under the key that signed it', async () => {
    const key = await generateSigningKey()
    const statement = buildStatement()
    const envelope = envelopeFrom(JSON.stringify(await signStatement(statement, key)))
    expect(await openEnvelope(envelope, [key])).toEqual({statement, signedBy: [key.id]})
  })

  it('is signed by nobody that is not trusted, whatever its keyid says', async () => {
    const [key, other] = [await generateSigningKey(), await generateSigningKey()]
    const signed = await signStatement(buildStatement(), key)
    const renamed = {
      ...signed,
      signatures: signed.signatures.map(({sig}) => ({keyid: other.id, sig})),
    }
    expect((await openEnvelope(signed, [other])).signedBy).toEqual([])
    expect((await openEnvelope(renamed, [other])).signedBy).toEqual([])
    expect((await openEnvelope(renamed, [key])).signedBy).toEqual([key.id])
  })

  it('is signed by nobody after any change of its payload', async () => {
    const key = await generateSigningKey()
    const envelope = await signStatement(buildStatement(), key)
    const text = atob(envelope.payload)
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.integer({min: 32, max: 126}),
        async (at, code) => {
          const character = String.fromCharCode(code)
          fc.pre(text[at] !== character)
          const payload = btoa(text.slice(0, at) + character + text.slice(at + 1))
          const opened = await openEnvelope({...envelope, payload}, [key]).catch(
            (error: unknown) => {
              expect(error).toMatchObject({code: 'malformed-evidence'})
              return {signedBy: []}
            },
          )
          expect(opened.signedBy).toEqual([])
        },
      ),
    )
  })

  it('keeps the good signature beside a bad one', async () => {
    const [first, second] = [await generateSigningKey(), await generateSigningKey()]
    const a = await signStatement(buildStatement(), first)
    const b = await signStatement(buildStatement(), second)
    const bad = {keyid: 'x', sig: btoa('no signature')}
    const both = {...a, signatures: [bad, ...a.signatures, ...b.signatures]}
    expect((await openEnvelope(both, [first, second])).signedBy).toEqual([first.id, second.id])
  })
})

describe('reading an envelope', () => {
  it('says what is wrong with it', () => {
    const good = {
      payloadType: 'application/vnd.in-toto+json',
      payload: 'e30=',
      signatures: [{keyid: '', sig: 'AA=='}],
    }
    const faults: [unknown, RegExp][] = [
      [{...good, payloadType: 'text/plain'}, /payloadType cannot be "text\/plain"/],
      [{...good, signatures: []}, /signatures cannot be \[\]/],
      [{...good, signatures: [{keyid: '', sig: '?'}]}, /signatures cannot be/],
    ]
    for (const [value, message] of faults) {
      expect(() => envelopeFrom(JSON.stringify(value))).toThrow(message)
    }
  })

  it('refuses a payload that is no statement', async () => {
    const good = {
      payloadType: 'application/vnd.in-toto+json',
      signatures: [{keyid: '', sig: 'AA=='}],
    }
    await expect(openEnvelope({...good, payload: 'e30='}, [])).rejects.toThrow(
      /payload: no member _type/,
    )
    await expect(openEnvelope({...good, payload: 'e30'}, [])).rejects.toThrow(
      /payload is not base64/,
    )
  })
})
