import {concatBytes, utf8, type Bytes} from '../bytes.ts'
import {crc32} from '../baking/crc32.ts'

/** One row of one grey pixel, deflated (zlib). */
const greyPixel = Uint8Array.of(120, 156, 99, 104, 0, 0, 0, 130, 0, 129)

/** A PNG of one grey pixel, with further chunks before its end. */
export function buildPng(chunks: readonly Uint8Array[] = []): Bytes {
  const header = Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0)
  return concatBytes([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    buildChunk('IHDR', header),
    buildChunk('IDAT', greyPixel),
    ...chunks,
    buildChunk('IEND', new Uint8Array()),
  ])
}

/** A chunk of a PNG with its checksum, or with a wrong one. */
export function buildChunk(
  type: string,
  data: Uint8Array,
  {checksum = (right: number) => right}: {checksum?: (right: number) => number} = {},
): Bytes {
  const named = concatBytes([utf8(type), data])
  const ends = new DataView(new ArrayBuffer(8))
  ends.setUint32(0, data.length)
  ends.setUint32(4, checksum(crc32(named)))
  const bytes = new Uint8Array(ends.buffer)
  return concatBytes([bytes.subarray(0, 4), named, bytes.subarray(4)])
}

/** An SVG with something in it. */
export function buildSvg(within = '', {attributes = ''}: {attributes?: string} = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"${attributes}>${within}<circle r="4"/></svg>\n`
}
