import type {Catalogue, Item} from '@airworthy/content'

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

const keyMaterial = new Set([
  'reserved item',
  'item version',
  'item id',
  'false belief',
  'source',
  'note on bias',
  'reason of the prior',
  'reason of the key',
])

/** Whether a secret is one of the bank: authors may see it, and nobody else. */
export function isKeyMaterial({what}: Secret): boolean {
  return keyMaterial.has(what)
}

/** All texts of the bank that give a key away, and the questions that only an examination may show. */
export function keyMaterialOf(catalogue: Catalogue): Secret[] {
  const stems = catalogue.reserved.map(({item}) => ({what: 'reserved item', text: item.ask.stem}))
  const versions = catalogue.items.map(({digest}) => ({what: 'item version', text: digest}))
  return [...keyMaterialIn(catalogue.items.map(({item}) => item)), ...unshown(stems), ...versions]

  /** A reserved stem that an open item shares is no secret. */
  function unshown(secrets: readonly Secret[]): Secret[] {
    const shown = asksOf(catalogue.open.map(({item}) => item))
    return secrets.filter(({text}) => !shown.includes(legible(text)))
  }
}

/** The texts that give the keys of items away: reasons, false beliefs, sources, ids. */
export function keyMaterialIn(items: readonly Item[]): Secret[] {
  const shown = asksOf(items)
  return items
    .flatMap((item): Secret[] => [
      {what: 'item id', text: item.id},
      {what: 'false belief', text: item.targets},
      {what: 'source', text: item.source},
      {what: 'note on bias', text: item.bias},
      {what: 'reason of the prior', text: item.prior.reason},
      ...Object.values(item.key.why).map((text) => ({what: 'reason of the key', text})),
    ])
    .filter(({text}) => legible(text).length >= shortestText && !shown.includes(legible(text)))
}

function asksOf(items: readonly Item[]): string {
  return items.map(({ask}) => legible(JSON.stringify(ask))).join('\n')
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
