import {base64urlFrom, bytesFromBase64url, unwrapDataKey, wrapDataKey} from '@airworthy/evidence'

type Bytes = Uint8Array<ArrayBuffer>

const sealedToken = /password-reset:([\w-]+):([\w-]+)/g

/**
 * What stands for a link in the text of a mail that waits to be sent: the token, which has the
 * length of a key, wrapped by the master key. So whoever reads the database alone has no link.
 */
export async function sealedLink(
  masterKey: Bytes,
  {reset, token}: {reset: string; token: string},
): Promise<string> {
  const wrapped = await wrapDataKey(masterKey, bytesFromBase64url(token), {
    pseudonym: `password-reset/${reset}`,
  })
  return `password-reset:${reset}:${wrapped}`
}

/**
 * Puts links in the place of what `sealedLink` left in a text. `origin` is the platform's address.
 * Throws `cannot-unwrap` under another master key.
 */
export async function openSealedLinks(
  text: string,
  {masterKey, origin}: {masterKey: Bytes; origin: string},
): Promise<string> {
  let opened = text
  for (const [sealed, reset, wrapped = ''] of text.matchAll(sealedToken)) {
    const token = await unwrapDataKey(masterKey, wrapped, {pseudonym: `password-reset/${reset}`})
    opened = opened.replace(sealed, passwordResetLink(origin, base64urlFrom(token)))
  }
  return opened
}

/** The address of the page on which the bearer of a token sets a new password. */
export function passwordResetLink(origin: string, token: string): string {
  return `${origin}/password-reset?token=${token}`
}
