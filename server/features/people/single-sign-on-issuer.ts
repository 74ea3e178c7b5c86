import {AirworthyError} from '@airworthy/kernel'

const discoveryPath = /\/\.well-known\/openid-configuration\/?$/

/** Whether a host is this machine itself. */
function isLoopback({hostname}: URL): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
}

/**
 * Whether the platform may speak http with a provider on its own machine: only where the platform
 * is opened on that machine too, which development and tests do and no organisation does.
 */
export function mayUseLoopback(publicUrl: string | undefined): boolean {
  return publicUrl === undefined || isLoopback(new URL(publicUrl))
}

/** Whether an address is one to which codes and secrets may be sent. */
export function isSecureAddress(address: URL, {loopback}: {loopback: boolean}): boolean {
  if (address.protocol === 'https:') return true
  return loopback && address.protocol === 'http:' && isLoopback(address)
}

/**
 * The issuer as it was meant: the address of its description, which people copy, is cut to the
 * issuer's own. Throws `issuer-refused`.
 */
export function issuerFrom(given: string, {loopback}: {loopback: boolean}): string {
  const text = given.trim().replace(discoveryPath, '')
  const issuer = URL.canParse(text) ? new URL(text) : undefined
  const isPlain = issuer?.search === '' && issuer.hash === ''
  if (!issuer || !isPlain || issuer.username !== '' || issuer.password !== '') {
    throw new AirworthyError(
      'issuer-refused',
      `${JSON.stringify(text)} is no issuer: expected an address such as https://id.example.org without query`,
    )
  }
  if (!isSecureAddress(issuer, {loopback})) {
    throw new AirworthyError(
      'issuer-refused',
      loopback
        ? `issuer ${text} refused: expected https; http is for a provider on this machine (localhost, 127.0.0.1)`
        : `issuer ${text} refused: expected https`,
    )
  }
  return text
}
