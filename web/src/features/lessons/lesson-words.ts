import {capital, countWord, counted} from '../../design/numbers.ts'

/** How far a lesson is: "Two of six acts done". */
export function progressWords({done, acts}: {done: number; acts: number}): string {
  if (done === 0) return `${capital(counted(acts, 'act'))}`
  if (done === acts) return acts === 1 ? 'The act is done' : `All ${countWord(acts)} acts done`
  return `${capital(countWord(done))} of ${countWord(acts)} acts done`
}

interface Standing {
  readonly status: 'to-do' | 'in-progress' | 'passed'
  readonly available: boolean
}

/** The answer of the list: how many lessons are finished, and how many are there. */
export function lessonsHeading(lessons: readonly Standing[]): string {
  const there = lessons.filter(({available}) => available)
  const passed = there.filter(({status}) => status === 'passed').length
  if (there.length === 0) return 'No lesson can be taken yet.'
  if (passed === 0) return `${capital(counted(there.length, 'lesson'))} can be taken.`
  if (passed === there.length) {
    return passed === 1 ? 'The one lesson is done.' : `All ${counted(passed, 'lesson')} are done.`
  }
  return `${capital(counted(passed, 'lesson'))} done of the ${countWord(there.length)} that can be taken.`
}

/** The lesson to go on with: one that was begun, else the first that is open; null if none is. */
export function nextLesson<T extends Standing>(lessons: readonly T[]): T | null {
  const open = lessons.filter(({available, status}) => available && status !== 'passed')
  return open.find(({status}) => status === 'in-progress') ?? open[0] ?? null
}
