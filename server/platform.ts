import {readCatalogue, readExercises, readTracks, type Module} from '@airworthy/content'
import {errorFrom, type Clock} from '@airworthy/kernel'
import {openRangeHost} from '@airworthy/range'
import type {Config} from './config.ts'
import {openDatabase} from './database/open.ts'
import {
  createAppeals,
  describeAppealEvent,
  itemDisputes,
  resultsSetAside,
  withdrawnItems,
} from './features/appeals/index.ts'
import {
  assessmentRoutes,
  createAssessments,
  describeAssessmentEvent,
} from './features/assessments/index.ts'
import {createAssignments, describeAssignmentEvent} from './features/assignments/index.ts'
import {createAuthoring} from './features/authoring/index.ts'
import {createCurriculum, describeCurriculumEvent} from './features/curriculum/index.ts'
import {
  contentOf,
  createExercises,
  describeExerciseEvent,
  exerciseRoutes,
} from './features/exercises/index.ts'
import {
  assertMasterKey,
  createCheckpoints,
  createLedger,
  exportLedger,
  ledgerRoutes,
} from './features/ledger/index.ts'
import {createNotifications} from './features/notifications/index.ts'
import {createPeople, openSealedLinks} from './features/people/index.ts'
import {createApp} from './http/app.ts'
import {openDoor} from './http/door.ts'
import type {App} from './http/route.ts'
import {createJobs, type Jobs} from './jobs/index.ts'
import type {Log} from './log.ts'
import {createMailDelivery} from './mail/mail-delivery.ts'
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
  jobsWith = createJobs,
  newSeed,
}: {
  config: Config
  clock: Clock
  log: Log
  webFolder?: string
  /** Who does the jobs; the queue in the database unless given. */
  jobsWith?: (parts: Parameters<typeof createJobs>[0]) => Jobs
  /** Where the seeds of attempts come from; chance unless given, for a history to be made again. */
  newSeed?: () => string
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
      await assertMasterKey(database, secrets.masterKey, connection)
      const mail = createMail(config, log)
      const ledger = createLedger({masterKey: secrets.masterKey, clock})
      const {signingKey} = secrets
      const origin = `airworthy/${signingKey.id}`
      const checkpoints = createCheckpoints({database, signingKey, origin, clock})
      const catalogue = await readCatalogue()
      const tracks = await readTracks()
      const modules = tracks.flatMap((track) => track.modules.filter(isExercise))
      const host = openRangeHost()
      const assessments = await createAssessments({
        database,
        ledger,
        catalogue,
        clock,
        withdrawnItems: async () => await withdrawnItems(database, catalogue),
        resultsSetAside: async (personId) => await resultsSetAside(database, personId),
        daysBetweenBaselines: config.daysBetweenBaselines,
        ...(newSeed === undefined ? {} : {newSeed}),
      })
      const curriculum = await createCurriculum({
        database,
        ledger,
        assessments,
        assignBaseline: async (transaction, request) =>
          await assignments.assignBaseline(transaction, request),
        clock,
        log,
        tracks,
      })
      const exercises = await createExercises({
        database,
        ledger,
        curriculum,
        host,
        modules,
        contents: (await readExercises()).map((exercise) => contentOf(exercise, modules)),
        clock,
        ...(newSeed === undefined ? {} : {newSeed}),
      })
      const jobs = jobsWith({pool: connection.pool, log})
      const delivery = createMailDelivery(config)
      const notifications = createNotifications({
        connection,
        jobs,
        delivery,
        clock,
        log,
        origin: origins[0],
        openText: async (text) =>
          await openSealedLinks(text, {masterKey: secrets.masterKey, origin: origins[0]}),
      })
      const assignments = createAssignments({
        database,
        ledger,
        jobs,
        notifications,
        clock,
        log,
        progressOf: curriculum.domainsMet,
      })
      const authoring = await createAuthoring({
        database,
        ledger,
        clock,
        jobs,
        catalogue,
        disputes: async () => await itemDisputes(database, catalogue),
      })
      const appeals = createAppeals({database, ledger, clock, assessments, notifications})
      const people = await createPeople({
        database,
        ledger,
        config,
        clock,
        log,
        jobs,
        mail,
        notify: async (transaction, notice) => await notifications.notify(transaction, notice),
        origins,
        secret: secrets.sessionSecret,
        masterKey: secrets.masterKey,
        describers: [
          describeAppealEvent,
          describeAssessmentEvent,
          describeAssignmentEvent,
          describeCurriculumEvent,
          describeExerciseEvent,
        ],
        forget: [
          async (transaction, personId) => await appeals.forget(transaction, personId),
          async (transaction, personId) => await authoring.forget(transaction, personId),
          async (transaction, personId) => await assessments.forget(transaction, personId),
          async (transaction, personId) => await assignments.forget(transaction, personId),
          async (transaction, personId) => await curriculum.forget(transaction, personId),
          async (transaction, personId) => await exercises.forget(transaction, personId),
          async (transaction, personId) => await notifications.forget(transaction, personId),
        ],
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
          appeals.routes,
          assignments.routes,
          authoring.routes,
          notifications.routes,
          curriculum.routes,
          exerciseRoutes(exercises),
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
      await jobs.start()
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
          await jobs.stop()
          await host.close()
          await signCheckpoint()
          mail.close()
          delivery.close()
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

function isExercise({kind}: Module): boolean {
  return kind === 'exercise'
}
