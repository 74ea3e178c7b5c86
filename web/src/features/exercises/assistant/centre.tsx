import type {AssistantAction, AssistantView} from '@airworthy/range/views'
import type {PaneProps} from '../pane.ts'
import {BreakTab} from './break-tab.tsx'
import {FixTab} from './fix-tab.tsx'
import {ReplayTab} from './replay-tab.tsx'

/** The support desk: the chat, the changes, or what running everything gave. */
export function Centre(props: PaneProps<AssistantView, AssistantAction>) {
  if (props.tab === 'fix') return <FixTab {...props} />
  if (props.tab === 'replay') return <ReplayTab {...props} />
  return <BreakTab {...props} />
}
