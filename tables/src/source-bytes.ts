import {createHash} from 'node:crypto'
import {open} from 'node:fs/promises'
import {Readable} from 'node:stream'
import {createGunzip, createZstdDecompress} from 'node:zlib'
import {errorFrom} from '@airworthy/kernel'
import {tableFault} from './faults.ts'
import type {SourceFile} from './source-files.ts'

const chunkSize = 1024 * 1024

/** Takes the bytes of a file as they lie on disk and gives their SHA-256 in the end. */
export interface ByteDigest {
  update(bytes: Uint8Array): void
  hex(): string
}

/** A SHA-256 that is fed in pieces; WebCrypto only has one that wants all bytes at once. */
export function byteDigest(): ByteDigest {
  const hash = createHash('sha256')
  return {
    update: (bytes) => void hash.update(bytes),
    hex: () => hash.copy().digest('hex'),
  }
}

/**
 * The bytes of a file as they lie on disk. A chunk is good until the next is asked for: the memory
 * is used again. Throws `table-unreadable`.
 */
export async function* rawBytes(
  file: SourceFile,
  {keep = false}: {keep?: boolean} = {},
): AsyncGenerator<Buffer, void, undefined> {
  const handle = await open(file.absolute, 'r')
  let buffer = Buffer.allocUnsafe(chunkSize)
  try {
    for (;;) {
      const {bytesRead} = await handle.read(buffer, 0, chunkSize)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
      if (keep) buffer = Buffer.allocUnsafe(chunkSize)
    }
  } catch (cause) {
    if (cause instanceof Error && 'syscall' in cause) {
      throw tableFault('table-unreadable', `cannot read ${file.path}: ${cause.message}`, {
        file: file.path,
        cause,
      })
    }
    throw cause
  } finally {
    await handle.close()
  }
}

/**
 * The bytes of a file, decompressed; `digest` is fed with the bytes on disk. Chunks as in
 * `rawBytes`. Throws `table-malformed` when the compressed data are cut off or damaged.
 */
export async function* plainBytes(
  file: SourceFile,
  {digest}: {digest?: ByteDigest} = {},
): AsyncGenerator<Buffer, void, undefined> {
  const keep = file.packing !== 'none'
  async function* digested() {
    for await (const chunk of rawBytes(file, {keep})) {
      digest?.update(chunk)
      yield chunk
    }
  }
  if (!keep) {
    yield* digested()
    return
  }
  const unpack = file.packing === 'gzip' ? createGunzip() : createZstdDecompress()
  const packed = Readable.from(digested(), {objectMode: false})
  packed.on('error', (error) => unpack.destroy(error))
  try {
    // a Readable yields Buffers unless an encoding is set
    for await (const chunk of packed.pipe(unpack) as AsyncIterable<Buffer>) yield chunk
  } catch (cause) {
    const {code, message}: NodeJS.ErrnoException = errorFrom(cause)
    if (code === undefined || !/^(?:Z_|ZSTD_|ERR_)/.test(code)) throw cause
    throw tableFault(
      'table-malformed',
      `${file.path} cannot be decompressed (${message}): it is cut off or damaged; fetch or write it again`,
      {file: file.path, cause},
    )
  } finally {
    packed.destroy()
    unpack.destroy()
  }
}
