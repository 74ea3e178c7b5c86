import {createHash} from 'node:crypto'
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join, sep} from 'node:path'
import {AirworthyError} from '@airworthy/kernel'
import type {Config} from '@airworthy/server'
import {startEmbeddedDatabase} from '../../server/database/embedded.ts'
import {embeddedPlace} from '../../server/database/embedded-binaries.ts'
import {jsonLog} from '../../server/log.ts'

/** Where a data folder stands on its way to a demonstration. */
export type MarkedState = 'new' | 'filling' | 'filled'

/** What stands in the data folder of a demonstration, and in no other. */
interface Mark {
  readonly demonstration: 'harbour-lending'
  /** `filling` until the whole history is there. */
  readonly state: 'filling' | 'filled'
  /** `embedded`, or the SHA-256 of the address of the database that it was made in. */
  readonly database: string
  /** Who makes it, or made it. */
  readonly processId: number
}

type Place = Pick<Config, 'dataDirectory' | 'databaseUrl'>

const name = 'demonstration.json'

/**
 * Reads the mark. Throws `demonstration-refused` for a folder that holds anything else, for another
 * database than the one it was made in, and while another process makes it.
 */
export function markedState(place: Place): MarkedState {
  const {dataDirectory} = place
  const path = join(dataDirectory, name)
  if (!existsSync(path)) {
    if (!existsSync(dataDirectory) || readdirSync(dataDirectory).length === 0) return 'new'
    throw refused(`${dataDirectory} holds something else than the demonstration`)
  }
  const mark = markIn(readFileSync(path, 'utf8'))
  if (!mark) throw refused(`${path} is not the mark of a demonstration`)
  if (mark.database !== databaseOf(place)) {
    throw refused(`the demonstration in ${dataDirectory} was made in another database`)
  }
  const {state, processId} = mark
  if (state === 'filling' && processId !== process.pid && isAlive(processId)) {
    throw refused(`process ${processId} is making the demonstration in ${dataDirectory}`)
  }
  return state
}

/** Writes the mark, making the folder. */
export function writeMark(place: Place, state: 'filling' | 'filled'): void {
  const mark: Mark = {
    demonstration: 'harbour-lending',
    state,
    database: databaseOf(place),
    processId: process.pid,
  }
  mkdirSync(place.dataDirectory, {recursive: true, mode: 0o700})
  writeFileSync(join(place.dataDirectory, name), `${JSON.stringify(mark)}\n`, {mode: 0o600})
}

/** Deletes a demonstration that was broken off while it was made, with its embedded database. */
export async function clearUnfinished(place: Place): Promise<void> {
  if (markedState(place) !== 'filling') return
  const {dataDirectory} = place
  const {cluster} = await embeddedPlace(dataDirectory)
  if (existsSync(join(cluster, 'postmaster.pid'))) {
    const log = jsonLog('silent', {now: () => new Date()})
    await (await startEmbeddedDatabase(dataDirectory, log)).stop()
  }
  // run as root, the cluster may stand outside the folder
  const inside = cluster.startsWith(dataDirectory + sep)
  rmSync(inside ? cluster : dirname(cluster), {recursive: true, force: true})
  rmSync(dataDirectory, {recursive: true, force: true})
}

function databaseOf({databaseUrl}: Place): string {
  if (databaseUrl === undefined) return 'embedded'
  return createHash('sha256').update(databaseUrl).digest('hex')
}

/** The mark in a text, which may be anybody's; undefined for any other. */
function markIn(text: string): Mark | undefined {
  try {
    const mark = JSON.parse(text) as Partial<Mark> // only compared until it is known to be ours
    const ours = mark.demonstration === 'harbour-lending' && mark.state !== undefined
    return ours ? (mark as Mark) : undefined // written by writeMark
  } catch {
    return undefined
  }
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch {
    return false
  }
}

function refused(reason: string): AirworthyError {
  return new AirworthyError(
    'demonstration-refused',
    `${reason}, and stays as it is: leave AIRWORTHY_DATA and DATABASE_URL away, or name a new folder`,
  )
}
