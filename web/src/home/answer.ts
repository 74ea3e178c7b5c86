import type {AttemptsView} from '@airworthy/server/features/assessments/views.ts'
import {capital, counted} from '../design/numbers.ts'

/** The answer to "Am I current?": heading and what follows from it. */
export interface CurrencyAnswer {
  readonly heading: string
  readonly about: string
}

/**
 * Answers "Am I current?" from what exists: the baseline. Nobody is called current by it: that
 * takes a certification, which it is not.
 */
export function currencyAnswer({open, finished}: AttemptsView): CurrencyAnswer {
  const latest = finished[0]
  if (!latest && open) {
    return {
      heading: `Not known yet. ${capital(counted(open.given, 'item'))} of your baseline ${open.given === 1 ? 'is' : 'are'} answered.`,
      about:
        'The baseline shows where you stand in seven domains against the level that your role requires. Nothing follows from it by itself.',
    }
  }
  if (!latest) {
    return {
      heading: 'Not known yet. You have not taken the baseline.',
      about:
        'The baseline assessment shows, in about 25 minutes, where you stand in seven domains against the level that your role requires.',
    }
  }
  const {gaps, notJudged} = latest
  const about =
    'A baseline informs you; it certifies nothing. Certification is not part of this version, so nobody is called current yet.'
  if (gaps === 0 && notJudged === 0) {
    return {heading: 'Not certified yet. Your baseline shows no gap.', about}
  }
  const found = [
    ...(gaps > 0 ? [counted(gaps, 'gap')] : []),
    ...(notJudged > 0 ? [`${counted(notJudged, 'domain')} not judged`] : []),
  ]
  return {heading: `Not certified yet. Your baseline shows ${found.join(' and ')}.`, about}
}
