import type {ThresholdAction, ThresholdView} from '@airworthy/range/views'
import type {PaneProps} from '../pane.ts'
import {DeclarationForm} from './declaration-form.tsx'
import {ThresholdsForm} from './thresholds-form.tsx'

/** Data and thresholds, or what the learner stands for: what the tab asks for. */
export function Centre({
  view,
  attempt,
  act,
  busy,
  tab,
  finished,
}: PaneProps<ThresholdView, ThresholdAction>) {
  const still = busy || finished
  return tab === 'declaration' ? (
    <DeclarationForm view={view} attemptId={attempt.id} still={still} act={act} />
  ) : (
    <ThresholdsForm view={view} attemptId={attempt.id} still={still} act={act} />
  )
}
