import type {AssignmentView} from '@airworthy/server/features/assignments/views.ts'
import {Button} from '@mantine/core'
import {useQueryClient} from '@tanstack/react-query'
import {useId, useState} from 'react'
import {Dialog} from '../../design/dialog.tsx'
import {TextAreaField} from '../../design/field.tsx'
import {Notice} from '../../design/notice.tsx'
import {request} from '../../interface/request.ts'
import {useSubmission} from '../people/form.ts'
import {calendarDay, programmeNames} from './words.ts'
import styles from './assignments.module.css'

interface WithdrawDialogProps {
  assignment: AssignmentView
  onClose: () => void
}

/** Withdraws an assignment for a reason; everybody concerned is told. */
export function WithdrawDialog({assignment, onClose}: WithdrawDialogProps) {
  const client = useQueryClient()
  const formId = useId()
  const [reason, setReason] = useState('')
  const {busy, refusal, submit} = useSubmission(async () => {
    await request(`/api/assignments/${assignment.id}/withdrawal`, {method: 'POST', body: {reason}})
    await client.invalidateQueries({queryKey: ['assignments']})
    onClose()
  })
  return (
    <Dialog
      title="Withdraw this assignment?"
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button type="submit" form={formId} variant="filled" disabled={busy}>
            Withdraw
          </Button>
        </>
      }
    >
      <p>
        {programmeNames[assignment.programme]}, {assignment.toName}, due by{' '}
        {calendarDay(assignment.dueOn)}. Nobody is reminded of it any more; what was done stays
        recorded.
      </p>
      <form id={formId} className={styles['form']} onSubmit={submit}>
        {refusal !== undefined && (
          <Notice kind="breach" word="Not withdrawn">
            {refusal}
          </Notice>
        )}
        <TextAreaField
          label="Reason"
          description="Told to everybody concerned and kept in the ledger for good: name nobody."
          required
          withAsterisk={false}
          minLength={5}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  )
}
