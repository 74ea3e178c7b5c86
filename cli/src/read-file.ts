import {open, type FileHandle} from 'node:fs/promises'
import {errorFrom} from '@airworthy/kernel'
import {badInput} from './faults.ts'

const chunkSize = 256 * 1024

/**
 * The bytes of a file, in chunks. What is missing, a directory, empty, unreadable or compressed is
 * bad input; the message names the file and the remedy. `what` is what the file should be. With
 * `anyBytes` an empty or a compressed file is as good as another.
 */
export async function* readFileChunks(
  path: string,
  {what, anyBytes = false}: {what: string; anyBytes?: boolean},
): AsyncGenerator<Uint8Array, void, undefined> {
  const file = await openFile(path, what)
  try {
    if ((await file.stat()).isDirectory()) {
      throw badInput(`${path} is a directory, and ${what} is a file: name the file in it`)
    }
    let first = !anyBytes
    for (;;) {
      const chunk = new Uint8Array(chunkSize)
      const {bytesRead} = await file.read(chunk, 0, chunkSize)
      if (bytesRead === 0) break
      if (first) refuseCompressed(path, chunk)
      first = false
      yield chunk.subarray(0, bytesRead)
    }
    if (first) throw badInput(`${path} is empty: ${what} was expected`)
  } finally {
    await file.close()
  }
}

/** A whole small file as text; faults as in `readFileChunks`. */
export async function readFileText(path: string, options: {what: string}): Promise<string> {
  const chunks = await Array.fromAsync(readFileChunks(path, options))
  return Buffer.concat(chunks).toString('utf8')
}

async function openFile(path: string, what: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (cause) {
    const error: NodeJS.ErrnoException = errorFrom(cause)
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
      throw badInput(`no such file: ${path} (${what} was expected)`, {cause})
    }
    throw badInput(`cannot read ${path}: ${error.message}`, {cause})
  }
}

function refuseCompressed(path: string, start: Uint8Array): void {
  const packed = packings.find(({magic}) => magic.every((byte, index) => start[index] === byte))
  if (packed === undefined) return
  throw badInput(`${path} is compressed (${packed.name}): decompress it first, ${packed.remedy}`)
}

const packings = [
  {name: 'gzip', magic: [0x1f, 0x8b], remedy: 'for example with gunzip --keep'},
  {name: 'zstd', magic: [0x28, 0xb5, 0x2f, 0xfd], remedy: 'for example with unzstd'},
  {name: 'zip', magic: [0x50, 0x4b, 0x03, 0x04], remedy: 'for example with unzip'},
]
