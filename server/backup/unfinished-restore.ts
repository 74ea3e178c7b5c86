import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import {join} from 'node:path'
import {z} from 'zod'
import {AirworthyError} from '@airworthy/kernel'

const markSchema = z.strictObject({
  id: z.uuid(),
  /** Digest of the manifest of the backup that it restores. */
  backup: z.string(),
  loaded: z.boolean(),
})

/** What a restore leaves in the data folder until it is done. */
export type UnfinishedRestore = z.infer<typeof markSchema>

const fileName = 'restore-unfinished'

/** The restore that has not come to its end in this data folder; null without one. */
export function readUnfinished(dataDirectory: string): UnfinishedRestore | null {
  const path = join(dataDirectory, fileName)
  if (!existsSync(path)) return null
  const parsed = markSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (parsed.success) return parsed.data
  throw new AirworthyError('restore-unfinished', `${path} is damaged: restore into another folder`)
}

/** Keeps how far a restore has come, before it goes on. */
export function writeUnfinished(dataDirectory: string, mark: UnfinishedRestore): void {
  mkdirSync(dataDirectory, {recursive: true, mode: 0o700})
  const path = join(dataDirectory, fileName)
  const file = openSync(`${path}.next`, 'w', 0o600)
  try {
    writeSync(file, JSON.stringify(mark))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(`${path}.next`, path)
}

/** Takes the mark away: the restore is done, or nothing of it is left. */
export function removeUnfinished(dataDirectory: string): void {
  rmSync(join(dataDirectory, fileName), {force: true})
}

/** Throws `restore-unfinished` where a restore was broken off: half a platform must not start. */
export function assertRestored(dataDirectory: string): void {
  if (readUnfinished(dataDirectory) === null) return
  throw new AirworthyError(
    'restore-unfinished',
    `a restore into ${dataDirectory} was broken off: run the same airworthy restore again, which goes on where it was`,
  )
}
