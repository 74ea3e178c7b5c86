import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {AirworthyError} from '@airworthy/kernel'
import type {Log} from '../log.ts'
import {embeddedPlace} from './embedded-binaries.ts'
import {startEmbeddedDatabase} from './embedded.ts'
import {lockPlatform} from './open.ts'

/** The database of a platform, opened to be copied or filled, as it is: nothing is migrated. */
export interface UpkeepDatabase {
  readonly url: string
  /** Which database it is and where, for messages. */
  readonly place: string
  /** Leaves it as it was found: what ran goes on, what was started is stopped. */
  close(): Promise<void>
}

interface Where {
  readonly url: string | undefined
  readonly dataDirectory: string
}

/**
 * The database of a platform that may be running: an embedded one that runs is used beside it, and
 * one that stands still is started, with the platform kept out until the end.
 * Throws `nothing-to-back-up` where no database is.
 */
export async function openBeside({url, dataDirectory}: Where, log: Log): Promise<UpkeepDatabase> {
  if (url !== undefined) return given(url)
  const {cluster} = await embeddedPlace(dataDirectory)
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    throw new AirworthyError(
      'nothing-to-back-up',
      `no database below ${dataDirectory}: name the data folder with AIRWORTHY_DATA, or the database with DATABASE_URL`,
    )
  }
  const embedded = await startEmbeddedDatabase(dataDirectory, log)
  const place = `the embedded database in ${embedded.cluster}`
  if (embedded.attached) return {url: embedded.url, place, close: async () => undefined}
  const release = await lockPlatform(embedded.url, dataDirectory)
  return {
    url: embedded.url,
    place,
    async close() {
      await release()
      await embedded.stop()
    },
  }
}

/** The database of a platform that must not be running. Throws `already-running` if it is. */
export async function openAlone({url, dataDirectory}: Where, log: Log): Promise<UpkeepDatabase> {
  if (url !== undefined) return given(url)
  const embedded = await startEmbeddedDatabase(dataDirectory, log)
  try {
    const release = await lockPlatform(embedded.url, dataDirectory)
    return {
      url: embedded.url,
      place: `the embedded database in ${embedded.cluster}`,
      async close() {
        await release()
        await embedded.stop()
      },
    }
  } catch (thrown) {
    if (!embedded.attached) await embedded.stop()
    throw thrown
  }
}

function given(url: string): UpkeepDatabase {
  return {url, place: 'the database of DATABASE_URL', close: async () => undefined}
}
