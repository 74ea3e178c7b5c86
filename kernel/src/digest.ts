import {canonicalJson} from './canonical-json.ts'

const encoder = new TextEncoder()

/** The SHA-256 of bytes, or of a text's UTF-8, as 64 lowercase hexadecimal digits. */
export async function sha256(data: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof data === 'string' ? encoder.encode(data) : data
  return hexFrom(new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes)))
}

/** The SHA-256 of a value's canonical JSON: equal values have equal digests. */
export async function digestOf(value: unknown): Promise<string> {
  return await sha256(canonicalJson(value))
}

/** Bytes as lowercase hexadecimal. */
export function hexFrom(bytes: Uint8Array): string {
  let hex = ''
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0')
  return hex
}
