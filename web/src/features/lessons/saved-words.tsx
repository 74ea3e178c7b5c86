import {Button} from '@mantine/core'
import {Status} from '../../design/status.tsx'

/** Whether an answer is where it stays. */
export type SavedState =
  | {readonly kind: 'open'}
  | {readonly kind: 'saving'}
  | {readonly kind: 'trying-again'}
  | {readonly kind: 'saved'}
  | {readonly kind: 'refused'; readonly reason: string; readonly again: () => void}

/** Says whether an answer is saved, on its way, or not. */
export function SavedWords({state}: {state: SavedState}) {
  switch (state.kind) {
    case 'open':
      return null
    case 'saving':
      return (
        <span className="meta" role="status">
          Saving
        </span>
      )
    case 'trying-again':
      return (
        <span className="meta" role="status">
          Not saved yet: trying again
        </span>
      )
    case 'saved':
      return (
        <span className="meta" role="status">
          Saved
        </span>
      )
    case 'refused':
      return (
        <span className="meta" role="alert">
          <Status kind="error">Not saved: {state.reason}</Status>{' '}
          <Button size="xs" onClick={state.again}>
            Try again
          </Button>
        </span>
      )
  }
}
