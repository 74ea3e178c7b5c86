import type {Member} from './cast.ts'

/** How somebody goes about the baseline. */
export type Manner = 'in-time' | 'late' | 'in-two-parts' | 'left-paused' | 'left-open' | 'never'

/** Most take it in time; the same people are late, interrupted or absent each time. */
export function mannerOf({index}: Member): Manner {
  if (index % 20 === 19) return 'never'
  if (index % 20 === 11) return 'left-paused'
  if (index === 47) return 'left-open'
  if (index % 9 === 4) return 'late'
  if (index % 12 === 6) return 'in-two-parts'
  return 'in-time'
}

/** Whether somebody works on the plan until it is done, as far as the half year lets them. */
export function isDiligent(member: Member): boolean {
  return member.index % 4 === 0 && mannerOf(member) === 'in-time'
}
