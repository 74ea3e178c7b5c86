import {z} from 'zod'
import {signOnFailure} from './single-sign-on-failure.ts'

/** What a provider says of a person, as it came: of the ID token, and of the userinfo endpoint. */
export type Claims = Readonly<Record<string, unknown>>

/** Who signs in, as the provider says. */
export interface Identity {
  readonly issuer: string
  readonly subject: string
  /** Lower case; null where the provider sends none. */
  readonly email: string | null
  /** Whether the provider says that it has verified the address. */
  readonly emailVerified: boolean
  /** Empty where the provider sends none. */
  readonly name: string
  readonly groups: readonly string[]
}

/** Whether the ID token leaves something open that the userinfo endpoint may know. */
export function lacksClaims(idToken: Claims, groupsClaim: string): boolean {
  return (
    addressIn(idToken) === null ||
    idToken['email_verified'] === undefined ||
    nameIn(idToken) === '' ||
    valueAt(idToken, groupsClaim) === undefined
  )
}

/**
 * Reads who signs in. What the ID token says, which is signed, goes before userinfo; whether an
 * address is verified counts from userinfo only for the same address. A groups claim that is absent
 * is no group at all. Throws `claims-malformed`.
 */
export function identityFrom(
  idToken: Claims & {readonly iss: string; readonly sub: string},
  {userinfo = {}, groupsClaim}: {userinfo?: Claims; groupsClaim: string},
): Identity {
  const email = addressIn(idToken) ?? addressIn(userinfo)
  const verifying = [idToken, userinfo].filter((claims) => addressIn(claims) === email)
  return {
    issuer: idToken.iss,
    subject: idToken.sub,
    email,
    emailVerified: email !== null && isVerified(verifying),
    name: nameIn(idToken) || nameIn(userinfo),
    groups: groupsIn(idToken, groupsClaim) ?? groupsIn(userinfo, groupsClaim) ?? [],
  }
}

function addressIn({email}: Claims): string | null {
  if (typeof email !== 'string') return null
  // read before it is in lower case: a letter of another script may become one of ours by that
  return z.email().safeParse(email.trim()).data?.toLowerCase() ?? null
}

/** By the first that says anything; some providers write the boolean as a text. */
function isVerified(claims: readonly Claims[]): boolean {
  const said = claims.map((each) => each['email_verified']).find((value) => value !== undefined)
  return said === true || said === 'true'
}

function nameIn(claims: Claims): string {
  const text = (claim: string) => {
    const value = claims[claim]
    return typeof value === 'string' ? value.trim() : ''
  }
  const parts = [text('given_name'), text('family_name')].filter(Boolean).join(' ')
  return (text('name') || parts || text('preferred_username')).slice(0, 120)
}

/** The groups in a claim, each once; undefined where it is absent. */
function groupsIn(claims: Claims, groupsClaim: string): string[] | undefined {
  const sentElsewhere = Object(claims['_claim_names']) as Record<string, unknown> // read only to look
  if (Object.hasOwn(sentElsewhere, groupsClaim)) {
    throw signOnFailure(
      'claims-malformed',
      `the provider refers to the groups instead of sending them: let it send fewer in ${groupsClaim}`,
    )
  }
  const value = valueAt(claims, groupsClaim)
  if (value === undefined || value === null) return undefined
  const list = z.array(z.string()).safeParse(typeof value === 'string' ? [value] : value)
  if (list.success) return [...new Set(list.data.map((group) => group.trim()).filter(Boolean))]
  throw signOnFailure('claims-malformed', `the claim ${groupsClaim} is not a list of names`)
}

/** A claim by its name, or by the path that the name spells, such as `realm_access.roles`. */
function valueAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name]
  return name.split('.').reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    return (value as Claims)[step] // an object with that member
  }, claims)
}
