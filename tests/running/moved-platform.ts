import type {StartedEvent} from '@airworthy/psychometrics'
import {jobsInTurn} from '../../scripts/demo/jobs-in-turn.ts'
import {readConfig} from '../../server/config.ts'
import {jsonLog} from '../../server/log.ts'
import {openPlatform, type Platform} from '../../server/platform.ts'
import {openLedger, payloadOf} from './kept-ledger.ts'
import {databaseUrlOf} from './postmaster.ts'

/** A platform in this process whose clock the test moves and whose jobs it starts. */
export interface MovedPlatform {
  readonly platform: Platform
  /** Does what waits and what that sends. */
  settle(): Promise<void>
  /** What the jobs of a morning do: renewals are assigned, then what is due is told. */
  morning(): Promise<void>
  /** The first event of an attempt at an assessment, out of the ledger. */
  startOf(attempt: string): Promise<StartedEvent>
  close(): Promise<void>
}

/** The clock of such a platform. */
export interface MovedClock {
  now(): Date
  advance(milliseconds: number): void
}

/** Opens a platform on a data folder that issues credentials at its own address on this machine. */
export async function openMovedPlatform({
  folder,
  port,
  clock,
  issuerKey,
  name,
}: {
  folder: string
  port: number
  clock: MovedClock
  /** Seed of the key that signs, in base64url. */
  issuerKey: string
  /** Names the process: what the seeds of its attempts are made of. */
  name: string
}): Promise<MovedPlatform> {
  const jobs = jobsInTurn()
  let attempts = 0
  const platform = await openPlatform({
    config: readConfig({
      AIRWORTHY_DATA: folder,
      AIRWORTHY_PORT: String(port),
      AIRWORTHY_PUBLIC_URL: `http://127.0.0.1:${port}`,
      AIRWORTHY_ISSUER_KEY: issuerKey,
      AIRWORTHY_LOG: 'silent',
      AIRWORTHY_RATE_LIMIT: 'off',
    }),
    clock,
    log: jsonLog('silent', clock),
    jobsWith: () => jobs,
    // one learner, so that the same life is lived at every run
    newSeed: () => `${name}/${++attempts}`,
  })
  const kept = await openLedger(await databaseUrlOf(folder), folder)
  return {
    platform,
    settle: async () => await jobs.settle(),
    async morning() {
      for (const job of ['credentials.renew', 'assignments.daily']) {
        await jobs.run(job)
        await jobs.settle()
      }
    },
    async startOf(attempt) {
      const [started] = await kept.ledger.read(kept.database, `assessment/${attempt}`)
      return payloadOf<{start: StartedEvent}>(started).start
    },
    async close() {
      await kept.close()
      await platform.close()
    },
  }
}
