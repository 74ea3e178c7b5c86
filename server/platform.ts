import {
  readCatalogue,
  readCertifications,
  readExercises,
  readTracks,
  type Module,
} from '@airworthy/content'
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
import {createAuthoring, readsItems} from './features/authoring/index.ts'
import {
  createCredentials,
  describeCredentialEvent,
  openIssuer,
} from './features/credentials/index.ts'
import {createCurriculum, describeCurriculumEvent} from './features/curriculum/index.ts'
import {
  createExaminations,
  describeExaminationEvent,
  standingOfExamination,
} from './features/examinations/index.ts'
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
import {erasureListOf} from './erasure-list.ts'
import {createApp} from './http/app.ts'
import {openDoor} from './http/door.ts'
import type {App} from './http/route.ts'
import {createJobs, type Jobs} from './jobs/index.ts'
import type {Log} from './log.ts'
import {createMailDelivery} from './mail/mail-delivery.ts'
import {createMail} from './mail/mail.ts'
import {createMetrics} from './metrics/index.ts'
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
      const secrets = await readSecrets(config.dataDirectory, config)
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
        standingOfExamination: standingOfExamination(clock),
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
        standingOfExamination: standingOfExamination(clock),
        askedOf: async (personId) => await examinations.askedOf(personId),
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
        progressOf: async (personId) => ({
          ...(await curriculum.domainsMet(personId)),
          certifiedUntil: await credentials.certifiedUntil(personId),
        }),
      })
      const {publicUrl} = config
      const seed = secrets.issuerSeed
      const credentials = createCredentials({
        database,
        ledger,
        jobs,
        notifications,
        clock,
        log,
        issuer: await openIssuer({database, ledger, clock, log, publicUrl, seed}),
        signingKey,
        assignRenewal: async (transaction, request) =>
          await assignments.assignRenewal(transaction, request),
        exerciseTitles: new Map(modules.map(({slug, title}) => [slug, title])),
        origin: origins[0],
      })
      const authoring = await createAuthoring({
        database,
        ledger,
        clock,
        jobs,
        catalogue,
        disputes: async () => await itemDisputes(database, catalogue),
      })
      const examinations = createExaminations({
        database,
        ledger,
        clock,
        jobs,
        log,
        catalogue,
        certifications: await readCertifications(),
        modules: tracks.flatMap((track) => track.modules),
        assessments,
        exercises,
        notifications,
        engineerRoleOf: async (personId) => await people.engineerRoleOf(personId),
        renewalOf: async (queries, request) => await credentials.renewalOf(queries, request),
        stoppedOf: credentials.stoppedOf,
        readsKeys: async (personId) => {
          const roles = (await people.personOf(personId))?.roles ?? []
          return readsItems({roles: new Set(roles)})
        },
      })
      const appeals = createAppeals({
        database,
        ledger,
        clock,
        assessments,
        credentials,
        examinations,
        notifications,
      })
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
        erasureList: erasureListOf(config.dataDirectory),
        describers: [
          describeAppealEvent,
          describeAssessmentEvent,
          describeAssignmentEvent,
          describeCredentialEvent,
          describeCurriculumEvent,
          describeExaminationEvent,
          describeExerciseEvent,
        ],
        forget: [
          async (transaction, personId) => await appeals.forget(transaction, personId),
          async (transaction, personId) => await authoring.forget(transaction, personId),
          async (transaction, personId) => await assessments.forget(transaction, personId),
          async (transaction, personId) => await assignments.forget(transaction, personId),
          async (transaction, personId, choice) =>
            await credentials.forget(transaction, personId, choice),
          async (transaction, personId) => await curriculum.forget(transaction, personId),
          async (transaction, personId) => await exercises.forget(transaction, personId),
          async (transaction, personId) => await examinations.forget(transaction, personId),
          async (transaction, personId) => await notifications.forget(transaction, personId),
        ],
      })
      await people.eraseListed() // before anybody is answered
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
          credentials.routes,
          notifications.routes,
          curriculum.routes,
          examinations.routes,
          exerciseRoutes(exercises),
          assessmentRoutes({assessments, engineerRoleOf: people.engineerRoleOf}),
          ledgerRoutes({
            database,
            checkpoints,
            exportLines: () =>
              exportLedger({database, checkpoints, key: signingKey, origin, clock}),
          }),
        ],
        metrics: createMetrics({connection, clock}),
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
      await credentials.issueWaiting() // what was earned before there was a public address
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
