/** Bytes that stand in memory of their own, as WebCrypto wants them. */
export type Bytes = Uint8Array<ArrayBuffer>

/** A key of WebCrypto. */
export type WebKey = (typeof globalThis.CryptoKey)['prototype']

/** A text's UTF-8 bytes. */
export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text)
}

/** The text of UTF-8 bytes, or null where they are none. */
export function textFromUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes)
  } catch {
    return null
  }
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

/** The SHA-256 of bytes. */
export async function sha256Bytes(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes))
}
