import type {OverviewRowView} from '@airworthy/server/features/assignments/views.ts'
import {Button} from '@mantine/core'
import {useQueryClient} from '@tanstack/react-query'
import {useId, useState} from 'react'
import {Dialog} from '../../design/dialog.tsx'
import {TextAreaField, TextField} from '../../design/field.tsx'
import {Notice} from '../../design/notice.tsx'
import {request} from '../../interface/request.ts'
import {useSubmission} from '../people/form.ts'
import {dutySentence, programmeNames} from './words.ts'
import styles from './assignments.module.css'

/** Exempts a person from a duty up to a day and for a reason, or ends that. */
export function ExemptDialog({row, onClose}: {row: OverviewRowView; onClose: () => void}) {
  const client = useQueryClient()
  const formId = useId()
  const [reason, setReason] = useState(row.exemption?.reason ?? '')
  const [until, setUntil] = useState(row.exemption?.until ?? '')
  const path = `/api/assignments/duties/${row.id}/exemption`
  const done = async () => {
    await client.invalidateQueries({queryKey: ['assignments']})
    onClose()
  }
  const exempting = useSubmission(async () => {
    await request(path, {method: 'PUT', body: {reason, until}})
    await done()
  })
  const ending = useSubmission(async () => {
    await request(path, {method: 'DELETE'})
    await done()
  })
  const refusal = exempting.refusal ?? ending.refusal
  const busy = exempting.busy || ending.busy
  return (
    <Dialog
      title={`Exempt ${row.person.name}`}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Leave unchanged</Button>
          {row.exemption && (
            <Button onClick={ending.submit} disabled={busy}>
              End the exemption
            </Button>
          )}
          <Button type="submit" form={formId} variant="filled" disabled={busy}>
            Exempt
          </Button>
        </>
      }
    >
      <p className="meta">
        {programmeNames[row.programme]}. {dutySentence(row)}.
      </p>
      <form id={formId} className={styles['form']} onSubmit={exempting.submit}>
        {refusal !== undefined && (
          <Notice kind="breach" word="Not saved">
            {refusal}
          </Notice>
        )}
        <TextAreaField
          label="Reason"
          description="The person reads it; at least ten characters."
          required
          withAsterisk={false}
          minLength={10}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <TextField
          label="Exempt up to and including"
          description="At most twelve months ahead; then the assignment counts again."
          type="date"
          required
          withAsterisk={false}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  )
}
