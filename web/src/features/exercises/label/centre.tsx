import type {LabelAction, LabelView} from '@airworthy/range/views'
import type {PaneProps} from '../pane.ts'
import {Exploration} from './exploration.tsx'
import {FlawForm} from './flaw-form.tsx'
import {ModelForm} from './model-form.tsx'

/** Explore, name the flaw, train and cut: what the tab asks for. */
export function Centre({
  view,
  attempt,
  act,
  busy,
  tab,
  finished,
}: PaneProps<LabelView, LabelAction>) {
  const still = busy || finished
  switch (tab) {
    case 'flaw':
      return <FlawForm view={view} attemptId={attempt.id} still={still} act={act} />
    case 'model':
      return <ModelForm view={view} attemptId={attempt.id} still={still} act={act} />
    default:
      return <Exploration view={view} still={still} act={act} />
  }
}
