import {bakingFault} from './fault.ts'
import {xmlTokens, type XmlToken} from './xml-tokens.ts'

/** The namespace of a credential in an SVG (Open Badges 3.0). */
const obNamespace = 'https://purl.imsglobal.org/ob/v3p0'
const svgNamespace = 'http://www.w3.org/2000/svg'
/** The namespace of Open Badges 1 and 2. */
const olderNamespace = 'http://openbadges.org'

/**
 * Bakes a credential into an SVG: JSON text as CDATA, a JWT as the attribute `verify`, directly after
 * the tag of the picture and in place of one that is there. Throws the codes of baking.
 */
export function bakeSvg(svg: string, text: string): string {
  // XML cannot hold control characters in any spelling
  const isHeld = text.isWellFormed() && !/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/u.test(text)
  if (text.trim() === '' || !isHeld) {
    throw bakingFault('not-bakeable', 'a credential to bake is a text that xml can hold')
  }
  const {root, credentials} = readSvg(svg)
  const prefix = root.attributes.get('xmlns:openbadges')
  if (prefix !== undefined && prefix !== obNamespace) {
    throw bakingFault('not-bakeable', `the svg uses the prefix openbadges for ${prefix}`)
  }
  const tag = svg.slice(root.start, root.end).replace(/\s*\/?>$/, '')
  const declared = prefix === undefined ? ` xmlns:openbadges="${obNamespace}"` : ''
  const rest = without(svg.slice(root.end), {
    spans: credentials.map(({start, end}) => ({start: start - root.end, end: end - root.end})),
  })
  const end = root.isEmpty ? `</${root.name}>` : ''
  return `${svg.slice(0, root.start)}${tag}${declared}>${elementOf(text)}${end}${rest}`
}

/** The credential in an SVG; throws one of the codes of baking. */
export function unbakeSvg(svg: string): string {
  const {credentials, isOlder, misnamed} = readSvg(svg)
  const [only] = credentials
  if (only === undefined) {
    if (isOlder) {
      throw bakingFault('baked-older-version', 'the svg holds an open badge of version 1 or 2')
    }
    if (misnamed !== null) throw malformed(misnamed)
    throw bakingFault('no-baked-credential', 'no credential is baked into the svg')
  }
  if (credentials.length > 1) {
    throw bakingFault('baked-twice', `${credentials.length} credentials are baked into the svg`, {
      credentials: credentials.length,
    })
  }
  const {verify, body} = only
  if (verify !== null && body.trim() !== '') {
    throw bakingFault('baked-twice', 'the svg holds a credential as verify and another within')
  }
  const text = verify ?? body
  if (text.trim() === '') throw malformed('the credential in it is empty')
  return text
}

interface BakedElement {
  readonly start: number
  readonly end: number
  readonly verify: string | null
  readonly body: string
}

type OpenTag = Extract<XmlToken, {kind: 'open'}>

interface ReadSvg {
  readonly root: OpenTag
  readonly credentials: readonly BakedElement[]
  /** Whether a credential of an older version is in it. */
  readonly isOlder: boolean
  /** What is wrong with an element that was meant to be a credential; null without one. */
  readonly misnamed: string | null
}

interface OpenElement {
  readonly tag: OpenTag
  readonly namespaces: ReadonlyMap<string, string>
  readonly isCredential: boolean
}

function readSvg(svg: string): ReadSvg {
  const stack: OpenElement[] = []
  const credentials: BakedElement[] = []
  let root: OpenTag | null = null
  let isOlder = false
  let misnamed: string | null = null
  let body = ''
  function close({tag, isCredential}: OpenElement, end: number): void {
    if (!isCredential) return
    credentials.push({start: tag.start, end, verify: tag.attributes.get('verify') ?? null, body})
    body = ''
  }
  for (const token of xmlTokens(svg)) {
    const within = stack.at(-1)
    if (token.kind === 'text') {
      if (within?.isCredential === true) body += token.text
      else if (within === undefined && token.text.trim() !== '') throw notSvg()
    } else if (token.kind === 'close') {
      if (within?.tag.name !== token.name) throw malformed(`a tag closes another: ${token.name}`)
      stack.pop()
      close(within, token.end)
    } else {
      if (within === undefined && root !== null) throw malformed('it has two roots')
      if (within?.isCredential === true) throw malformed('a tag within the credential')
      if (stack.length >= deepestNesting) throw malformed('it nests too deep')
      const namespaces = namespacesOf(token, within?.namespaces ?? new Map())
      const [space, local] = expanded(token.name, namespaces)
      if (root === null) {
        if (local !== 'svg' || (space ?? svgNamespace) !== svgNamespace) throw notSvg()
        root = token
      }
      isOlder ||= space === olderNamespace
      misnamed ??= misnamingOf(token.name, {space, local})
      const element = {
        tag: token,
        namespaces,
        isCredential: space === obNamespace && local === 'credential',
      }
      if (token.isEmpty) close(element, token.end)
      else stack.push(element)
    }
  }
  if (root === null) throw notSvg()
  if (stack.length > 0) throw malformed('it ends before its tags are closed')
  return {root, credentials, isOlder, misnamed}
}

/** An element by the name of a credential outside the namespace, or by another name within it. */
function misnamingOf(
  name: string,
  {space, local}: {space: string | undefined; local: string},
): string | null {
  if (space === obNamespace) {
    return local === 'credential' ? null : `it holds a ${name.slice(0, 100)}, not a credential`
  }
  if (local !== 'credential' && !name.startsWith('openbadges:')) return null
  const where = space === undefined ? 'in no namespace' : `in the namespace ${space.slice(0, 200)}`
  return `its ${name.slice(0, 100)} stands ${where}, not in ${obNamespace}`
}

const deepestNesting = 1000
const mostNamespaces = 200

function namespacesOf(
  {attributes}: OpenTag,
  outer: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  let inner: Map<string, string> | null = null
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
    inner ??= new Map(outer)
    inner.set(name === 'xmlns' ? '' : name.slice('xmlns:'.length), value)
    // each is copied into what stands within
    if (inner.size > mostNamespaces) throw malformed('it names too many namespaces')
  }
  return inner ?? outer
}

function expanded(
  name: string,
  namespaces: ReadonlyMap<string, string>,
): readonly [space: string | undefined, local: string] {
  const colon = name.indexOf(':')
  return colon < 0
    ? [namespaces.get(''), name]
    : [namespaces.get(name.slice(0, colon)), name.slice(colon + 1)]
}

function elementOf(text: string): string {
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text)) {
    return `<openbadges:credential verify="${text}"></openbadges:credential>`
  }
  // a CDATA section cannot hold its own end, so that it is cut there in two
  const data = text.replaceAll(']]>', ']]]]><![CDATA[>')
  return `<openbadges:credential><![CDATA[${data}]]></openbadges:credential>`
}

function without(text: string, {spans}: {spans: readonly {start: number; end: number}[]}): string {
  const kept = spans.map(({start}, index) => text.slice(spans[index - 1]?.end ?? 0, start))
  return kept.join('') + text.slice(spans.at(-1)?.end ?? 0)
}

function notSvg() {
  return bakingFault('not-a-picture', 'not an svg')
}

function malformed(reason: string) {
  return bakingFault('baked-malformed', `the svg is mis-baked: ${reason}`)
}
