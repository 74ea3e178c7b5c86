import {randomUUID} from 'node:crypto'
import type {Catalogue, EngineerRole} from '@airworthy/content'
import {AirworthyError, digestOf, type Clock, type Json} from '@airworthy/kernel'
import type {LaterSessionEvent, StartedEvent} from '@airworthy/psychometrics'
import {databaseErrorCode, type Database, type Queries} from '../../database/connection.ts'
import type {Ledger} from '../ledger/index.ts'
import {judgedResponse, type Attempt, type AttemptEvent} from './attempt.ts'
import {afterRecord, streamOf, type OwnAttempt} from './attempt-stream.ts'
import {attemptsViewOf} from './attempts-view.ts'
import {attemptViewOf, resultsViewOf} from './attempt-views.ts'
import {
  examinationPartOf,
  refuseClosed,
  refuseUndecided,
  type ExaminationPart,
  type ExaminationRequest,
  type StandingOfExamination,
} from './examination-part.ts'
import {furtherItemsFor} from './further-items.ts'
import {finishedAttemptOf, type FinishedAttempt} from './finished-attempt.ts'
import {frozenItems} from './frozen-items.ts'
import {ownAnswers} from './own-answers.ts'
import {baselineStart, examinationStart, testOutRules, testOutStart} from './rules.ts'
import * as store from './store.ts'
import {
  baselineTerms,
  baselineTooSoon,
  examinationTerms,
  daysBetweenBaselines as usualDaysBetweenBaselines,
  nextBaselineFrom,
  testOutTerms,
  type AttemptTerms,
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
   * throws `position-passed` for another answer to a position that is not the next,
   * `examination-closed` in an examination whose window has ended.
   */
  answer(own: OwnAttempt, answer: AnswerRequest): Promise<AttemptView>
  pause(own: OwnAttempt): Promise<AttemptView>
  resume(own: OwnAttempt): Promise<AttemptView>
  finish(own: OwnAttempt): Promise<AttemptView>
  /** Reopens a finished attempt for more items in domains that are not judged. */
  continue(own: OwnAttempt, domains: readonly string[]): Promise<AttemptView>
  /** Throws `attempt-not-finished`, and `examination-open` before the decision of an examination. */
  results(own: OwnAttempt): Promise<ResultsView>
  /** The person's own answers in words. Throws `attempt-not-finished` and `examination-open`. */
  answers(own: OwnAttempt): Promise<OwnAnswersView>
  /**
   * Draws the adaptive part of an examination; what it gives back keeps it in the transaction of its
   * cause. Throws `domain-refused`.
   */
  prepareExamination(request: ExaminationRequest): Promise<{
    readonly id: string
    readonly keep: (transaction: Queries) => Promise<void>
  }>
  /** Begins another sitting of it. Throws `domain-refused` for a domain that is judged or has no items left. */
  continueExamination(
    transaction: Queries,
    own: OwnAttempt,
    request: {readonly domains: readonly string[]; readonly moreItems: number},
  ): Promise<void>
  /** Ends the adaptive part as it stands, also after the window; it may have ended before. */
  endExamination(own: OwnAttempt): Promise<void>
  /** The adaptive part as far as it has come, for the decision. */
  examinationPart(queries: Queries, id: string): Promise<ExaminationPart>
  /** Whether it is the part of an examination that is not decided: nothing of it is told before. False for one that is gone. */
  isUndecided(own: OwnAttempt): Promise<boolean>
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
  standingOfExamination = async () => 'open',
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
  /** How an examination stands: after its window nothing is answered, before its decision nothing shown. */
  standingOfExamination?: StandingOfExamination
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

  /** Throws `not-found` and, for a part of an examination that is not decided, `examination-open`. */
  async function assertShown(own: OwnAttempt): Promise<void> {
    const row = await store.assessmentOf(database, own)
    if (!row) throw notFound(own.id)
    if (row.examinationId === null) return
    refuseUndecided(await standingOfExamination(database, row.examinationId))
  }

  async function assertOpen(transaction: Queries, {examinationId}: store.AssessmentRow) {
    if (examinationId === null) return
    refuseClosed(await standingOfExamination(transaction, examinationId))
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
    {id, personId, by = personId}: OwnAttempt,
    attempt: Attempt | null,
    event: AttemptEvent,
  ): Promise<Attempt> {
    const payload = event.payload as unknown as Json // events are plain data, checked by canonicalJson
    const record = await ledger.append(transaction, {
      stream: streamOf(id),
      type: event.type,
      actor: by,
      subject: personId,
      payload,
    })
    // Folded as it is read again, with the time of the record; what does not fit undoes the transaction.
    return afterRecord(attempt, record)
  }

  /** Runs a change under the stream's lock; what it returns is folded and committed. */
  async function change(
    own: OwnAttempt,
    decide: (transaction: Queries, attempt: Attempt, row: store.AssessmentRow) => Promise<Attempt>,
  ): Promise<AttemptView> {
    const {attempt, item} = await database.transaction(async (transaction) => {
      const row = await store.lockAssessmentOf(transaction, own)
      if (!row) throw notFound(own.id)
      const before = await folded(transaction, own.id, true)
      const next = await decide(transaction, before, row)
      const decided = await finishedWhenDue(transaction, own, next)
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

  async function end(own: OwnAttempt): Promise<AttemptView> {
    return await change(own, async (transaction, attempt) =>
      attempt.session.state.status === 'finished'
        ? attempt
        : await finished(transaction, own, attempt, 'by-person'),
    )
  }

  /** Makes an attempt with its first event. */
  async function begun(
    transaction: Queries,
    own: OwnAttempt,
    {start, terms, ...facts}: Beginning,
  ): Promise<Attempt> {
    const {id, personId} = own
    await store.insertAssessment(transaction, {
      id,
      personId,
      ...facts,
      startedAt: clock.now(),
      finishedAt: null,
    })
    await frozen.freeze(transaction, id, start)
    const {role, kind} = facts
    return await append(transaction, own, null, {
      type: 'assessment.started',
      payload: {role, consent: true, kind, terms, start},
    })
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
          const facts = {role, kind, domain: testOut, examinationId: null} as const
          const started = await begun(transaction, own, {...facts, start, terms})
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
      return await change(own, async (transaction, attempt, row) => {
        if (attempt.answerIds.has(answerId)) return attempt
        await assertOpen(transaction, row)
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
      return await change(own, async (transaction, attempt, row) => {
        if (attempt.session.state.status === 'in-progress') return attempt
        await assertOpen(transaction, row)
        const event = {kind: 'resumed', at: clock.now().toISOString()} as const
        return await append(transaction, own, attempt, {
          type: 'assessment.resumed',
          payload: {event},
        })
      })
    },

    finish: end,

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
      await assertShown(own)
      const results = resultsViewOf(own.id, await ownAttempt(own))
      if (!results)
        throw new AirworthyError('attempt-not-finished', 'the assessment has not ended yet')
      return results
    },

    async answers(own) {
      await assertShown(own)
      return await ownAnswers(own, {queries: database, ledger})
    },

    async prepareExamination({personId, examinationId, role, ...asked}) {
      const own = {id: randomUUID(), personId}
      const withdrawn = await withdrawnItems()
      const reserved = catalogue.reserved.filter(({facts}) => !withdrawn.has(facts.id))
      const seen = await itemsGivenTo(personId)
      const offered = {...catalogue, reserved}
      const start = examinationStart(offered, {role, seed: newSeed(), seen, ...asked})
      const terms = examinationTerms(asked.rules.minimumPerDomain)
      const facts = {role, kind: 'examination', domain: null, examinationId} as const
      return {
        id: own.id,
        async keep(transaction) {
          await begun(transaction, own, {...facts, start, terms})
        },
      }
    },

    async continueExamination(transaction, own, {domains, moreItems}) {
      if (!(await store.lockAssessmentOf(transaction, own))) throw notFound(own.id)
      const attempt = await folded(transaction, own.id, true)
      const event = {kind: 'continued', domains, moreItems} as const
      await append(transaction, own, attempt, {type: 'assessment.continued', payload: {event}})
      await store.setFinishedAt(transaction, own.id, null)
    },

    async endExamination(own) {
      await end({...own, by: null})
    },

    async examinationPart(queries, id) {
      return examinationPartOf(id, await folded(queries, id, false))
    },

    async isUndecided(own) {
      const row = await store.assessmentOf(database, own)
      if (!row || row.examinationId === null) return false
      return (await standingOfExamination(database, row.examinationId)) !== 'decided'
    },

    async finished(queries, id) {
      return finishedAttemptOf(id, await folded(queries, id, false))
    },

    async forget(transaction, personId) {
      for (const {id} of await store.assessmentsOf(transaction, personId)) attempts.delete(id)
      await store.deleteAssessmentsOf(transaction, personId)
    },
  }
}

/** What an attempt begins with. */
interface Beginning extends Pick<store.AssessmentRow, 'kind' | 'domain' | 'examinationId'> {
  readonly role: EngineerRole
  readonly start: StartedEvent
  readonly terms: AttemptTerms
}

function attemptOpen(cause: unknown): AirworthyError {
  return new AirworthyError('attempt-open', 'another assessment is open: finish it first', {cause})
}
