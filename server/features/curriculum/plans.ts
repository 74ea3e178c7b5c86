import {randomUUID} from 'node:crypto'
import type {EngineerRole, Track} from '@airworthy/content'
import {digestOf, type Clock, type Json} from '@airworthy/kernel'
import type {Database, Queries} from '../../database/connection.ts'
import type {Log} from '../../log.ts'
import type {Assessments, FinishedAttempt} from '../assessments/index.ts'
import type {Ledger} from '../ledger/index.ts'
import {countExercise, takeExercisesIn} from './counting.ts'
import type {ExerciseEvidence, FinishedExercise} from './counting.ts'
import {payloadOf, planFrom, type Plan, type PlanCause, type PlanEvent} from './plan.ts'
import * as store from './plan-store.ts'
import {planViewOf} from './plan-view.ts'
import {standingsOf} from './standing.ts'
import type {PlanView, StandingView} from './views.ts'

/** Where a person stands in every domain, and when they last finished a baseline. */
export interface PersonStanding {
  readonly baselineAt: string | null
  /** In the order of the domains; empty while neither role nor attempt is there. */
  readonly domains: readonly StandingView[]
}

export interface Plans {
  of(personId: string): Promise<PlanView>
  standingOf(personId: string): Promise<PersonStanding>
  /** Records that a person began or finished a module. The first time counts; done stays done. */
  recordModule(
    transaction: Queries,
    personId: string,
    module: {readonly id: string; readonly what: 'started' | 'finished'},
  ): Promise<void>
  /**
   * Counts a finished exercise as evidence of ability, once, and works the plan out again. What was
   * passed is finished as a module.
   */
  recordExercise(
    transaction: Queries,
    personId: string,
    finished: FinishedExercise,
  ): Promise<ExerciseEvidence>
  /** Makes the plans of people whose attempts ended before there were plans. */
  catchUp(): Promise<void>
}

/**
 * Plans on the ledger. A plan is worked out again in the transaction in which an attempt ends, an
 * exercise counts or the role changes, and at the next look when the tracks have changed.
 */
