import type {Catalogue} from '@airworthy/content'

/** A text that must not leave the server, and what it is. */
export interface Secret {
  readonly what: string
  readonly text: string
}

/**
 * The names of members that hold keys, scores, parameters or seeds: none may stand in an answer,
 * whatever its value.
 */
const secretMembers = new Set(
  [
    'answer accept why targets source prior bias right rationale',
    'seed score itemId itemVersion model uncertainty exposure',
    'a b c thresholds loadings discrimination difficulty guessing',
    'password passwordHash tokenHash wrappedKey privateKey secret d',
  ].flatMap((names) => names.split(' ')),
)
const shortestText = 14

/** All texts of the bank that give a key away: reasons, false beliefs, sources, ids, versions. */
export function keyMaterialOf(catalogue: Catalogue): Secret[] {
  const shown = catalogue.items.map(({item}) => legible(JSON.stringify(item.ask))).join('\n')
  return catalogue.items
    .flatMap(({item, digest}): Secret[] => [
      {what: 'item id', text: item.id},
      {what: 'item version', text: digest},
      {what: 'false belief', text: item.targets},
      {what: 'source', text: item.source},
      {what: 'note on bias', text: item.bias},
      {what: 'reason of the prior', text: item.prior.reason},
      ...Object.values(item.key.why).map((text) => ({what: 'reason of the key', text})),
    ])
    .filter(({text}) => legible(text).length >= shortestText && !shown.includes(legible(text)))
}

/** The secrets that stand in a text, however it is wrapped, quoted or escaped. */
export function secretsIn(text: string, secrets: readonly Secret[]): string[] {
  const searched = legible(text)
  return secrets
    .filter((secret) => searched.includes(legible(secret.text)))
    .map(({what, text: found}) => `${what}: ${found}`)
}

/** The paths of members whose name alone says that they must not leave the server. */
export function secretMembersIn(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => {
    const here = Array.isArray(value) ? `${path}[]` : `${path}.${name}`
    // `right` of a match item is the right-hand column that is shown
    const isColumn = name === 'right' && Array.isArray(member)
    const found = secretMembers.has(name) && !Array.isArray(value) && !isColumn
    return [...(found ? [`member ${here}`] : []), ...secretMembersIn(member, here)]
  })
}

const readings = new Map<string, string>()

/** Letters and digits alone, escapes resolved: line breaks and quoting hide nothing. */
function legible(text: string): string {
  const known = readings.get(text)
  if (known !== undefined) return known
  const read = text
    .replace(/\\u\{?([0-9a-fA-F]{4,6})\}?/g, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    )
    .replace(/\\x([0-9a-fA-F]{2})/g, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    )
    .replace(/\\[nrt]/g, ' ')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
  if (text.length < 2_000) readings.set(text, read)
  return read
}
