import type {AttemptView} from '@airworthy/server/features/exercises/views.ts'
import type {ComponentType} from 'react'

/** A tab of a workspace, such as Break or Fix; the shell shows them in the header, numbered. */
export interface PaneTab {
  readonly id: string
  readonly name: string
}

/** What a pane may know of its attempt beside the view; the whole AttemptView fits. */
export interface PaneAttempt {
  readonly id: string
  /** Number of events so far: it grows with every action that was applied. */
  readonly position: number
  readonly objectives: AttemptView['objectives']
  /** Set when the last action was ended by the wall-time backstop: nothing was applied. */
  readonly stopped: {readonly reason: string; readonly afterMs: number} | null
}

/**
 * What the shell of the workspace hands to both panes of an engine, centre and right. The shell
 * gives each a padded, scrolling column: what has to stay in sight is `position: sticky`. In a
 * narrow window the panes are shown one at a time. Headings begin at level 2.
 */
export interface PaneProps<View, Action> {
  readonly view: View
  readonly attempt: PaneAttempt
  /**
   * Sends an action until the server has answered; a lost network is waited for. True: it is applied
   * and the next render has the new view. False: it was refused or stopped, which the shell has
   * said already. Never rejects.
   */
  readonly act: (action: Action) => Promise<boolean>
  /** An action is on its way: buttons that act are disabled; nothing is typed away. */
  readonly busy: boolean
  /** The id of the open tab; of an engine without tabs the empty text. */
  readonly tab: string
  readonly setTab: (tab: string) => void
  /** The attempt is judged: everything is shown, nothing acts any more. */
  readonly finished: boolean
}

/** The screens of one engine: its tabs and its two panes, loaded when an exercise is opened. */
export interface Pane {
  /** Empty where the engine has but one centre. */
  readonly tabs: readonly PaneTab[]
  readonly Centre: ComponentType<PaneProps<never, unknown>>
  readonly Right: ComponentType<PaneProps<never, unknown>>
  /** What the right pane is called on a phone, such as "What really happened". */
  readonly rightName: string
}
