import type {AttemptView, EvidenceView} from '@airworthy/server/features/exercises/views.ts'
import {capital, counted, listed, plain} from '../../design/numbers.ts'
import {standingObjectives} from './objective-words.ts'
import {pointsOf} from './range-words.ts'

type Judged = Pick<AttemptView, 'exercise' | 'objectives' | 'score'>

/** The answer of a result: passed, or which required objectives are not reached. */
export function resultHeading(attempt: Judged): string {
  const objectives = standingObjectives(attempt)
  const reached = objectives.filter(({state}) => state.reached === true).length
  if (attempt.score?.passed === true) {
    return reached === objectives.length
      ? 'Passed. Every objective is reached.'
      : `Passed. ${reached} of ${objectives.length} objectives are reached.`
  }
  const missing = objectives.filter(({required, state}) => required && state.reached !== true)
  if (missing.length > 2) {
    return `Not passed. ${capital(counted(missing.length, 'required objective'))} are not reached.`
  }
  return `Not passed. Not reached: ${listed(missing.map(({title}) => lowerFirst(title)))}.`
}

/** The score with what hints took: "Score 72 of 100 points; hints took 20." */
export function scoreSentence({score, hintCost}: NonNullable<AttemptView['score']>): string {
  const hints = hintCost > 0 ? `; hints took ${plain(hintCost * 100)}` : ''
  return `Score ${pointsOf(score)}${hints}. Passed is who reaches every required objective, whatever the score.`
}

/** Why an attempt counts as evidence of ability, or why it does not. */
export function evidenceSentence({reason, counted: counts}: EvidenceView): string {
  switch (reason) {
    case 'counted':
      return counts
        ? 'This attempt counts: it is the first that you finished of this exercise.'
        : 'This attempt will count.'
    case 'not-the-first-finished':
      return 'This attempt does not count: only the first finished attempt of an exercise does, because its debrief is known afterwards.'
    case 'nothing-done':
      return 'This attempt does not count: nothing was done in it, so it says nothing about you.'
    case 'domain-not-measured':
      return 'This attempt does not count yet: your ability in this domain has not been measured, so there is nothing to add it to. A baseline measures it.'
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
