import type {
  DifView,
  ItemSummaryView,
  ShareView,
} from '@airworthy/server/features/authoring/views.ts'
import {listed, percent, plain} from '../../design/numbers.ts'
import {engineerRoleName} from '../people/words.ts'

/** The item types by the words that authors use. */
export const itemTypeNames: Readonly<Record<ItemSummaryView['type'], string>> = {
  'single-choice': 'Single choice',
  'choose-many': 'Choose many',
  order: 'Order',
  match: 'Match',
  numeric: 'Numeric',
  'mark-faulty-lines': 'Mark faulty lines',
  'complete-config': 'Complete a configuration',
  'judge-claims': 'Judge claims',
}

/** The domain and slug of an item's id. */
export function partsOf(id: string): {domain: string; slug: string} {
  const slash = id.indexOf('/')
  return {domain: id.slice(0, slash), slug: id.slice(slash + 1)}
}

/** A share with its interval: "62% (50 to 73%)". */
export function shareWords({share, low, high}: ShareView): string {
  return `${percent(share)} (${plain(low * 100)} to ${percent(high)})`
}

/** What is known of an item working differently for a role, as a sentence. */
export function difSentence(dif: DifView): string {
  const role = engineerRoleName(dif.role)
  if (dif.outcome === 'not-judged') return `${role}: not judged. ${neededWords(dif.needed)}`
  if (dif.class === null || dif.class === 'negligible') {
    return `${role}: no difference that matters at equal ability.`
  }
  const size = dif.class === 'large' ? 'much' : 'moderately'
  return dif.direction === null
    ? `${role}: works differently (${dif.class}) at equal ability, not in one direction.`
    : `${role}: ${size} ${dif.direction} at equal ability.`
}

function neededWords({role, others}: DifView['needed']): string {
  const missing = [
    ...(role > 0 ? [`${role} more of this role`] : []),
    ...(others > 0 ? [`${others} more of the others`] : []),
  ]
  return missing.length === 0
    ? 'The answers do not vary.'
    : `It needs ${listed(missing)} to have answered.`
}
