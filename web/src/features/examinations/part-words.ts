import type {ExaminationView} from '@airworthy/server/features/examinations/views.ts'
import {moment} from '../../design/dates.ts'
import {capital, counted, countWord, listed} from '../../design/numbers.ts'
import type {StatusKind} from '../../design/status-kinds.ts'

type Assessment = ExaminationView['assessment']
type Exercise = ExaminationView['exercises'][number]

interface Word {
  readonly kind: StatusKind
  readonly word: string
}

/** How the questions stand; a finished sitting tells of no result. */
export function questionsStatus(assessment: Assessment): Word {
  if (assessment === null) return {kind: 'tested-out', word: 'Carried over'}
  if (assessment.mayContinue) return {kind: 'in-progress', word: 'Another sitting is possible'}
  switch (assessment.status) {
    case 'to-do':
      return {kind: 'to-do', word: 'To do'}
    case 'open':
      return {kind: 'in-progress', word: 'In progress'}
    case 'finished':
      return {kind: 'passed', word: 'Taken'}
  }
}

/** What was answered and saved, and how a domain ends. */
export function questionsAbout(assessment: Assessment): string {
  if (assessment === null) return 'No domain is asked: all were shown recently enough.'
  const {status, answered, lastAnsweredAt, sitting, sittings} = assessment
  if (status === 'to-do') {
    return 'A domain ends once its answers decide it, so its segment may stay short. You see no result before the decision.'
  }
  const saved = lastAnsweredAt === null ? '' : `, saved ${moment(lastAnsweredAt)}`
  const first = `${capital(counted(answered, 'item'))} answered${saved}.`
  return sittings > 1
    ? `${first} Sitting ${countWord(sitting)} of ${countWord(sittings)}; a segment may stay short where few answers decide.`
    : `${first} A segment may stay short where few answers decide.`
}

/** How an exercise of an examination stands; until the decision no more than what it judged itself. */
export function exerciseStatus({
  from,
  status,
  passed,
}: Pick<Exercise, 'from' | 'status' | 'passed'>): Word {
  if (from === 'carried') return {kind: 'tested-out', word: 'Carried over'}
  switch (status) {
    case 'to-do':
      return {kind: 'to-do', word: 'To do'}
    case 'open':
      return {kind: 'in-progress', word: 'In progress'}
    case 'finished':
      return passed === true
        ? {kind: 'passed', word: 'Passed'}
        : {kind: 'to-do', word: 'Not passed'}
  }
}

/** Said once too many exercises were not passed: the examination cannot end as a pass any more. */
export function lostSentence({
  exercises,
  exercisesToPass,
}: Pick<ExaminationView, 'exercises' | 'exercisesToPass'>): string | undefined {
  const missed = exercises.filter(({status, passed}) => status === 'finished' && passed !== true)
  if (exercises.length - missed.length >= exercisesToPass) return undefined
  return `${listed(missed.map(({title}) => title))} ${missed.length === 1 ? 'was' : 'were'} not passed, so this examination cannot end as a pass. You can go on for what it tells you, or finish and see what was missing.`
}
