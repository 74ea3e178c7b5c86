import {AirworthyError} from '@airworthy/kernel'

/** Bytes that stand in memory of their own, as WebCrypto wants them. */
export type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()

/** A text's UTF-8 bytes. */
export function utf8(text: string): Bytes {
  return encoder.encode(text)
}

/** Several runs of bytes as one. */
export function concatBytes(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

/** Bytes as base64url without padding (RFC 4648, section 5). */
export function base64urlFrom(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/**
 * The bytes of a base64url text. There is one spelling for each run of bytes: padding, foreign
 * characters and stray trailing bits throw `malformed-base64url`.
 */
export function bytesFromBase64url(text: string): Bytes {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) throw malformed('base64url', text)
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
  if (base64urlFrom(bytes) !== text) throw malformed('base64url', text)
  return bytes
}

/** The bytes of a hexadecimal text in lower case; anything else throws `malformed-hex`. */
export function bytesFromHex(text: string): Bytes {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) throw malformed('hex', text)
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

function malformed(spelling: 'base64url' | 'hex', text: string): AirworthyError {
  return new AirworthyError(`malformed-${spelling}`, `not ${spelling}: ${text.slice(0, 40)}`)
}
