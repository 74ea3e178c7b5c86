import {concatBytes, textFromUtf8, utf8, type Bytes} from '../bytes.ts'
import {crc32} from './crc32.ts'
import {bakingFault} from './fault.ts'

/** The keyword under which Open Badges 3.0 keeps a credential in a PNG. */
const keyword = 'openbadgecredential'
/** The keyword of Open Badges 1 and 2. */
const olderKeyword = 'openbadges'

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Whether bytes begin as a PNG does. */
export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

/**
 * Bakes a credential, JSON text or a JWT, into a PNG: an uncompressed iTXt chunk after the header, in
 * place of one that is there. Throws `not-a-picture`, `picture-damaged` and `not-bakeable`.
 */
export function bakePng(png: Uint8Array, text: string): Bytes {
  if (text.trim() === '' || text.includes('\0') || !text.isWellFormed()) {
    throw bakingFault('not-bakeable', 'a credential to bake is a text that holds no zero')
  }
  const chunks = chunksOf(png)
  const [header, ...rest] = chunks
  if (header === undefined) throw damaged('it has no chunk')
  const kept = rest.filter((chunk) => keywordOf(chunk) !== keyword)
  return concatBytes([
    png.subarray(0, signature.length),
    header.whole,
    chunkOf('iTXt', concatBytes([utf8(`${keyword}\0\0\0\0\0`), utf8(text)])),
    ...kept.map(({whole}) => whole),
  ])
}

/** The credential in a PNG; throws one of the codes of baking. */
export function unbakePng(png: Uint8Array): string {
  const chunks = chunksOf(png)
  const baked = chunks.filter((chunk) => keywordOf(chunk) === keyword)
  const [only] = baked
  if (only === undefined) {
    if (chunks.some((chunk) => keywordOf(chunk) === olderKeyword)) {
      throw bakingFault('baked-older-version', 'the png holds an open badge of version 1 or 2')
    }
    const alike = chunks.map(keywordOf).find((one) => one !== null && /open.?badge/i.test(one))
    if (alike) throw malformed(`its keyword is ${alike}, not ${keyword}`)
    throw bakingFault('no-baked-credential', 'no credential is baked into the png')
  }
  if (baked.length > 1) {
    throw bakingFault('baked-twice', `${baked.length} credentials are baked into the png`, {
      credentials: baked.length,
    })
  }
  if (only.type !== 'iTXt') {
    throw bakingFault('baked-elsewhere', `the credential is in a chunk ${only.type}, not iTXt`, {
      chunk: only.type,
    })
  }
  return textOf(only.data)
}

/** keyword 0 compressed? method language 0 translated-keyword 0 text */
function textOf(data: Uint8Array): string {
  const start = keyword.length + 1
  if (data.length < start + 4) throw malformed('the chunk ends before its text')
  if (data[start] !== 0) {
    throw bakingFault('baked-compressed', 'the credential in the png is compressed')
  }
  if (data[start + 1] !== 0) throw malformed('an unknown method of compression')
  const language = data.indexOf(0, start + 2)
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1)
  if (translated < 0) throw malformed('the chunk ends before its text')
  const text = textFromUtf8(data.subarray(translated + 1))
  if (text === null) throw malformed('the text is not utf-8')
  if (text.trim() === '') throw malformed('the text is empty')
  return text
}

interface Chunk {
  readonly type: string
  readonly data: Uint8Array
  /** With length, type and checksum. */
  readonly whole: Uint8Array
}

function chunksOf(png: Uint8Array): readonly Chunk[] {
  if (!isPng(png)) throw bakingFault('not-a-picture', 'not a png')
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const chunks: Chunk[] = []
  let at = signature.length
  while (at < png.length) {
    if (at + 12 > png.length) throw damaged('it ends within a chunk')
    const length = view.getUint32(at)
    const end = at + 12 + length
    if (end > png.length) throw damaged('it ends within a chunk')
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8))
    if (!/^[A-Za-z]{4}$/.test(type)) throw damaged('a chunk has no name')
    if (chunks.length === 0 && type !== 'IHDR') throw damaged('it does not begin with its header')
    if (crc32(png.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) {
      throw bakingFault('picture-damaged', `the png is damaged: the checksum of ${type} is wrong`, {
        chunk: type,
      })
    }
    chunks.push({type, data: png.subarray(at + 8, end - 4), whole: png.subarray(at, end)})
    at = end
    // what stands after the end is no part of the picture
    if (type === 'IEND') return chunks
  }
  throw damaged('it has no end')
}

/** The keyword of a chunk of text, or null for every other chunk. */
function keywordOf({type, data}: Chunk): string | null {
  if (type !== 'iTXt' && type !== 'tEXt' && type !== 'zTXt') return null
  const end = data.subarray(0, 80).indexOf(0)
  return end < 0 ? null : String.fromCharCode(...data.subarray(0, end))
}

function chunkOf(type: string, data: Uint8Array): Bytes {
  const named = concatBytes([utf8(type), data])
  const whole = new Uint8Array(named.length + 8)
  const view = new DataView(whole.buffer)
  view.setUint32(0, data.length)
  whole.set(named, 4)
  view.setUint32(whole.length - 4, crc32(named))
  return whole
}

function damaged(reason: string) {
  return bakingFault('picture-damaged', `the png is damaged: ${reason}`)
}

function malformed(reason: string) {
  return bakingFault('baked-malformed', `the png is mis-baked: ${reason}`)
}
