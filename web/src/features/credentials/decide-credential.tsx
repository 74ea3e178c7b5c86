import type {CredentialStandingName} from '@airworthy/server/features/credentials/views.ts'
import {Button} from '@mantine/core'
import {useQueryClient} from '@tanstack/react-query'
import {useId, useState} from 'react'
import {Dialog} from '../../design/dialog.tsx'
import {TextAreaField} from '../../design/field.tsx'
import {Notice} from '../../design/notice.tsx'
import {Panel} from '../../design/panel.tsx'
import {request} from '../../interface/request.ts'
import {useSubmission} from '../people/form.ts'
import {changesOf, changeWords, fewestReason, type CredentialChange} from './change-words.ts'
import styles from './credentials.module.css'

interface DecideCredentialProps {
  id: string
  standing: CredentialStandingName
}

/** For administrators and the committee: suspend, reinstate or revoke, each with a reason. */
export function DecideCredential({id, standing}: DecideCredentialProps) {
  const [change, setChange] = useState<CredentialChange>()
  const possible = changesOf(standing)
  return (
    <Panel title="Decide about it" note="administrators and the committee">
      <p className="small muted reading">
        {possible.length === 0
          ? 'A revoked credential does not come back; a new examination gives a new one.'
          : 'The holder is told at once, with your reason. Whoever verifies it sees that it happened and when, not why; the ledger keeps who decided.'}
      </p>
      {possible.length > 0 && (
        <div className={styles['buttons']}>
          {possible.map((one) => (
            <Button key={one} size="xs" onClick={() => setChange(one)}>
              {changeWords[one].action}
            </Button>
          ))}
        </div>
      )}
      {change && <ChangeDialog id={id} change={change} onClose={() => setChange(undefined)} />}
    </Panel>
  )
}

interface ChangeDialogProps {
  id: string
  change: CredentialChange
  onClose: () => void
}

function ChangeDialog({id, change, onClose}: ChangeDialogProps) {
  const client = useQueryClient()
  const formId = useId()
  const [reason, setReason] = useState('')
  const words = changeWords[change]
  const {busy, refusal, submit} = useSubmission(async () => {
    const path = `/api/credentials/${id}/${change}`
    await request(path, {method: 'POST', body: {reason: reason.trim()}})
    await client.invalidateQueries()
    onClose()
  })
  return (
    <Dialog
      title={words.title}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Leave it as it is</Button>
          <Button
            type="submit"
            form={formId}
            variant="filled"
            disabled={busy || reason.trim().length < fewestReason}
          >
            {words.action}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles['form']} onSubmit={submit}>
        {refusal !== undefined && (
          <Notice kind="breach" word="Not done">
            {refusal} Your reason is kept.
          </Notice>
        )}
        <p>{words.consequence}</p>
        <TextAreaField
          label="Reason"
          description={`Told to the holder and kept with the credential; at least ${fewestReason} characters.`}
          required
          withAsterisk={false}
          minLength={fewestReason}
          maxLength={500}
          rows={4}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  )
}