export async function createPlans({
  database,
  ledger,
  assessments,
  tracks,
  clock,
  log,
}: {
  database: Database
  ledger: Ledger
  assessments: Pick<Assessments, 'finished' | 'testOuts'>
  tracks: readonly Track[]
  clock: Clock
  log: Log
}): Promise<Plans> {
  const tracksDigest = await digestOf(tracks)

  ledger.subscribe('assessment.finished', async (transaction, {stream, subject}) => {
    if (subject === null) return
    const id = stream.slice(stream.indexOf('/') + 1)
    const attempt = await assessments.finished(transaction, id)
    // What an examination measured is told with its decision, and not before.
    if (attempt.kind !== 'examination') await takeIn(transaction, subject, attempt)
  })
  ledger.subscribe('examination.decided', async (transaction, {subject, payload}) => {
    if (subject === null) return
    for (const id of measuredBy(payload)) {
      await takeIn(transaction, subject, await assessments.finished(transaction, id))
    }
  })
  ledger.subscribe('person.changed', async (transaction, {subject, payload}) => {
    if (subject === null || !JSON.stringify(payload).includes('"engineerRole"')) return
    const row = await store.planOf(transaction, subject)
    if (row) await remake(transaction, {personId: subject, id: row.id}, {kind: 'role'})
  })

  async function takeIn(
    transaction: Queries,
    personId: string,
    attempt: FinishedAttempt,
  ): Promise<void> {
    if (!attempt.hasResults) return
    const {id} = await store.ensurePlan(transaction, {personId, id: randomUUID()})
    const before = await locked(transaction, id)
    const {id: attemptId, kind, role, domains} = attempt
    await store.keepMeasured(
      transaction,
      personId,
      domains.map((measured) => ({...measured, attemptId, kind, role})),
    )
    for (const {domain} of domains) await takeExercisesIn(transaction, {personId, domain})
    if (kind === 'baseline') {
      await store.setBaselineAt(transaction, id, new Date(attempt.finishedAt))
    }
    const because = {kind, attempt: attemptId}
    const after = await workedOut(transaction, {personId, id}, {because, role, before})
    const [checked] = domains
    if (kind !== 'test-out' || !checked || !meets(after, checked.domain)) return
    if (meets(before.made?.standings ?? [], checked.domain)) return
    await append(
      transaction,
      {personId, id},
      {
        type: 'domain.tested-out',
        payload: {domain: checked.domain, attempt: attemptId},
      },
    )
  }

  async function remake(
    transaction: Queries,
    own: {personId: string; id: string},
    because: PlanCause,
  ): Promise<void> {
    const before = await locked(transaction, own.id)
    const {made} = before
    if (made) await workedOut(transaction, own, {because, role: made.role, before})
  }

  /** Works a plan out from what is known now. `role` is that of the attempt, for who has none. */
  async function workedOut(
    transaction: Queries,
    own: {personId: string; id: string},
    {because, role: attemptRole, before}: {because: PlanCause; role: EngineerRole; before: Plan},
  ): Promise<StandingView[]> {
    const known = await store.engineerRoleOf(transaction, own.personId)
    const role = known ?? attemptRole
    const standings = standingsOf(role, await store.measuredOf(transaction, own.personId))
    const {made} = before
    const unchanged =
      made?.role === role &&
      made.tracks === tracksDigest &&
      JSON.stringify(made.standings) === JSON.stringify(standings)
    if (unchanged) return standings
    const modules = tracks
      .filter(({id}) => id === 'core' || id === role)
      .flatMap((track) => track.modules)
      .map(({id, title, track, domains, level, minutes}) => ({
        id,
        title,
        track,
        domains,
        level,
        minutes,
      }))
    await append(transaction, own, {
      type: 'plan.made',
      payload: {because, role, standings, tracks: tracksDigest, modules},
    })
    return standings
  }

  async function recordModule(
    transaction: Queries,
    personId: string,
    {id: module, what}: {readonly id: string; readonly what: 'started' | 'finished'},
  ): Promise<void> {
    const {id} = await store.ensurePlan(transaction, {personId, id: randomUUID()})
    const plan = await locked(transaction, id)
    const times = what === 'started' ? plan.startedAt : plan.finishedAt
    if (times.has(module)) return
    const event = {type: `module.${what}`, payload: {module}} as const
    await append(transaction, {personId, id}, event)
  }

  async function locked(transaction: Queries, id: string): Promise<Plan> {
    return planFrom(await ledger.readLocked(transaction, streamOf(id)))
  }

  async function append(
    transaction: Queries,
    {personId, id}: {personId: string; id: string},
    event: PlanEvent,
  ): Promise<void> {
    await ledger.append(transaction, {
      stream: streamOf(id),
      type: event.type,
      actor: null,
      subject: personId,
      payload: payloadOf(event),
    })
  }

  async function current({id}: store.PlanRow, personId: string): Promise<Plan> {
    const plan = planFrom(await ledger.read(database, streamOf(id)))
    if (plan.made === null || plan.made.tracks === tracksDigest) return plan
    return await database.transaction(async (transaction) => {
      await remake(transaction, {personId, id}, {kind: 'tracks'})
      return planFrom(await ledger.read(transaction, streamOf(id)))
    })
  }

  return {
    async of(personId) {
      const row = await store.planOf(database, personId)
      return planViewOf(row ? await current(row, personId) : planFrom([]), {
        tracks,
        now: clock.now(),
        role: await store.engineerRoleOf(database, personId),
        baselineAt: row?.baselineAt?.toISOString() ?? null,
        testOuts: await assessments.testOuts(personId),
      })
    },

    async standingOf(personId) {
      const row = await store.planOf(database, personId)
      const measured = await store.measuredOf(database, personId)
      const role = (await store.engineerRoleOf(database, personId)) ?? measured[0]?.role
      return {
        baselineAt: row?.baselineAt?.toISOString() ?? null,
        domains: role === undefined ? [] : standingsOf(role, measured),
      }
    },

    recordModule,

    async recordExercise(transaction, personId, finished) {
      const module = `exercise/${finished.exercise}`
      if (finished.passed) await recordModule(transaction, personId, {id: module, what: 'finished'})
      const {id} = await store.ensurePlan(transaction, {personId, id: randomUUID()})
      await locked(transaction, id)
      const {evidence, record} = await countExercise(transaction, personId, finished)
      if (record === null) return evidence
      await append(transaction, {personId, id}, {type: 'exercise.counted', payload: record})
      await remake(transaction, {personId, id}, {kind: 'exercise', attempt: finished.attemptId})
      return evidence
    },

    async catchUp() {
      for (const {attemptId, personId} of await store.attemptsWithoutPlan(database)) {
        try {
          await database.transaction(async (transaction) => {
            await takeIn(transaction, personId, await assessments.finished(transaction, attemptId))
          })
        } catch (error) {
          log.error('plan-not-made', {attempt: attemptId, reason: String(error)})
        }
      }
    },
  }
}

/** Ids of the attempts that measured domains in an examination; what was carried was taken in before. */
function measuredBy(payload: Json): ReadonlySet<string> {
  const {domains} = payload as unknown as {
    domains: readonly {from: string; attempt: string | null}[]
  } // written by examinations
  return new Set(
    domains.flatMap(({from, attempt}) =>
      from === 'examination' && attempt !== null ? [attempt] : [],
    ),
  )
}

function streamOf(id: string): string {
  return `plan/${id}`
}

function meets(standings: readonly StandingView[], domain: string): boolean {
  return standings.some((one) => one.domain === domain && one.verdict === 'meets')
}
