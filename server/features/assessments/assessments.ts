import {randomUUID} from 'node:crypto'
import type {Catalogue, EngineerRole} from '@airworthy/content'
import {AirworthyError, digestOf, type Clock, type Json} from '@airworthy/kernel'
import type {LaterSessionEvent, StartedEvent} from '@airworthy/psychometrics'
import {databaseErrorCode, type Database, type Queries} from '../../database/connection.ts'
import type {Ledger} from '../ledger/index.ts'
import {afterEvent, judgedResponse, type Attempt, type AttemptEvent} from './attempt.ts'
import {afterRecord, streamOf, type OwnAttempt} from './attempt-stream.ts'
import {attemptsViewOf} from './attempts-view.ts'
import {attemptViewOf, resultsViewOf} from './attempt-views.ts'
import {furtherItemsFor} from './further-items.ts'
import {finishedAttemptOf, type FinishedAttempt} from './finished-attempt.ts'
import {frozenItems} from './frozen-items.ts'
import {ownAnswers} from './own-answers.ts'
import {baselineStart, testOutRules, testOutStart} from './rules.ts'
import * as store from './store.ts'
import {
  baselineTerms,
  baselineTooSoon,
  daysBetweenBaselines as usualDaysBetweenBaselines,
  nextBaselineFrom,
  testOutTerms,
} from './terms.ts'
import {refuseTooSoon, testOutsViewOf} from './test-outs.ts'
import type {
  AnswerRequest,
  AttemptsView,
  AttemptView,
  OwnAnswersView,
  ResultsView,
  TestOutsView,
} from './views.ts'

/** A person's own attempts. Everything throws `not-found` for an attempt that is not the person's. */
export interface Assessments {
  /**
   * Starts a baseline, or the test-out of a domain. Throws `attempt-open` when the person has one
   * of that kind open; `baseline-too-soon` within the days after the last that has results;
   * `test-out-too-soon` and `domain-refused` for a domain that cannot be checked.
   */
  start(
    personId: string,
    request: {readonly role: EngineerRole; readonly testOut?: string},
  ): Promise<AttemptView>
  /** Baselines. */
  list(personId: string): Promise<AttemptsView>
  testOuts(personId: string): Promise<TestOutsView>
  view(own: OwnAttempt): Promise<AttemptView>
  /**
   * Durable when it returns. The same answer id again returns the same state and counts once;
   * throws `position-passed` for another answer to a position that is not the next.
   */
  answer(own: OwnAttempt, answer: AnswerRequest): Promise<AttemptView>
  pause(own: OwnAttempt): Promise<AttemptView>
  resume(own: OwnAttempt): Promise<AttemptView>
  finish(own: OwnAttempt): Promise<AttemptView>
  /** Reopens a finished attempt for more items in domains that are not judged. */
  continue(own: OwnAttempt, domains: readonly string[]): Promise<AttemptView>
  /** Throws `attempt-not-finished`. */
  results(own: OwnAttempt): Promise<ResultsView>
  /** The person's own answers in words. Throws `attempt-not-finished`. */
  answers(own: OwnAttempt): Promise<OwnAnswersView>
  /** What an attempt has measured, for the features that draw conclusions. Throws `attempt-not-finished`. */
  finished(queries: Queries, id: string): Promise<FinishedAttempt>
  /** Deletes the rows of a person who is erased. */
  forget(transaction: Queries, personId: string): Promise<void>
}

const keptAttempts = 500

/** A person's baselines, newest first. */
type Baselines = readonly {readonly id: string; readonly attempt: Attempt}[]

