import {posix} from 'node:path'
import {anchorsOf, linksOf, type Document} from './markdown.ts'

/** Names that resolve only inside somebody's network, or nowhere. */
const privateDomains =
  /\.(local|localhost|internal|intranet|lan|corp|home|private|test|invalid|arpa)$/

/** What lessons link to by name; their own reader refuses a term or a source that is not there. */
const lessonLink = /^(?:lexicon|source):[a-z0-9-]+$/

/** Every link that leads nowhere, as `path:line: what is wrong`; `tracked` holds files and folders. */
export function brokenLinks(
  documents: readonly Document[],
  tracked: ReadonlySet<string>,
): string[] {
  const anchors = new Map(documents.map(({path, text}) => [path, anchorsOf(text)]))
  return documents.flatMap(({path, text}) =>
    linksOf(text).flatMap(({value, line}) => {
      if (path.startsWith('content/') && lessonLink.test(value)) return []
      const fault = /^[a-z][a-z0-9+.-]*:/i.test(value)
        ? externalFault(value)
        : relativeFault(path, value, {tracked, anchors})
      return fault === undefined ? [] : [`${path}:${line}: ${value}: ${fault}`]
    }),
  )
}

function relativeFault(
  from: string,
  target: string,
  {
    tracked,
    anchors,
  }: {tracked: ReadonlySet<string>; anchors: ReadonlyMap<string, ReadonlySet<string>>},
): string | undefined {
  if (target.startsWith('/')) return 'begins at the root of a machine: write it relative'
  const [file = '', anchor] = target.split('#')
  const path =
    file === '' ? from : posix.normalize(posix.join(posix.dirname(from), decodeURIComponent(file)))
  const place = path.replace(/(.)\/$/, '$1')
  if (place.startsWith('..')) return 'leads out of the repository'
  if (!tracked.has(place)) return 'no such file in the repository'
  if (anchor === undefined) return undefined
  if (!place.endsWith('.md')) return 'an anchor in a file that is no document'
  return anchors.get(place)?.has(anchor) === true ? undefined : `no heading for #${anchor}`
}

/** External addresses are never fetched: their form alone is judged. */
function externalFault(target: string): string | undefined {
  const address = URL.parse(target)
  if (address === null) return 'no address'
  if (address.protocol !== 'https:') return 'only https addresses are linked'
  if (address.username !== '' || address.port !== '') return 'carries a name or a port'
  const {hostname} = address
  if (!/^([a-z0-9-]+\.)+[a-z]{2,}$/.test(hostname) || privateDomains.test(hostname)) {
    return 'a host that readers elsewhere cannot reach'
  }
  return undefined
}
