import type {CountsView} from '@airworthy/server/features/assignments/views.ts'
import {plain} from '../../design/numbers.ts'

/** Counts in words, those of zero left out: "2 overdue, 31 due, 40 done". */
export function countsSentence({overdue, due, exempt, done}: CountsView): string {
  const parts = [
    [overdue, 'overdue'],
    [due, 'due'],
    [exempt, 'exempt'],
    [done, 'done'],
  ] as const
  const told = parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${plain(count)} ${word}`)
  return told.length === 0 ? 'Nobody is concerned.' : told.join(', ')
}
