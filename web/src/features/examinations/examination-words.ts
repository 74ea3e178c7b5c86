import type {
  DecisionView,
  ExaminationsView,
  ExaminationView,
} from '@airworthy/server/features/examinations/views.ts'
import {day} from '../../design/dates.ts'
import {capital, counted, countWord, listed} from '../../design/numbers.ts'
import type {StatusKind} from '../../design/status-kinds.ts'
import {windowLeft} from './window-words.ts'

type Before = Pick<ExaminationsView, 'blocked' | 'mayStartFrom' | 'renewal'>
type Running = Pick<
  ExaminationView,
  'status' | 'assessment' | 'exercises' | 'isComplete' | 'closesAt'
>
type Decided = Pick<
  DecisionView,
  'outcome' | 'domains' | 'exercises' | 'exercisesToPass' | 'setAside'
>
type Past = Pick<ExaminationsView['past'][number], 'outcome' | 'setAside'>

/** The answer before an examination: that it can begin, or when, or what is missing first. */
export function beforeHeading({blocked, mayStartFrom, renewal}: Before): string {
  switch (blocked?.reason) {
    case undefined:
      if (renewal === null) return 'You can begin the examination now.'
      return `You can renew now. ${askedAgain(renewal)}`
    case 'no-role':
      return 'Choose your engineering role first.'
    case 'no-certification':
      return 'There is no certification for your role yet.'
    case 'examination-open':
      return 'An examination is open.'
    case 'too-soon':
      return mayStartFrom === null
        ? 'The examination cannot begin yet.'
        : `You can begin another examination from ${day(mayStartFrom)}.`
    case 'suspended':
      return 'Your credential is suspended.'
    case 'already-certified':
      return mayStartFrom === null
        ? 'You are certified.'
        : `You are certified. Renewal begins on ${day(mayStartFrom)}.`
  }
}

/** How much a renewal asks: "Two domains and one exercise are asked again." */
export function askedAgain({asked}: Pick<NonNullable<Before['renewal']>, 'asked'>): string {
  const domains = asked.filter(({kind}) => kind === 'domain').length
  const exercises = asked.length - domains
  const parts = [
    ...(domains > 0 ? [counted(domains, 'domain')] : []),
    ...(exercises > 0 ? [counted(exercises, 'exercise')] : []),
  ]
  if (parts.length === 0) return 'Nothing is asked again.'
  return `${capital(listed(parts))} ${asked.length === 1 ? 'is' : 'are'} asked again.`
}

/** The answer while an examination runs: what is left, and how long. */
export function runningHeading(running: Running, now: number): string {
  const {status, isComplete, closesAt} = running
  if (status !== 'open') return 'The window has ended. What was open is being judged.'
  if (isComplete) return 'Everything is taken. Finish, and it is decided.'
  const left = leftParts(running)
  const verb =
    left.length === 1 && left[0] !== 'the questions' && !left[0]?.endsWith('s') ? 'is' : 'are'
  const time = windowLeft(closesAt, now).replace(/ left$/u, '')
  return left.length === 0
    ? 'Some domains are not judged yet. Take another sitting, or finish.'
    : `${capital(listed(left))} ${verb} left, and ${time}.`
}

/** What is not taken yet: "the questions", "two exercises". */
function leftParts({assessment, exercises}: Running): string[] {
  const open = exercises.filter(({status}) => status !== 'finished').length
  return [
    ...(assessment !== null && assessment.status !== 'finished' ? ['the questions'] : []),
    ...(open > 0 ? [counted(open, 'exercise')] : []),
  ]
}

/** The answer of a decision: passed, or which parts are below, or which are not judged. */
export function decidedHeading({
  outcome,
  domains,
  exercises,
  exercisesToPass,
  setAside,
}: Decided): string {
  if (setAside !== null) return 'This decision was set aside. You can begin again at once.'
  if (outcome === 'passed') return 'You passed. The credential follows from it.'
  const gaps = domains.filter(({verdict}) => verdict === 'gap').length
  const open = domains.filter(({verdict}) => verdict === 'not-judged').length
  const short = exercisesToPass - exercises.filter(({passed}) => passed).length
  const below = [
    ...(gaps > 0
      ? [`${counted(gaps, 'domain')} ${gaps === 1 ? 'lies below its' : 'lie below their'} level`]
      : []),
    ...(short > 0 ? [`${counted(short, 'exercise')} ${short === 1 ? 'is' : 'are'} missing`] : []),
    ...(open > 0 ? [`${counted(open, 'domain')} ${open === 1 ? 'is' : 'are'} not judged`] : []),
  ]
  const first = outcome === 'failed' ? 'Not passed' : 'Not judged yet'
  return below.length === 0 ? `${first}.` : `${first}: ${listed(below)}.`
}

/** What follows from a decision, and what to do. */
export function decidedLead({
  outcome,
  setAside,
  next,
  domains,
  exercises,
}: Pick<DecisionView, 'outcome' | 'setAside' | 'next' | 'domains' | 'exercises'>): string {
  if (outcome !== 'passed' || setAside !== null) return next
  const passed = exercises.filter((exercise) => exercise.passed).length
  return `All ${countWord(domains.length)} domains meet their level, and ${counted(passed, 'exercise')} ${passed === 1 ? 'is' : 'are'} passed.`
}

/** The status of a past examination: not judged is never shown as a pass. */
export function pastStatus({outcome, setAside}: Past): {kind: StatusKind; word: string} {
  if (setAside) return {kind: 'not-judged', word: 'Set aside'}
  switch (outcome) {
    case 'passed':
      return {kind: 'passed', word: 'Passed'}
    case 'failed':
      return {kind: 'to-do', word: 'Not passed'}
    case 'not-judged':
      return {kind: 'not-judged', word: 'Not judged'}
  }
}

/** How many of what is asked must be passed: "both exercises", "two of three exercises". */
export function toPassWords(toPass: number, asked: number): string {
  if (toPass === asked) {
    return asked === 1
      ? 'the exercise'
      : asked === 2
        ? 'both exercises'
        : `all ${countWord(asked)} exercises`
  }
  return `${countWord(toPass)} of ${countWord(asked)} exercises`
}
