import type {AttemptView} from '@airworthy/server/features/exercises/views.ts'
import {Button} from '@mantine/core'
import {Dialog} from '../../design/dialog.tsx'
import {standingSentence} from './objective-words.ts'

interface FinishDialogProps {
  attempt: AttemptView
  open: boolean
  busy: boolean
  onClose: () => void
  onFinish: () => void
}

/** Asks before an attempt is judged, and says what that means. */
export function FinishDialog({attempt, open, busy, onClose, onFinish}: FinishDialogProps) {
  return (
    <Dialog
      title="Finish and be judged?"
      open={open}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Go on working</Button>
          <Button variant="filled" disabled={busy} onClick={onFinish}>
            Finish and judge
          </Button>
        </>
      }
    >
      <p>{standingSentence(attempt)}</p>
      <p>
        Finishing judges the attempt as it stands now, also against what you have not seen, and ends
        it.{' '}
        {attempt.examinationId === null
          ? 'You then read the debrief. The first finished attempt of this exercise counts as evidence of your ability; you can make further attempts afterwards.'
          : 'In this examination the exercise is taken once. You read its debrief when the examination is decided.'}
      </p>
    </Dialog>
  )
}
