import {bakingFault} from './fault.ts'

/** A piece of an XML text. */
export type XmlToken =
  | {
      readonly kind: 'open'
      readonly name: string
      readonly attributes: ReadonlyMap<string, string>
      readonly isEmpty: boolean
      readonly start: number
      readonly end: number
    }
  | {readonly kind: 'close'; readonly name: string; readonly start: number; readonly end: number}
  | {readonly kind: 'text'; readonly text: string}

/**
 * The pieces of an XML text, in time linear in it. Document types with declarations are
 * refused, and with them entities of one's own: what they stand for depends on who reads. Throws `baked-malformed`.
 */
export function* xmlTokens(text: string): Generator<XmlToken, void, undefined> {
  let at = text.startsWith('\ufeff') ? 1 : 0
  while (at < text.length) {
    const next = text.indexOf('<', at)
    if (next !== at) {
      const end = next < 0 ? text.length : next
      yield {kind: 'text', text: unescaped(text.slice(at, end))}
      at = end
    } else if (text.startsWith('<!--', at)) at = after(text, {open: '<!--', close: '-->', at})
    else if (text.startsWith('<?', at)) at = after(text, {open: '<?', close: '?>', at})
    else if (text.startsWith('<![CDATA[', at)) {
      const end = after(text, {open: '<![CDATA[', close: ']]>', at})
      yield {kind: 'text', text: text.slice(at + 9, end - 3)}
      at = end
    } else if (text.startsWith('<!', at)) {
      at = afterDoctype(text, at)
    } else {
      const token = tagAt(text, at)
      yield token
      at = token.end
    }
  }
}

function after(text: string, {open, close, at}: {open: string; close: string; at: number}): number {
  const end = text.indexOf(close, at + open.length)
  if (end < 0) throw malformed(`${open} without ${close}`)
  return end + close.length
}

/** Old drawings name their document type; one with declarations of its own can change what is read. */
function afterDoctype(text: string, at: number): number {
  const end = after(text, {open: '<!DOCTYPE', close: '>', at})
  const doctype = text.slice(at, end)
  // html writes it in any case, xml in one
  if (!doctype.startsWith('<!DOCTYPE')) throw bakingFault('not-a-picture', 'not an svg')
  if (!doctype.includes('[')) return end
  throw malformed('it declares entities, which can change what stands in it')
}

const nameAt = /[A-Za-z_][\w.:-]*/y
const spaceAt = /[ \t\r\n]*/y
const equalsAt = /[ \t\r\n]*=[ \t\r\n]*/y

function tagAt(text: string, start: number): Exclude<XmlToken, {kind: 'text'}> {
  const isClosing = text[start + 1] === '/'
  const name = matchAt(nameAt, {text, at: start + (isClosing ? 2 : 1)})
  if (name === '') throw malformed('a tag without a name')
  let at = start + (isClosing ? 2 : 1) + name.length
  const attributes = new Map<string, string>()
  for (;;) {
    const space = matchAt(spaceAt, {text, at})
    at += space.length
    if (text[at] === '>') {
      const end = at + 1
      return isClosing
        ? {kind: 'close', name, start, end}
        : {kind: 'open', name, attributes, isEmpty: false, start, end}
    }
    if (!isClosing && text.startsWith('/>', at)) {
      return {kind: 'open', name, attributes, isEmpty: true, start, end: at + 2}
    }
    const key = matchAt(nameAt, {text, at})
    if (key === '' || space === '' || isClosing) throw malformed(`a tag that does not end: ${name}`)
    at += key.length
    at += equalsIn(text, {at, key})
    const quote = text[at]
    if (quote !== '"' && quote !== "'") throw malformed(`an attribute without quotes: ${key}`)
    const end = text.indexOf(quote, at + 1)
    if (end < 0) throw malformed(`an attribute that does not end: ${key}`)
    const value = text.slice(at + 1, end)
    if (attributes.has(key)) throw malformed(`an attribute that stands twice: ${key}`)
    if (value.includes('<')) throw malformed(`an attribute with a tag in it: ${key}`)
    attributes.set(key, unescaped(value))
    at = end + 1
  }
}

function equalsIn(text: string, {at, key}: {at: number; key: string}): number {
  const equals = matchAt(equalsAt, {text, at})
  if (equals === '') throw malformed(`an attribute without a value: ${key}`)
  return equals.length
}

function matchAt(pattern: RegExp, {text, at}: {text: string; at: number}): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}

const predefined: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&([^;&\s]{0,32};?)/g, (_, body: string) => {
    const name = body.slice(0, -1)
    const plain = body.endsWith(';') && Object.hasOwn(predefined, name) ? predefined[name] : null
    if (typeof plain === 'string') return plain
    const code = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}));$/.exec(body)
    const point = Number.parseInt(code?.[1] ?? code?.[2] ?? '', code?.[1] === undefined ? 10 : 16)
    if (Number.isNaN(point) || point === 0 || point > 0x10ffff) {
      throw malformed(`an entity that is not one of xml's own: &${body.slice(0, 20)}`)
    }
    return String.fromCodePoint(point)
  })
}

function malformed(reason: string) {
  return bakingFault('baked-malformed', `the svg is mis-baked: ${reason}`)
}
