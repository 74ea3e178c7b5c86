import {createHash, randomBytes} from 'node:crypto'

/** A secret for a link: 32 random bytes as 43 characters of base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a token: its SHA-256 in hexadecimal. */
export function tokenHashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
