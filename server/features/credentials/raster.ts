import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {initWasm, Resvg} from '@resvg/resvg-wasm'

const require = createRequire(import.meta.url)
let ready: Promise<void> | undefined

/** A picture as PNG, light, at its own size; text that is no outline is not drawn. Takes some 100 ms. */
export async function rasterOf(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  ready ??= readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')).then(initWasm)
  await ready
  const picture = new Resvg(svg.replace(/<style>[^<]*<\/style>/, ''), {
    font: {loadSystemFonts: false},
  })
  try {
    return Uint8Array.from(picture.render().asPng())
  } finally {
    picture.free()
  }
}