/** Assessments on the ledger: each is the fold of its stream, kept in memory only to save the reading. */
export async function createAssessments({
  database,
  ledger,
  catalogue,
  clock,
  withdrawnItems = async () => new Set(),
  resultsSetAside = async () => new Set(),
  daysBetweenBaselines = usualDaysBetweenBaselines,
  newSeed = randomUUID,
}: {
  database: Database
  ledger: Ledger
  catalogue: Catalogue
  clock: Clock
  /** Ids of items that no new attempt may give. */
  withdrawnItems?: () => Promise<ReadonlySet<string>>
  /** Ids of a person's attempts whose results are not used: after these nobody has to wait. */
  resultsSetAside?: (personId: string) => Promise<ReadonlySet<string>>
  daysBetweenBaselines?: number
  /** Where the seeds of attempts come from: chance, unless a history is to be made again. */
  newSeed?: () => string
}): Promise<Assessments> {
  await store.keepItemVersions(database, catalogue.items, clock.now())
  const frozen = frozenItems(catalogue)
  const attempts = new Map<string, Attempt>()

  function notFound(id: string): AirworthyError {
    return new AirworthyError('not-found', `no assessment ${id}`)
  }

  /** The person's own attempt, read outside of any change. */
  async function ownAttempt(own: OwnAttempt): Promise<Attempt> {
    if (!(await store.assessmentOf(database, own))) throw notFound(own.id)
    return await committed(own.id)
  }

  /** An attempt as committed, kept for the next who asks. */
  async function committed(id: string): Promise<Attempt> {
    const attempt = await folded(database, id, false)
    keep(id, attempt)
    return attempt
  }

  async function folded(queries: Queries, id: string, locked: boolean): Promise<Attempt> {
    const kept = attempts.get(id) ?? null
    const place = [queries, streamOf(id), {after: kept?.length ?? 0}] as const
    const later = await (locked ? ledger.readLocked(...place) : ledger.read(...place))
    const attempt = later.reduce<Attempt | null>(afterRecord, kept)
    if (!attempt) throw new AirworthyError('not-found', `no events of assessment ${id}`)
    return attempt
  }

  /** Keeps what was committed; the attempt longest untouched gives way. */
  function keep(id: string, attempt: Attempt): void {
    attempts.delete(id)
    attempts.set(id, attempt)
    const oldest = attempts.keys().next()
    if (attempts.size > keptAttempts && !oldest.done) attempts.delete(oldest.value)
  }

  async function append(
    transaction: Queries,
    {id, personId}: OwnAttempt,
    attempt: Attempt | null,
    event: AttemptEvent,
  ): Promise<Attempt> {
    // Folded first: an event that does not fit never reaches the ledger.
    const at = clock.now().toISOString()
    const next = afterEvent(attempt, event, at)
    const payload = event.payload as unknown as Json // events are plain data, checked by canonicalJson
    const record = await ledger.append(transaction, {
      stream: streamOf(id),
      type: event.type,
      actor: personId,
      subject: personId,
      payload,
    })
    return {...next, startedAt: attempt?.startedAt ?? record.at, savedAt: record.at}
  }

  /** Runs a change under the stream's lock; what it returns is folded and committed. */
  async function change(
    own: OwnAttempt,
    decide: (transaction: Queries, attempt: Attempt) => Promise<Attempt>,
  ): Promise<AttemptView> {
    const {attempt, item} = await database.transaction(async (transaction) => {
      if (!(await store.lockAssessmentOf(transaction, own))) throw notFound(own.id)
      const before = await folded(transaction, own.id, true)
      const decided = await finishedWhenDue(transaction, own, await decide(transaction, before))
      return {attempt: decided, item: await frozen.next(transaction, own.id, decided)}
    })
    keep(own.id, attempt)
    return attemptViewOf(own.id, attempt, item)
  }

  async function finishedWhenDue(
    transaction: Queries,
    own: OwnAttempt,
    attempt: Attempt,
  ): Promise<Attempt> {
    const reason = attempt.session.state.shouldFinish
    if (reason === null || attempt.session.state.status !== 'in-progress') return attempt
    return await finished(transaction, own, attempt, reason)
  }

  async function finished(
    transaction: Queries,
    own: OwnAttempt,
    attempt: Attempt,
    reason: Extract<LaterSessionEvent, {kind: 'finished'}>['reason'],
  ): Promise<Attempt> {
    const event = {kind: 'finished', reason} as const
    const next = await append(transaction, own, attempt, {
      type: 'assessment.finished',
      payload: {event},
    })
    await store.setFinishedAt(transaction, own.id, new Date(next.savedAt))
    return next
  }

  /** Ids of the items that a person was given, the latest attempt first. */
  async function itemsGivenTo(personId: string): Promise<string[]> {
    const ids = new Set<string>()
    for (const row of await store.assessmentsOf(database, personId)) {
      const {session} = await committed(row.id)
      for (const {itemId} of session.state.given) ids.add(itemId)
    }
    return [...ids]
  }

  async function baselinesOf(personId: string): Promise<Baselines> {
    const rows = await store.assessmentsOf(database, personId)
    const baselines = rows.filter(({kind}) => kind === 'baseline')
    return await Promise.all(baselines.map(async ({id}) => ({id, attempt: await committed(id)})))
  }

  /** When the person can begin another baseline; null for now. */
  async function baselinePossibleFrom(personId: string, known?: Baselines): Promise<Date | null> {
    const setAside = await resultsSetAside(personId)
    const counted = (known ?? (await baselinesOf(personId))).filter(({id}) => !setAside.has(id))
    return nextBaselineFrom(
      counted.map(({attempt}) => attempt),
      {days: daysBetweenBaselines, now: clock.now()},
    )
  }

  async function startOf(
    personId: string,
    {role, testOut: domain}: {role: EngineerRole; testOut?: string},
  ): Promise<StartedEvent> {
    const seed = newSeed()
    const withdrawn = await withdrawnItems()
    const open = catalogue.open.filter(({facts}) => !withdrawn.has(facts.id))
    const offered = {...catalogue, open}
    if (domain === undefined) {
      const from = await baselinePossibleFrom(personId)
      if (from !== null) throw baselineTooSoon(from)
      return baselineStart(offered, role, seed)
    }
    const [last] = await store.testOutsOf(database, {personId, domain})
    refuseTooSoon(last?.finishedAt ?? undefined, {domain, now: clock.now()})
    return testOutStart(offered, {role, domain, seed, seen: await itemsGivenTo(personId)})
  }

  return {
    async start(personId, request) {
      const id = randomUUID()
      const own = {id, personId}
      const {role, testOut = null} = request
      const kind = testOut === null ? 'baseline' : 'test-out'
      const start = await startOf(personId, request)
      const terms =
        kind === 'baseline'
          ? baselineTerms(daysBetweenBaselines)
          : testOutTerms(testOutRules.minimumPerDomain)
      try {
        const {attempt, item} = await database.transaction(async (transaction) => {
          await store.insertAssessment(transaction, {
            id,
            personId,
            role,
            kind,
            domain: testOut,
            startedAt: clock.now(),
            finishedAt: null,
          })
          await frozen.freeze(transaction, id, start)
          const started = await append(transaction, own, null, {
            type: 'assessment.started',
            payload: {role, consent: true, kind, terms, start},
          })
          return {attempt: started, item: await frozen.next(transaction, id, started)}
        })
        keep(id, attempt)
        return attemptViewOf(id, attempt, item)
      } catch (thrown) {
        throw databaseErrorCode(thrown) === '23505' ? attemptOpen(thrown) : thrown
      }
    },

    async list(personId) {
      const baselines = await baselinesOf(personId)
      return attemptsViewOf(baselines, await baselinePossibleFrom(personId, baselines))
    },

    async testOuts(personId) {
      const rows = await store.testOutsOf(database, {personId})
      const attempts = rows.map(async ({id}) => ({id, attempt: await committed(id)}))
      return testOutsViewOf(await Promise.all(attempts))
    },

    async view(own) {
      const attempt = await ownAttempt(own)
      return attemptViewOf(own.id, attempt, await frozen.next(database, own.id, attempt))
    },

    async answer(own, {answerId, position, elapsedMs, answer}) {
      return await change(own, async (transaction, attempt) => {
        if (attempt.answerIds.has(answerId)) return attempt
        const {state} = attempt.session
        if (state.status === 'finished')
          throw new AirworthyError('attempt-finished', 'the assessment has ended')
        if (state.status === 'paused')
          throw new AirworthyError('attempt-paused', 'the assessment is paused: resume it first')
        if (position !== state.position) {
          throw new AirworthyError(
            'position-passed',
            `position ${position} is not the next: it is ${state.position}`,
          )
        }
        const item = await frozen.next(transaction, own.id, attempt)
        if (!item) throw new AirworthyError('position-passed', 'there is no next item')
        const judged =
          answer.kind === 'response' ? judgedResponse(attempt, item, answer.response) : null
        // The browser measures; the person cannot have been active for longer than has passed.
        const passed = Math.max(0, clock.now().getTime() - Date.parse(attempt.savedAt))
        const answered = {position, itemId: item.id, elapsedMs: Math.min(elapsedMs, passed)}
        const event: LaterSessionEvent = judged
          ? {kind: 'answered', ...answered, score: judged.score}
          : {kind: 'skipped', ...answered}
        const digest = await digestOf(item)
        const payload = {answerId, item: digest, given: judged?.given ?? null, event}
        return await append(transaction, own, attempt, {type: 'assessment.answered', payload})
      })
    },

    async pause(own) {
      return await change(own, async (transaction, attempt) => {
        if (attempt.session.state.status === 'paused') return attempt
        const event = {kind: 'paused', at: clock.now().toISOString()} as const
        return await append(transaction, own, attempt, {
          type: 'assessment.paused',
          payload: {event},
        })
      })
    },

    async resume(own) {
      return await change(own, async (transaction, attempt) => {
        if (attempt.session.state.status === 'in-progress') return attempt
        const event = {kind: 'resumed', at: clock.now().toISOString()} as const
        return await append(transaction, own, attempt, {
          type: 'assessment.resumed',
          payload: {event},
        })
      })
    },

    async finish(own) {
      return await change(own, async (transaction, attempt) =>
        attempt.session.state.status === 'finished'
          ? attempt
          : await finished(transaction, own, attempt, 'by-person'),
      )
    },

    async continue(own, domains) {
      try {
        return await change(own, async (transaction, attempt) => {
          const event = {
            kind: 'continued',
            domains,
            moreItems: furtherItemsFor(attempt, domains),
          } as const
          const next = await append(transaction, own, attempt, {
            type: 'assessment.continued',
            payload: {event},
          })
          await store.setFinishedAt(transaction, own.id, null)
          return next
        })
      } catch (thrown) {
        throw databaseErrorCode(thrown) === '23505' ? attemptOpen(thrown) : thrown
      }
    },

    async results(own) {
      const results = resultsViewOf(own.id, await ownAttempt(own))
      if (!results)
        throw new AirworthyError('attempt-not-finished', 'the assessment has not ended yet')
      return results
    },

    answers: async (own) => await ownAnswers(own, {queries: database, ledger}),

    async finished(queries, id) {
      return finishedAttemptOf(id, await folded(queries, id, false))
    },

    async forget(transaction, personId) {
      for (const {id} of await store.assessmentsOf(transaction, personId)) attempts.delete(id)
      await store.deleteAssessmentsOf(transaction, personId)
    },
  }
}

function attemptOpen(cause: unknown): AirworthyError {
  return new AirworthyError('attempt-open', 'another assessment is open: finish it first', {cause})
}
