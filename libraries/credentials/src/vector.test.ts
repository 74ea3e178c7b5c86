import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {hexFrom, type Json} from '@airworthy/kernel'
import {sha256Bytes, utf8} from './bytes.ts'
import {canonicalQuads} from './canonical.ts'
import {signCredential, signedData} from './data-integrity.ts'
import {importIssuerKey} from './issuer-key.ts'
import {textOf, type JsonObject} from './json.ts'
import {bytesOfBase58btc, bytesOfMultikey} from './multikey.ts'

const folder = process.env['AIRWORTHY_SHARED']
const file = (name: string) =>
  readFileSync(`${folder ?? ''}/reference/eddsa-rdfc-2022/${name}`, 'utf8')

interface Vector {
  readonly testPrivateSeedHex: string
  readonly publicKeyHex: string
  readonly documentHashHex: string
  readonly proofHashHex: string
  readonly signatureHex: string
  readonly signed: JsonObject & {readonly proof: Record<string, string>}
}

describe.skipIf(folder === undefined)('the public vector of eddsa-rdfc-2022', () => {
  const vector =
    folder === undefined ? null : (JSON.parse(file('obv3p0-eddsa-rdfc-2022.json')) as Vector) // the vector's own form
  function given(): Vector {
    if (vector === null) throw new Error('the vector was not read')
    return vector
  }

  test('both canonical forms are those of the standard, to the byte', async () => {
    const {proof, ...document} = given().signed
    expect(await canonicalQuads(document)).toBe(file('obv3p0-document-canon.txt'))
    const {proofValue: _value, ...options} = proof
    const config = {...options, '@context': document['@context'] as Json} // present in the vector
    expect(await canonicalQuads(config)).toBe(file('obv3p0-proof-canon.txt'))
  })

  test('the hashes and the bytes that are signed are those of the standard', async () => {
    const {signed, documentHashHex, proofHashHex} = given()
    const canon = utf8(file('obv3p0-document-canon.txt'))
    expect(hexFrom(await sha256Bytes(canon))).toBe(documentHashHex)
    expect(hexFrom(await signedData(signed, signed.proof))).toBe(proofHashHex + documentHashHex)
  })

  test('its seed makes its key and its signature', async () => {
    const {signed, testPrivateSeedHex, publicKeyHex, signatureHex} = given()
    const {proof, ...document} = signed
    const seed = Uint8Array.from(Buffer.from(testPrivateSeedHex, 'hex'))
    const key = await importIssuerKey({id: proof['verificationMethod'] ?? '', seed})
    expect(hexFrom(bytesOfMultikey(key.publicKeyMultibase) ?? new Uint8Array())).toBe(publicKeyHex)
    const created = new Date(proof['created'] ?? '')
    const again = await signCredential(document, {key, created})
    expect(again.proof).toEqual([proof])
    const {proofValue} = again.proof[0] ?? {}
    expect(hexFrom(bytesOfBase58btc(textOf(proofValue) ?? '') ?? new Uint8Array())).toBe(
      signatureHex,
    )
  })
})
