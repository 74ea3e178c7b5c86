import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  writeSync,
} from 'node:fs'
import {readFile, rename, rm} from 'node:fs/promises'
import {dirname, join, normalize} from 'node:path'
import {AirworthyError} from '@airworthy/kernel'

/** One key file: its path below `keys`, with slashes, and what is in it. */
export interface KeyFile {
  readonly name: string
  readonly bytes: Buffer
}

/** The name of the key that wraps the keys of people. */
export const masterKeyName = 'master.key'

/** All key files of a data folder, by name; half-written ones are passed over. */
export async function readKeyFiles(dataDirectory: string): Promise<KeyFile[]> {
  const folder = join(dataDirectory, 'keys')
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && !isUnfinished(entry.name))
    .map(({parentPath, name}) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
  return await Promise.all(
    names.map(async (name) => ({name, bytes: await readFile(join(folder, name))})),
  )
}

/** Puts key files into a data folder that has none: all of them at once, mode 0600. */
export async function placeKeyFiles(
  dataDirectory: string,
  files: readonly KeyFile[],
): Promise<void> {
  const unfinished = join(dataDirectory, 'keys.restoring')
  await rm(unfinished, {recursive: true, force: true})
  mkdirSync(unfinished, {recursive: true, mode: 0o700})
  for (const {name, bytes} of files) {
    const path = join(unfinished, keyName(name))
    mkdirSync(dirname(path), {recursive: true, mode: 0o700})
    const file = openSync(path, 'wx', 0o600)
    try {
      writeSync(file, bytes)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  }
  await rename(unfinished, join(dataDirectory, 'keys'))
}

/** The name of a key as it may be written. Throws `backup-damaged` for a way out of the folder. */
export function keyName(name: string): string {
  const plain = normalize(name).replaceAll('\\', '/')
  if (plain === name && /^[\w.-]+(?:\/[\w.-]+)*$/.test(name) && !name.split('/').includes('..')) {
    return name
  }
  throw new AirworthyError(
    'backup-damaged',
    `the backup holds a key with a name of no key: ${name}`,
  )
}

/** What `readSecrets` writes beside a key before it links it: the name with a UUID behind. */
function isUnfinished(name: string): boolean {
  return /\.[0-9a-f]{8}-[0-9a-f-]{27}$/.test(name)
}
