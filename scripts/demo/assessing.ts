import {randomUUID} from 'node:crypto'
import type {AttemptView, ResultsView} from '../../server/features/assessments/views.ts'
import type {PlanView} from '../../server/features/curriculum/views.ts'
import type {Member} from './cast.ts'
import type {World} from './world.ts'

const minuteMs = 60_000
/** How often somebody cannot tell and says so. */
const cannotTell = 0.04

export interface TakeOptions {
  /** Answers after which the person pauses, for another day. */
  readonly pauseAfter?: number
  /** Answers after which the person is called away; the attempt stays open. */
  readonly leaveAfter?: number
  /** Whether the person errs in nothing. */
  readonly expert?: boolean
  /** Whether the person stops when that is offered. */
  readonly stops?: boolean
}

/** Begins a baseline and answers. Returns the id of the attempt. */
export async function takeBaseline(
  world: World,
  member: Member,
  options: TakeOptions = {},
): Promise<string> {
  const request = {role: member.engineerRole, consent: true}
  const attempt = await world.visitor(member).post<AttemptView>('/api/assessments', request)
  await answerOn(world, member, attempt, options)
  return attempt.id
}

/** Goes on with an attempt that was paused. */
export async function resume(world: World, member: Member, id: string): Promise<void> {
  const browser = world.visitor(member)
  const attempt = await browser.post<AttemptView>(`/api/assessments/${id}/resume`)
  await answerOn(world, member, attempt, {stops: true})
}

/** Asks for more items in the domains that stayed open, where that is offered. */
export async function continueOpen(world: World, member: Member, id: string): Promise<void> {
  const browser = world.visitor(member)
  const results = await browser.get<ResultsView>(`/api/assessments/${id}/results`)
  const open = results.domains.filter(({verdict}) => verdict === 'not-judged').slice(0, 2)
  if (!results.mayContinue || open.length === 0) return
  const domains = open.map(({domain}) => domain)
  const attempt = await browser.post<AttemptView>(`/api/assessments/${id}/continue`, {domains})
  await answerOn(world, member, attempt, {})
}

/**
 * Learns what the plan asks for first, and has it checked; nothing happens without a plan that
 * offers a check.
 */
export async function learnAndTestOut(world: World, member: Member, gain: number): Promise<void> {
  const browser = world.visitor(member)
  const plan = await browser.get<PlanView>('/api/plan')
  const next = plan.domains.find(
    ({verdict, testOut}) =>
      verdict !== 'meets' && testOut.possible && testOut.openAttemptId === null,
  )
  if (!next) return
  member.abilities.set(next.domain, (member.abilities.get(next.domain) ?? 0) + gain)
  const attempt = await browser.post<AttemptView>('/api/assessments', {
    role: member.engineerRole,
    consent: true,
    kind: 'test-out',
    domain: next.domain,
  })
  await answerOn(world, member, attempt, {})
}

/** Answers until the attempt ends, by the person's true ability; each answer takes its time. */
export async function answerOn(
  world: World,
  member: Member,
  begun: AttemptView,
  {pauseAfter, leaveAfter, expert = false, stops = false}: TakeOptions,
): Promise<void> {
  const {answering, clock} = world
  const browser = world.visitor(member)
  const random = world.random(
    `answers/${member.index}/${begun.kind}/${begun.domain}/${begun.position}`,
  )
  const seed = await world.seedOf(begun.id)
  const path = `/api/assessments/${begun.id}`
  let attempt = begun
  for (let given = 0; attempt.status === 'in-progress'; given++) {
    if (given === leaveAfter) return
    if (given === pauseAfter) {
      await browser.post(`${path}/pause`)
      return
    }
    if (stops && attempt.offersToStop) {
      await browser.post(`${path}/finish`)
      return
    }
    const {item, position} = attempt
    if (!item) throw new Error(`no item at position ${position} of ${attempt.id}`)
    const {domain, view} = item
    const reserved = begun.kind === 'examination'
    const recognised = answering.recognise({seed, position, domain, view, reserved})
    const ability = expert ? 'expert' : (member.abilities.get(domain) ?? 0)
    const {response, minutes} = answering.response(recognised, ability, random)
    const elapsedMs = Math.round(minutes * minuteMs)
    clock.advance(elapsedMs)
    const passes = !expert && random.next() < cannotTell
    attempt = await browser.post<AttemptView>(`${path}/answers`, {
      answerId: randomUUID(),
      position,
      elapsedMs,
      answer: passes ? {kind: 'cannot-tell'} : {kind: 'response', response},
    })
  }
}
