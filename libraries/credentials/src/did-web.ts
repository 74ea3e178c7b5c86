import {AirworthyError} from '@airworthy/kernel'

/**
 * The did:web of a public address: `https://a.example/x` is `did:web:a.example:x`, a port is written
 * `%3A` (W3C CCG did:web). Plain http is for addresses on loopback. Throws `not-a-public-url`.
 */
export function didWebOf(publicUrl: string): string {
  const url = URL.canParse(publicUrl) ? new URL(publicUrl) : null
  const isPublic =
    url !== null &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) &&
    url.username + url.password + url.search + url.hash === ''
  if (!isPublic) {
    throw new AirworthyError(
      'not-a-public-url',
      `not a public address: ${publicUrl}; it is https, a host and perhaps a path, nothing more`,
    )
  }
  const path = url.pathname.split('/').filter((segment) => segment !== '')
  const segments = path.map((segment) => {
    const plain = decoded(segment)
    if (!isSegment(plain)) {
      throw new AirworthyError('not-a-public-url', `a path that a did cannot hold: ${publicUrl}`)
    }
    return escaped(plain)
  })
  return ['did:web', escaped(url.host), ...segments].join(':')
}

/**
 * Where the document of a did:web lies. Hosts on loopback that are listed in `insecure`, with or
 * without their port, are reached by plain http; no other host ever is. Throws `malformed-did`.
 */
export function urlOfDidWeb(
  did: string,
  {insecure = []}: {insecure?: readonly string[]} = {},
): string {
  const [scheme, method, host = '', ...path] = did.split(':')
  const authority = decoded(host)
  const segments = path.map(decoded)
  const url = `https://${authority ?? ''}/`
  const isDid =
    scheme === 'did' &&
    method === 'web' &&
    authority !== null &&
    /^[a-z0-9.[\]:-]+$/.test(authority) &&
    URL.canParse(url) &&
    // the port of https is left out by every reader of addresses
    new URL(url).host === authority.replace(/:443$/, '') &&
    segments.every(isSegment)
  if (!isDid) throw new AirworthyError('malformed-did', `not a did:web: ${did.slice(0, 200)}`)
  const {hostname} = new URL(url)
  const plain =
    isLoopback(hostname) && (insecure.includes(authority) || insecure.includes(hostname))
  const origin = `${plain ? 'http' : 'https'}://${authority}`
  if (segments.length === 0) return `${origin}/.well-known/did.json`
  return `${origin}/${segments.map((segment) => encodeURIComponent(segment ?? '')).join('/')}/did.json`
}

/** Whether a host is this machine itself. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
}

function isSegment(segment: string | null): segment is string {
  return segment !== null && /^[^/\\?#%\s]+$/.test(segment) && !/^\.{1,2}$/.test(segment)
}

/** Everything but what a DID may hold is written with a per cent sign. */
function escaped(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
