import type {PersonView} from '@airworthy/server/features/people/views.ts'
import {Button} from '@mantine/core'
import {useQueryClient} from '@tanstack/react-query'
import {useId, useState} from 'react'
import {ChoiceRow} from '../../design/choice-row.tsx'
import {Dialog} from '../../design/dialog.tsx'
import {Notice} from '../../design/notice.tsx'
import {request} from '../../interface/request.ts'
import {useSubmission} from './form.ts'
import {PersonFields, type PersonPlace} from './person-fields.tsx'
import {UnlinkProvider} from './unlink-provider.tsx'
import styles from './administration.module.css'

interface PersonDialogProps {
  person: PersonView
  /** Asks to erase the person instead. */
  onErase: () => void
  onClose: () => void
}

/** Changes a person's role, team and what they may do here. */
export function PersonDialog({person, onErase, onClose}: PersonDialogProps) {
  const client = useQueryClient()
  const formId = useId()
  const [place, setPlace] = useState<PersonPlace>({
    engineerRole: person.engineerRole,
    teamId: person.team?.id ?? null,
    roles: person.roles,
    discipline: person.discipline,
  })
  const [disabled, setDisabled] = useState(person.disabled)
  const {busy, refusal, submit} = useSubmission(async () => {
    await request(`/api/people/${person.id}`, {method: 'PATCH', body: {...place, disabled}})
    await client.invalidateQueries()
    onClose()
  })
  return (
    <Dialog
      title={person.name}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Leave unchanged</Button>
          <Button
            type="submit"
            form={formId}
            variant="filled"
            disabled={busy || place.roles.length === 0}
          >
            Save
          </Button>
        </>
      }
    >
      <form id={formId} className={styles['form']} onSubmit={submit}>
        {refusal !== undefined && (
          <Notice kind="breach" word="Not saved">
            {refusal}
          </Notice>
        )}
        <PersonFields place={place} onChange={setPlace} />
        <ChoiceRow
          type="checkbox"
          plain
          checked={disabled}
          onChange={(event) => setDisabled(event.currentTarget.checked)}
          note="The person can no longer sign in. Nothing that is recorded is lost."
        >
          Account closed
        </ChoiceRow>
        <UnlinkProvider person={person} />
        <div className={styles['buttons']}>
          <Button size="xs" onClick={onErase}>
            Erase this person …
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
