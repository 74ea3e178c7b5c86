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

/** Bytes as base64 with padding (RFC 4648, section 4), as DSSE envelopes carry them. */
export function base64From(bytes: Uint8Array): string {
  const text = base64urlFrom(bytes).replaceAll('-', '+').replaceAll('_', '/')
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=')
}

/** The bytes of a base64 text, in its one spelling; anything else throws `malformed-base64`. */
export function bytesFromBase64(text: string): Bytes {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) {
    throw malformed('base64', text)
  }
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  if (base64From(bytes) !== text) throw malformed('base64', text)
  return bytes
}

/** The bytes of a hexadecimal text in lower case; anything else throws `malformed-hex`. */
export function bytesFromHex(text: string): Bytes {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) throw malformed('hex', text)
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

function malformed(spelling: 'base64url' | 'base64' | 'hex', text: string): AirworthyError {
  return new AirworthyError(`malformed-${spelling}`, `not ${spelling}: ${text.slice(0, 40)}`)
}
