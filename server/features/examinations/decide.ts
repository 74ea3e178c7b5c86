import {normalQuantile} from '@airworthy/statistics'
import type {ExaminationPart} from '../assessments/index.ts'
import type {ExaminedExercise} from '../exercises/index.ts'
import type {
  DecidedDomain,
  DecidedExercise,
  ExaminationDecision,
  ExaminationOutcome,
} from './decision.ts'
import {askedDomains, askedExercises, type Examination} from './examination.ts'

/** What an examination has come to when it is decided. */
export interface Taken {
  /** Null where the adaptive part was not begun, or nothing of it was asked. */
  readonly part: ExaminationPart | null
  readonly exercises: readonly ExaminedExercise[]
}

/**
 * Decides an examination: a function of what was taken and what was carried, and of nothing else.
 * Passed needs every domain to meet its cut and enough exercises passed; a domain with a gap, or more
 * exercises failed than may be, is failed; whatever lies between is not judged, and no pass.
 */
export function decide(
  {start}: Pick<Examination, 'start'>,
  {part, exercises}: Taken,
  {at, endedBy, readsKeys = false}: {at: string; endedBy: 'person' | 'window'; readsKeys?: boolean},
): ExaminationDecision {
  const domains = start.domains.map(
    (asked) =>
      start.carried.domains.find(({domain}) => domain === asked.domain) ??
      examinedDomain(asked, {part, at}),
  )
  const decided = start.exercises.flatMap((exercise): DecidedExercise[] => {
    const carried = start.carried.exercises.find((one) => one.exercise === exercise)
    if (carried) return [carried]
    const taken = exercises.find((one) => one.exercise === exercise)
    return taken === undefined ? [] : decidedExercise(taken)
  })
  const {exercisesToPass} = start.terms
  return {
    role: start.role,
    kind: start.kind,
    outcome: outcomeOf(domains, {
      exercises: decided,
      asked: start.exercises.length,
      toPass: exercisesToPass,
    }),
    replaces: start.replaces,
    bank: part?.bank ?? start.bank,
    certification: start.certification,
    domains,
    exercises: decided,
    exercisesAsked: start.exercises.length,
    exercisesToPass,
    complete: isComplete({start}, {part, exercises}),
    unproctored: true,
    ...(start.readsKeys === true || readsKeys ? {readsKeys: true} : {}),
    endedBy,
  }
}

/** The outcome that domains and exercises add up to. */
export function outcomeOf(
  domains: readonly Pick<DecidedDomain, 'verdict'>[],
  {
    exercises,
    asked,
    toPass,
  }: {exercises: readonly Pick<DecidedExercise, 'passed'>[]; asked: number; toPass: number},
): ExaminationOutcome {
  const passed = exercises.filter((one) => one.passed).length
  const failed = exercises.length - passed
  if (domains.some(({verdict}) => verdict === 'gap') || failed > asked - toPass) return 'failed'
  const meets = domains.length > 0 && domains.every(({verdict}) => verdict === 'meets')
  return meets && passed >= toPass ? 'passed' : 'not-judged'
}

/**
 * Whether all that was asked was taken: each domain judged or given all the items that it may have,
 * each exercise tried to its end.
 */
export function isComplete({start}: Pick<Examination, 'start'>, {part, exercises}: Taken): boolean {
  const domainsTaken = askedDomains({start}).every(({domain}) => {
    const found = part?.domains.find((one) => one.domain === domain)
    if (!found) return false
    const {verdict, items, itemsLeft} = found
    return verdict !== 'not-judged' || itemsLeft === 0 || items >= start.terms.itemsPerDomain
  })
  const exercisesTaken = askedExercises({start}).every((id) =>
    exercises.some((one) => one.exercise === id && decidedExercise(one).length > 0),
  )
  return domainsTaken && exercisesTaken
}

function examinedDomain(
  {domain, requiredLevel, cut}: Examination['start']['domains'][number],
  {part, at}: {part: ExaminationPart | null; at: string},
): DecidedDomain {
  const asked = {domain, requiredLevel, cut, from: 'examination'} as const
  const found = part?.domains.find((one) => one.domain === domain)
  if (!part || !found) return {...asked, verdict: 'not-judged', ...beforeAnyAnswer, measuredAt: at}
  const {verdict, mean, standardError, low, high, items, answeredAt} = found
  return {
    ...asked,
    verdict,
    mean,
    standardError,
    low,
    high,
    items,
    attempt: items > 0 ? part.id : null,
    measuredAt: answeredAt ?? at,
  }
}

/** The prior: what is known of a domain of which nothing was answered. */
const beforeAnyAnswer = {
  mean: 0,
  standardError: 1,
  low: normalQuantile(0.05),
  high: normalQuantile(0.95),
  items: 0,
  attempt: null,
}

/** An exercise in which nothing was tried was not taken, and is neither passed nor failed. */
function decidedExercise({id, exercise, version, acted, end}: ExaminedExercise): DecidedExercise[] {
  if (end === null || !(acted || end.passed)) return []
  const {passed, score, finishedAt} = end
  return [{exercise, attempt: id, passed, score, finishedAt, version, from: 'examination'}]
}
