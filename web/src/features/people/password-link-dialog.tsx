import type {PasswordResetLinkView, PersonView} from '@airworthy/server/features/people/views.ts'
import {Button} from '@mantine/core'
import {useState} from 'react'
import {CopyField} from '../../design/copy-field.tsx'
import {clock} from '../../design/dates.ts'
import {Dialog} from '../../design/dialog.tsx'
import {Notice} from '../../design/notice.tsx'
import {request} from '../../interface/request.ts'
import {useSubmission} from './form.ts'
import styles from './administration.module.css'

/** Makes a link with which a person sets a new password; it is shown once, to hand over. */
export function PasswordLinkDialog({person, onClose}: {person: PersonView; onClose: () => void}) {
  const [made, setMade] = useState<PasswordResetLinkView>()
  const {busy, refusal, submit} = useSubmission(async () => {
    const path = `/api/people/${encodeURIComponent(person.id)}/password-reset`
    setMade(await request<PasswordResetLinkView>(path, {method: 'POST', body: {}}))
  })
  return (
    <Dialog
      title={`New password for ${person.name}`}
      open
      onClose={onClose}
      actions={
        made ? (
          <Button onClick={onClose}>Done</Button>
        ) : (
          <>
            <Button onClick={onClose}>Make no link</Button>
            <Button variant="filled" disabled={busy} onClick={submit}>
              Make a link
            </Button>
          </>
        )
      }
    >
      <div className={styles['form']}>
        {refusal !== undefined && (
          <Notice kind="breach" word="No link made">
            {refusal}
          </Notice>
        )}
        {made ? (
          <>
            <Notice kind="pass" word="Made">
              Hand the link to {person.name} yourself, and to nobody else: whoever has it sets the
              password. It is shown this once and works until {clock(made.expiresAt)}.
            </Notice>
            <CopyField label="Link to set a new password" value={made.link} />
          </>
        ) : (
          <p>
            The link works once, for an hour, and ends older ones. Until it is used, the password
            and the sessions of {person.name} stay as they are. {person.name} is told that you made
            it, and the ledger records it.
          </p>
        )}
      </div>
    </Dialog>
  )
}
