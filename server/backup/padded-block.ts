import {Transform} from 'node:stream'

/** Plain bytes of one block of the age format. */
const plainBlock = 64 * 1024
/** The same, encrypted: each block carries a tag of 16 bytes. */
const sealedBlock = plainBlock + 16
const nonceBytes = 16

/**
 * Fills the archive with zeros up to a whole block, which readers of tar pass over. A file that was
 * cut short then has a length that no backup has, and can be told from one that was altered.
 */
export function paddedToBlocks(): Transform {
  let length = 0
  return new Transform({
    transform(chunk: Buffer, _, done) {
      length += chunk.length
      done(null, chunk)
    },
    flush(done) {
      const missing = (plainBlock - (length % plainBlock)) % plainBlock
      done(null, Buffer.alloc(missing))
    },
  })
}

/** Whether an encrypted file of `size` bytes whose header ends at `headerEnd` can be whole. */
export function isWholeLength(size: number, headerEnd: number): boolean {
  const payload = size - headerEnd - nonceBytes
  return payload > 0 && payload % sealedBlock === 0
}

/** Where the header of an age file ends, after the line with its code; -1 where there is none. */
export function endOfHeader(start: Buffer): number {
  const mac = start.indexOf('\n--- ')
  const end = mac < 0 ? -1 : start.indexOf('\n', mac + 1)
  return start.toString('latin1', 0, 21) === 'age-encryption.org/v1' && end >= 0 ? end + 1 : -1
}
