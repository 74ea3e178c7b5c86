import type {CountsView} from '@airworthy/server/features/assignments/views.ts'
import {capital, counted} from '../../design/numbers.ts'

/** The answer to who has what to do: what is overdue, then what is due. */
export function leadHeading({people, overdue, due}: CountsView): string {
  if (people === 0) return 'Nothing is assigned to anybody yet.'
  const open = `${capital(counted(due, 'assignment'))} ${due === 1 ? 'is' : 'are'} due.`
  if (overdue === 0) return due === 0 ? 'Nothing is due.' : `Nothing is overdue. ${open}`
  const late = `${capital(counted(overdue, 'assignment'))} ${overdue === 1 ? 'is' : 'are'} overdue.`
  return due === 0 ? late : `${late} ${open}`
}
