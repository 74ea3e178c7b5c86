import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import {join} from 'node:path'
import {randomUUID} from 'node:crypto'
import {z} from 'zod'
import {AirworthyError, sha256} from '@airworthy/kernel'

/** One person who was erased: the SHA-256 of their id, and when. Nothing in it says who it was. */
export interface Erasure {
  /** 64 lowercase hexadecimal digits. */
  readonly person: string
  readonly at: string
  /** Present where the credentials that they took along were revoked with it. */
  readonly credentials?: 'revoke' | undefined
}

/**
 * Who was erased, kept outside the database: a backup made before an erasure still holds the
 * person, and whoever restores it learns from this list whom to erase again.
 */
export interface ErasureList {
  /** Everybody on it, once each, oldest first. Throws `erasure-list-refused` for a damaged file. */
  read(): readonly Erasure[]
  /** Writes down to the disk before it returns; whoever stands on it already is not added. */
  add(erasures: readonly Erasure[]): void
}

const erasureLine = z.strictObject({
  person: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  credentials: z.literal('revoke').optional(),
})

/** The name of the list in AIRWORTHY_DATA. */
const erasureFileName = 'erasures.ndjson'

/** By what the list names a person. */
export async function erasedName(personId: string): Promise<string> {
  return await sha256(personId)
}

/** The list of a data folder; absent until somebody is erased. */
export function erasureListOf(dataDirectory: string): ErasureList {
  const path = join(dataDirectory, erasureFileName)
  return {
    read: () => (existsSync(path) ? readErasures(path) : []),
    add(erasures) {
      const before = existsSync(path) ? readErasures(path) : []
      const after = once([...before, ...erasures])
      if (after.length === before.length) return
      // The whole file anew, then renamed: a crash leaves the list before or the list after.
      mkdirSync(dataDirectory, {recursive: true, mode: 0o700})
      const whole = `${path}.${randomUUID()}`
      writeDurably(whole, after.map((erasure) => `${JSON.stringify(erasure)}\n`).join(''))
      renameSync(whole, path)
      syncFolder(dataDirectory)
    },
  }
}

/**
 * Reads a list from a file, wherever it was kept. Throws `erasure-list-refused` with the line: a
 * list of which a part cannot be read would leave somebody in.
 */
export function readErasures(path: string): readonly Erasure[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  const erasures = lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    try {
      return [erasureLine.parse(JSON.parse(line))]
    } catch (cause) {
      throw new AirworthyError(
        'erasure-list-refused',
        `${path}:${index + 1} names no erased person: restore the list from where it was kept`,
        {cause},
      )
    }
  })
  return once(erasures)
}

function once(erasures: readonly Erasure[]): readonly Erasure[] {
  const byPerson = new Map<string, Erasure>()
  for (const erasure of erasures) {
    if (!byPerson.has(erasure.person)) byPerson.set(erasure.person, erasure)
  }
  return [...byPerson.values()]
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Makes a rename durable; where folders cannot be opened, the file's own sync has to do. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
