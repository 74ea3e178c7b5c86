import {readCatalogue} from '@airworthy/content'
import {AirworthyError, randomFrom, type Random} from '@airworthy/kernel'
import type {StartedEvent} from '@airworthy/psychometrics'
import {openPlatform, type Config, type Platform} from '@airworthy/server'
import {connect} from '../../server/database/connection.ts'
import {startEmbeddedDatabase} from '../../server/database/embedded.ts'
import {createLedger} from '../../server/features/ledger/index.ts'
import {jsonLog} from '../../server/log.ts'
import {readSecrets} from '../../server/secrets.ts'
import {answeringFrom, type Answering} from './answering.ts'
import {calendarBefore, movableClock, type Calendar, type MovableClock} from './calendar.ts'
import {castOf, type Member} from './cast.ts'
import {jobsInTurn, type JobsInTurn} from './jobs-in-turn.ts'
import type {Size} from './size.ts'
import {visitorOf, type Visitor} from './visitor.ts'

/** The platform while its history is made, and all that the history needs to know. */
export interface World {
  readonly size: Size
  readonly platform: Platform
  readonly clock: MovableClock
  readonly calendar: Calendar
  readonly jobs: JobsInTurn
  readonly cast: readonly Member[]
  readonly answering: Answering
  /** The browser of a person; each has one. */
  readonly visitor: (member: Member) => Visitor
  /** Chance for one purpose, which others do not disturb. */
  readonly random: (purpose: string) => Random
  /** The seed of an attempt, which only the ledger holds. */
  readonly seedOf: (attemptId: string) => Promise<string>
  readonly close: () => Promise<void>
}

/** Opens a platform of a configuration at the beginning of a history that ends at `now`. */
export async function openWorld({
  config,
  size,
  seed,
  now,
}: {
  config: Config
  size: Size
  seed: string
  now: Date
}): Promise<World> {
  const calendar = calendarBefore(now, size.weeks)
  const clock = movableClock(calendar.dawn)
  const log = jsonLog('warn', clock)
  const jobs = jobsInTurn()
  // Nobody is to be mailed about a history that was made up, and nobody looks in meanwhile. The public
  // address stays: by it credentials are issued when they were earned.
  const closed = {
    ...config,
    host: '127.0.0.1',
    port: 0,
    smtpUrl: undefined,
    rateLimited: false,
  }
  let attempts = 0
  const platform = await openPlatform({
    config: closed,
    clock,
    log,
    jobsWith: () => jobs,
    // Everything is asked for in turn, so that the same seed gives the same items and verdicts.
    newSeed: () => `${seed}/attempt/${++attempts}`,
  })
  const {masterKey} = await readSecrets(config.dataDirectory, {masterKey: config.masterKey})
  const database =
    config.databaseUrl ?? (await startEmbeddedDatabase(config.dataDirectory, log)).url
  const connection = connect(database, log, {connections: 1})
  const ledger = createLedger({masterKey, clock})
  const visitors = new Map<string, Visitor>()

  return {
    size,
    platform,
    clock,
    calendar,
    jobs,
    cast: castOf(size, seed),
    answering: answeringFrom(await readCatalogue(), seed),
    random: (purpose) => randomFrom(`${seed}/${purpose}`),
    visitor({email}) {
      const visitor = visitors.get(email) ?? visitorOf(platform)
      visitors.set(email, visitor)
      return visitor
    },
    async seedOf(attemptId) {
      const [first] = await ledger.read(connection.database, `assessment/${attemptId}`)
      if (!first?.payload) throw new AirworthyError('not-found', `no attempt ${attemptId}`)
      const {start} = first.payload as unknown as {start: StartedEvent} // the platform's own event
      return start.seed
    },
    async close() {
      await connection.close()
      await platform.close()
    },
  }
}
