import type {RoleStandingView} from '@airworthy/server/features/credentials/views.ts'
import type {ExaminationsView} from '@airworthy/server/features/examinations/views.ts'
import {day} from '../design/dates.ts'
import {counted} from '../design/numbers.ts'
import {askedAgain, runningHeading} from '../features/examinations/examination-words.ts'
import {windowLeft} from '../features/examinations/window-words.ts'

interface Situation {
  readonly examinations: Pick<
    ExaminationsView,
    'current' | 'mayStart' | 'certification' | 'renewal'
  >
  readonly standing: Pick<RoleStandingView, 'standing' | 'validUntil'> | undefined
  /** Whether the plan has nothing left. */
  readonly planDone: boolean
  readonly now: number
}

/** The step that leads to the examination, in words. */
export interface ExaminationStep {
  readonly title: string
  readonly about: string
  readonly action: string
  readonly note?: string
}

/** When an examination is the next step: it is open, a renewal is due, or the plan is done. */
export function examinationStep(situation: Situation): ExaminationStep | undefined {
  const {examinations, standing, planDone, now} = situation
  const {current, mayStart, certification, renewal} = examinations
  if (current !== null) {
    return {
      title: `Go on with your ${current.kind === 'renewal' ? 'renewal' : 'examination'}`,
      about: runningHeading(current, now),
      action: 'Go on with the examination',
      note: windowLeft(current.closesAt, now),
    }
  }
  if (!mayStart || certification === null) return undefined
  if (renewal !== null) {
    const lapsed = standing?.standing === 'lapsed'
    return {
      title: 'Renew your certification',
      about: `${askedAgain(renewal)} The rest is carried over. ${lapsed ? 'It lapsed on' : 'It runs to'} ${day(renewal.validUntil)}.`,
      action: 'See the renewal',
    }
  }
  if (!planDone) return undefined
  return {
    title: 'Take the examination',
    about: `Your plan has nothing left. The examination asks the level of ${counted(certification.domains.length, 'domain')} and ${counted(certification.exercises.length, 'exercise')}; a credential follows from it that anybody can verify.`,
    action: 'See the examination',
    note: `${counted(certification.windowDays, 'day')} from its start`,
  }
}
