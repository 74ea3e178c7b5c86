import {readCatalogue} from '@airworthy/content'
import {errorFrom, type Clock} from '@airworthy/kernel'
import type {Config} from './config.ts'
import {openDatabase} from './database/open.ts'
import {
  assessmentRoutes,
  createAssessments,
  describeAssessmentEvent,
} from './features/assessments/index.ts'
import {
  assertMasterKey,
  createCheckpoints,
  createLedger,
  exportLedger,
  ledgerRoutes,
} from './features/ledger/index.ts'
import {createPeople} from './features/people/index.ts'
import {createApp} from './http/app.ts'
import {openDoor} from './http/door.ts'
import type {App} from './http/route.ts'
import type {Log} from './log.ts'
import {createMail} from './mail/mail.ts'
import {readSecrets} from './secrets.ts'

export interface Platform {
  /** Address to open in a browser. */
  readonly url: string
  /** One-time link for the first administrator; null once set up. */
  readonly setUpLink: string | null
  readonly database: string
  readonly app: App
  /** Finishes what is being answered, signs a last checkpoint, closes the database. */
  close(): Promise<void>
}

const checkpointEveryMs = 60 * 60 * 1000

/** Starts the platform: listens first (answering 503), then opens database and features. */
export async function openPlatform({
  config,
  clock,
  log,
  webFolder,
}: {
  config: Config
  clock: Clock
  log: Log
  webFolder?: string
}): Promise<Platform> {
  const door = await openDoor(config)
  try {
    const url = config.publicUrl ?? `http://localhost:${door.port}`
    const origins: [string, ...string[]] = config.publicUrl
      ? [new URL(config.publicUrl).origin]
      : [`http://localhost:${door.port}`, `http://127.0.0.1:${door.port}`]
    const connection = await openDatabase(
      {url: config.databaseUrl, dataDirectory: config.dataDirectory},
      log,
    )
    try {
      const {database} = connection
      const secrets = await readSecrets(config.dataDirectory, {masterKey: config.masterKey})
      await assertMasterKey(database, secrets.masterKey)
      const mail = createMail(config, log)
      const ledger = createLedger({masterKey: secrets.masterKey, clock})
      const {signingKey} = secrets
      const origin = `airworthy/${signingKey.id}`
      const checkpoints = createCheckpoints({database, signingKey, origin, clock})
      const assessments = await createAssessments({
        database,
        ledger,
        catalogue: await readCatalogue(),
        clock,
      })
      const people = await createPeople({
        database,
        ledger,
        config,
        clock,
        log,
        mail,
        origins,
        secret: secrets.sessionSecret,
        describers: [describeAssessmentEvent],
        forget: [async (transaction, personId) => await assessments.forget(transaction, personId)],
      })
      const app = createApp({
        config,
        clock,
        log,
        origins: () => origins,
        viewerFrom: people.viewerFrom,
        signInHandler: people.signInHandler,
        features: [
          people.routes,
          assessmentRoutes({assessments, engineerRoleOf: people.engineerRoleOf}),
          ledgerRoutes({
            database,
            checkpoints,
            exportLines: () =>
              exportLedger({database, checkpoints, key: signingKey, origin, clock}),
          }),
        ],
        ready: async () => await connection.answers(),
        ...(webFolder === undefined ? {} : {webFolder}),
      })
      const signing = setInterval(() => void signCheckpoint(), checkpointEveryMs)
      signing.unref()

      async function signCheckpoint(): Promise<void> {
        try {
          await checkpoints.make()
        } catch (error) {
          log.error('checkpoint-failed', {reason: errorFrom(error).message})
        }
      }

      await signCheckpoint() // so that there is always one to keep elsewhere
      const token = await people.setUpToken()
      door.answerWith(app)
      return {
        url,
        setUpLink: token === null ? null : `${url}/set-up?token=${token}`,
        database: connection.description,
        app,
        async close() {
          clearInterval(signing)
          await door.close()
          await signCheckpoint()
          mail.close()
          await connection.close()
        },
      }
    } catch (thrown) {
      await connection.close()
      throw thrown
    }
  } catch (thrown) {
    await door.close()
    throw thrown
  }
}
