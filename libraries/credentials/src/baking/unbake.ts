import {textFromUtf8} from '../bytes.ts'
import {bakingFault} from './fault.ts'
import {isPng, unbakePng} from './png.ts'
import {unbakeSvg} from './svg.ts'

/** Whether bytes begin as a picture that can hold a credential: a PNG, or a text that begins with a tag. */
export function isPicture(bytes: Uint8Array): boolean {
  if (isPng(bytes)) return true
  const start = new TextDecoder().decode(bytes.subarray(0, 200))
  return start
    .replace(/^\ufeff/, '')
    .trimStart()
    .startsWith('<')
}

/**
 * The credential that is baked into a PNG or an SVG: its JSON text or its JWT. Throws `not-a-picture`,
 * `no-baked-credential`, `picture-damaged`, `baked-compressed`, `baked-elsewhere`, `baked-malformed`,
 * `baked-older-version` and `baked-twice`; takes time linear in the bytes.
 */
export function unbake(bytes: Uint8Array): string {
  if (isPng(bytes)) return unbakePng(bytes)
  const text = isPicture(bytes) ? textFromUtf8(bytes) : null
  if (text === null) throw bakingFault('not-a-picture', 'neither a png nor an svg in utf-8')
  return unbakeSvg(text)
}
