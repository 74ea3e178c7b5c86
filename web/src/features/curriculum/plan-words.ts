import {counted, countWord} from '../../design/numbers.ts'

/** What was saved by testing out, as a sentence; undefined when nothing was. */
export function savedSentence(minutes: number): string | undefined {
  return minutes === 0 ? undefined : `Testing out saved ${duration(minutes)}.`
}

/** What the baseline made unnecessary, as a sentence; undefined when nothing. */
export function metSentence(minutes: number): string | undefined {
  return minutes === 0 ? undefined : `What your baseline meets would take ${duration(minutes)}.`
}

/** What an estimate rests on: "n 12 items", "n 12 items and one exercise". */
export function answeredWords({items, exercises}: {items: number; exercises: number}): string {
  const answered = `n ${items} ${items === 1 ? 'item' : 'items'}`
  return exercises === 0 ? answered : `${answered} and ${counted(exercises, 'exercise')}`
}

/** Minutes as hours and minutes: "one hour and 35 minutes". */
function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [
    ...(hours > 0 ? [counted(hours, 'hour')] : []),
    ...(rest > 0
      ? [`${rest <= 10 ? countWord(rest) : rest} ${rest === 1 ? 'minute' : 'minutes'}`]
      : []),
  ].join(' and ')
}
