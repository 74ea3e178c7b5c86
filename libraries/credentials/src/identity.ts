import {hexFrom} from '@airworthy/kernel'
import type {RecipientIdentifier} from './achievement-credential.ts'
import {sha256Bytes, utf8} from './bytes.ts'

/**
 * A recipient's identity as a salted hash, `sha256$…` (Open Badges IdentityObject): who knows the
 * value can check it, nobody can read it. The salt is public and must be random: short values are
 * guessed without one.
 */
export async function hashIdentity(
  value: string,
  {identityType, salt}: {identityType: RecipientIdentifier['identityType']; salt: string},
): Promise<RecipientIdentifier> {
  const digest = hexFrom(await sha256Bytes(utf8(value + salt)))
  return {identityType, identityHash: `sha256$${digest}`, hashed: true, salt}
}
