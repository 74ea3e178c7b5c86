import {cutOf, requiredDomains, type Certification} from '@airworthy/content'
import type {DecidedDomain, DecidedExercise, ExaminationDecision} from './decision.ts'
import type {AskedDomain} from './examination.ts'
import type {HeldCertification} from './renewal.ts'

/** Why something is asked in an examination. */
export type AskedBecause =
  | {readonly code: 'first'}
  | {readonly code: 'not-held'}
  | {readonly code: 'changed'; readonly on: string; readonly why: string}
  | {readonly code: 'old'; readonly months: number; readonly limit: number}
  | {
      readonly code: 'decayed'
      readonly months: number
      /** The margin above the cut, in standard errors. */
      readonly margin: number
      readonly limit: number
    }

/** What an examination asks and what it takes over. */
export interface Asking {
  readonly kind: 'first' | 'renewal'
  readonly domains: readonly AskedDomain[]
  readonly exercises: readonly string[]
  readonly asked: readonly {
    readonly kind: 'domain' | 'exercise'
    readonly id: string
    readonly because: AskedBecause
  }[]
  readonly carried: {
    readonly domains: readonly DecidedDomain[]
    readonly exercises: readonly DecidedExercise[]
  }
}

/** An earlier decision of the same person and role that was not judged. */
export type NotJudgedBefore = Pick<ExaminationDecision, 'domains' | 'exercises'>

const dayMs = 24 * 60 * 60 * 1000
/** A month as the rules count it: a twelfth of 365.25 days. */
const monthMs = (365.25 / 12) * dayMs

/**
 * What an examination asks of a person now. A first one asks all. What was met or passed in an
 * examination that was not judged is taken over for `carriedDays`. A renewal takes over what the
 * credential rests on, but for what changed since, was measured long ago, or was measured a while
 * ago with a small margin above the cut that the role requires now.
 */
export function askingOf(
  certification: Certification,
  {held, before, now}: {held: HeldCertification | null; before: NotJudgedBefore | null; now: Date},
): Asking {
  const domains = requiredDomains(certification.role).map(({id, requiredLevel}) => {
    return {domain: id, requiredLevel, cut: cutOf(requiredLevel)}
  })
  const asked: Asking['asked'][number][] = []
  const carriedDomains: DecidedDomain[] = []
  const carriedExercises: DecidedExercise[] = []
  for (const required of domains) {
    const found = domainBefore(required, {certification, before, held, now})
    if ('because' in found) {
      asked.push({kind: 'domain', id: required.domain, because: found.because})
    } else carriedDomains.push(found.carried)
  }
  for (const exercise of certification.exercises) {
    const found = exerciseBefore(exercise, {certification, before, held, now})
    if ('because' in found) asked.push({kind: 'exercise', id: exercise, because: found.because})
    else carriedExercises.push(found.carried)
  }
  return {
    kind: held === null ? 'first' : 'renewal',
    domains,
    exercises: certification.exercises,
    asked,
    carried: {domains: carriedDomains, exercises: carriedExercises},
  }
}

interface Known {
  readonly certification: Certification
  readonly before: NotJudgedBefore | null
  readonly held: HeldCertification | null
  readonly now: Date
}

type Found<Carried> = {readonly carried: Carried} | {readonly because: AskedBecause}

function domainBefore(required: AskedDomain, known: Known): Found<DecidedDomain> {
  const {certification, before, held, now} = known
  const {domain, cut} = required
  const lately = before?.domains.find((one) => one.domain === domain)
  if (lately?.verdict === 'meets' && lately.cut >= cut) {
    const isKept = ageMs(lately.measuredAt, now) <= certification.carriedDays * dayMs
    if (isKept && changedSince(domain, lately.measuredAt, certification) === null) {
      return {carried: {...lately, ...required, from: 'carried'}}
    }
  }
  if (held === null) return {because: {code: 'first'}}
  const shown = held.domains.find((one) => one.domain === domain)
  if (!shown) return {because: {code: 'not-held'}}
  const because = domainDecayed(shown, {...required, certification, now})
  if (because !== null) return {because}
  const {mean, standardError, measuredAt} = shown
  const halfWidth = 1.6449 * standardError // the interval of 90 % where the credential has none
  const {low = mean - halfWidth, high = mean + halfWidth, items = 0, attempt = null} = shown
  const measured = {mean, standardError, low, high, items, attempt, measuredAt}
  return {carried: {...required, verdict: 'meets', ...measured, from: 'carried'}}
}

function domainDecayed(
  {mean, standardError, measuredAt}: HeldCertification['domains'][number],
  {domain, cut, certification, now}: AskedDomain & {certification: Certification; now: Date},
): AskedBecause | null {
  const {decayedAfterMonths, marginStandardErrors, askedAfterMonths} = certification.renewal
  const changed = changedSince(domain, measuredAt, certification)
  if (changed !== null) return changed
  const months = ageMs(measuredAt, now) / monthMs
  if (months > askedAfterMonths) return {code: 'old', months, limit: askedAfterMonths}
  const margin = (mean - cut) / standardError
  if (months <= decayedAfterMonths || margin >= marginStandardErrors) return null
  return {code: 'decayed', months, margin, limit: marginStandardErrors}
}

function exerciseBefore(id: string, known: Known): Found<DecidedExercise> {
  const {certification, before, held, now} = known
  const lately = before?.exercises.find(({exercise}) => exercise === id)
  if (lately?.passed === true) {
    const isKept = ageMs(lately.finishedAt, now) <= certification.carriedDays * dayMs
    if (isKept && changedSince(id, lately.finishedAt, certification) === null) {
      return {carried: {...lately, from: 'carried'}}
    }
  }
  if (held === null) return {because: {code: 'first'}}
  const shown = held.exercises.find(({exercise}) => exercise === id)
  if (shown?.passed !== true) return {because: {code: 'not-held'}}
  const changed = changedSince(id, shown.finishedAt, certification)
  if (changed !== null) return {because: changed}
  const months = ageMs(shown.finishedAt, now) / monthMs
  const limit = certification.renewal.exercisesAfterMonths
  if (months > limit) return {because: {code: 'old', months, limit}}
  const {exercise, attempt, passed, score, finishedAt, version} = shown
  return {carried: {exercise, attempt, passed, score, finishedAt, version, from: 'carried'}}
}

/** The change of what is asked since a moment that its author called material; null for none. */
function changedSince(
  id: string,
  since: string,
  {renewal}: Certification,
): Extract<AskedBecause, {code: 'changed'}> | null {
  const found = renewal.changed.find(
    (change) => change.id === id && Date.parse(change.on) > Date.parse(since),
  )
  return found === undefined ? null : {code: 'changed', on: found.on, why: found.why}
}

function ageMs(at: string, now: Date): number {
  return now.getTime() - Date.parse(at)
}
