import {AirworthyError} from '@airworthy/kernel'
import type {Queries} from '../../database/connection.ts'
import type {App} from '../../http/route.ts'
import {textIn} from '../../jobs/index.ts'
import * as assignmentStore from './assignment-store.ts'
import {
  endExemption,
  exempt,
  makeAssignment,
  platform,
  recordAssignment,
  withdrawAssignment,
} from './changing.ts'
import {dailyAt, dailyJob, runDaily} from './daily.ts'
import {dayOf} from './days.ts'
import {giveAssignment, giveJob} from './giving.ts'
import type {AssignmentParts} from './parts.ts'
import {
  readAssignees,
  readAssignment,
  readAssignments,
  readDuty,
  readOverview,
  readOwnDuties,
  readTeams,
} from './reading.ts'
import {assignmentRoutes} from './routes.ts'
import {settleJob, settlePerson} from './settling.ts'
import type {DutyView} from './views.ts'

/** Name of the job that looks again at whom assignments concern, for one person. */
const matchJob = 'assignments.match'

/** Mandatory programmes: who is to do what until when, and how that is going. */
export interface Assignments {
  readonly routes: App
  /**
   * Assigns the baseline to a team in the transaction of its cause; its people have it by a job soon
   * after. `dueAt` is a day or a moment, `by` the person who asks.
   */
  assignBaseline(
    transaction: Queries,
    request: {teamId: string; dueAt: string; by: string},
  ): Promise<{assignmentId: string}>
  /**
   * Assigns the renewal of a certification to a person in the transaction of its cause; they have it
   * by a job soon after. `dueOn` is a day in UTC, today at the earliest.
   */
  assignRenewal(
    transaction: Queries,
    request: {personId: string; dueOn: string},
  ): Promise<{assignmentId: string}>
  /** All that is to be done on a day; may run twice or late. */
  daily(today: string): Promise<void>
  /** Deletes what was assigned to a person, in the transaction of their erasure. */
  forget(transaction: Queries, personId: string): Promise<void>
}

/** Assignments on a migrated database; registers their jobs, so before `jobs.start`. */
export function createAssignments(parts: AssignmentParts): Assignments {
  const {database, ledger, jobs, clock} = parts

  jobs.work(giveJob, async (data) => await giveAssignment(parts, textIn(data, 'assignment')))
  jobs.work(settleJob, async (data) => await settlePerson(parts, textIn(data, 'person')), {
    retryAfterSeconds: 2,
  })
  jobs.work(matchJob, async (data) => {
    const personId = textIn(data, 'person')
    for (const id of await assignmentStore.openAssignments(database)) {
      await giveAssignment(parts, id, {personId})
    }
    await settlePerson(parts, personId)
  })
  jobs.work(
    dailyJob,
    async ({date}) => await runDaily(parts, typeof date === 'string' ? date : dayOf(clock.now())),
    {retryAfterSeconds: 60},
  )
  jobs.schedule(dailyJob, dailyAt)

  // After the commit, in a job: what the other feature keeps is not to be seen before.
  subscribe('assessment.finished', settleJob)
  for (const what of ['earned', 'suspended', 'reinstated', 'revoked']) {
    subscribe(`credential.${what}`, settleJob)
  }
  for (const type of ['person.joined', 'person.changed', 'organisation.set-up']) {
    subscribe(type, matchJob)
  }

  function subscribe(type: string, job: string): void {
    ledger.subscribe(type, async (transaction, {subject}) => {
      if (subject === null) return
      await jobs.send(transaction, job, {data: {person: subject}, key: subject})
    })
  }

  async function dutyAfter(change: {personId: string}, id: string): Promise<DutyView> {
    const view = await readDuty(parts, {id, ...change})
    if (!view) throw new AirworthyError('not-found', `no duty ${id}`)
    return view
  }

  return {
    async assignBaseline(transaction, {teamId, dueAt, by: id}) {
      const dueOn = dueAt.slice(0, 10)
      const to = {kind: 'team', teamId} as const
      const request = {programme: 'baseline', to, dueOn, text: ''} as const
      const by = {id, scope: null}
      const assignment = await recordAssignment(transaction, parts, {by, request})
      return {assignmentId: assignment.id}
    },
    async assignRenewal(transaction, {personId, dueOn}) {
      const to = {kind: 'person', personId} as const
      const request = {programme: 'certification', to, dueOn, text: ''} as const
      const assignment = await recordAssignment(transaction, parts, {by: platform, request})
      return {assignmentId: assignment.id}
    },
    daily: async (today) => await runDaily(parts, today),
    forget: assignmentStore.deleteAssignmentsOf,
    routes: assignmentRoutes({
      own: async (personId) => await readOwnDuties(parts, personId),
      assignees: async (request) => await readAssignees(parts, request),
      list: async (request) => ({assignments: await readAssignments(parts, request)}),
      async make(by, request) {
        return await readAssignment(parts, await makeAssignment(parts, by, request), by.scope)
      },
      async withdraw(by, request) {
        return await readAssignment(parts, await withdrawAssignment(parts, by, request), by.scope)
      },
      overview: async (request, page) => await readOverview(parts, request, page),
      teams: async (scope) => await readTeams(parts, scope),
      exempt: async (by, request) => await dutyAfter(await exempt(parts, by, request), request.id),
      endExemption: async (by, id) => await dutyAfter(await endExemption(parts, by, id), id),
    }),
  }
}
