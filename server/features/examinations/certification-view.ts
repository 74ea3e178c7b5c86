import {
  domains as allDomains,
  levels,
  requiredDomains,
  type Certification,
  type Module,
} from '@airworthy/content'
import type {CertificationView} from './views.ts'

/** Minutes that an item of the examinations usually takes, for the forecast. */
const minutesPerItem = 2.4
/** Items of a domain on average, both sittings together, by those of the first (`bench/assessment`). */
const usualShare = 0.9

/** What the certification of a role asks, in words and numbers. */
export function certificationViewOf(
  certification: Certification,
  {digest, modules, readsKeys}: {digest: string; modules: readonly Module[]; readsKeys: boolean},
): CertificationView {
  const {role, title, purpose, assessment, windowDays, retryAfterDays, renewal} = certification
  const domains = requiredDomains(role).map(({id, requiredLevel}) =>
    requiredDomainOf(id, requiredLevel),
  )
  const exercises = certification.exercises.map((id) => requiredExerciseOf(id, modules))
  const items = domains.length * assessment.maximumPerDomain * usualShare
  return {
    role,
    title,
    digest,
    purpose,
    domains,
    exercises,
    exercisesToPass: certification.exercisesToPass,
    windowDays,
    sittings: assessment.sittings,
    itemsPerDomain: {
      least: assessment.minimumPerDomain,
      most: assessment.maximumPerDomain,
      further: assessment.sittings > 1 ? assessment.furtherPerDomain : 0,
    },
    aboutMinutes:
      Math.round((items * minutesPerItem) / 5) * 5 +
      exercises.reduce((sum, {minutes}) => sum + minutes, 0),
    retryAfterDays,
    carriedDays: certification.carriedDays,
    validMonths: certification.validMonths,
    renewal: {fromDaysBeforeEnd: renewal.fromDaysBeforeEnd, rule: renewalSentences(certification)},
    rules: [...ruleSentences(certification), ...(readsKeys ? [keysSentence] : [])],
    consent: [...certification.consent],
  }
}

/** A domain with its name and the name of the level. */
export function requiredDomainOf(id: string, requiredLevel: 1 | 2 | 3) {
  return {
    domain: id,
    name: domainName(id),
    requiredLevel,
    levelName: levels.find(({level}) => level === requiredLevel)?.name ?? '',
  }
}

/** An exercise with what its track says of it. */
export function requiredExerciseOf(id: string, modules: readonly Module[]) {
  const module = modules.find(({kind, slug}) => kind === 'exercise' && slug === id)
  return {exercise: id, title: module?.title ?? id, minutes: module?.minutes ?? 0}
}

/** The name of a domain; its id for one that is no longer there. */
export function domainName(id: string): string {
  return allDomains.find((domain) => domain.id === id)?.name ?? id
}

const keysSentence =
  'As author or administrator you can read the keys of the reserved items. You can be certified all the same, and the credential says so.'

function ruleSentences(certification: Certification): string[] {
  const {assessment, windowDays, exercises, exercisesToPass, retryAfterDays} = certification
  const {minimumPerDomain: least, maximumPerDomain: most, furtherPerDomain, sittings} = assessment
  const further =
    sittings > 1
      ? ` Where a domain is not judged by then, another sitting asks up to ${furtherPerDomain} more of it.`
      : ''
  return [
    `From the start you have ${windowDays} days. Pausing costs nothing; what is open at the end is judged as it stands.`,
    `Each domain is asked ${least} to ${most} items, until the answers say on which side of its level you stand.${further}`,
    `${exercisesToPass} of ${exercises.length} exercises must be passed, each taken once, on a seed that nobody has seen, without hints.`,
    'All domains must meet their level. A domain that is not judged is no pass; it is asked again in the next examination, and what you met is kept if the adaptive part was taken to its end.',
    'Until the decision you see your progress and no results; afterwards every domain with its interval, and the debriefs of the exercises.',
    `After an examination that was not passed another can begin in ${retryAfterDays.failed} days; after one that was taken to its end and not judged in ${retryAfterDays.notJudged} days.`,
  ]
}

function renewalSentences({renewal, validMonths}: Certification): string[] {
  const {decayedAfterMonths, marginStandardErrors, askedAfterMonths, exercisesAfterMonths} = renewal
  return [
    `The credential holds ${validMonths} months. A renewal can begin ${renewal.fromDaysBeforeEnd} days before its end, and after it.`,
    `A domain is asked again if it was measured more than ${decayedAfterMonths} months ago with less than ${marginStandardErrors} standard errors above its level, or more than ${askedAfterMonths} months ago in any case.`,
    `An exercise is asked again if it was passed more than ${exercisesAfterMonths} months ago.`,
    'What has changed since so much that it shows something else is asked again; the certification says what and why.',
  ]
}
