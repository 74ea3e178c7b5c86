import type {PersonView} from '@airworthy/server/features/people/views.ts'
import {Button} from '@mantine/core'
import {useQueryClient} from '@tanstack/react-query'
import {useId, useState} from 'react'
import {ChoiceRow} from '../../design/choice-row.tsx'
import {Dialog} from '../../design/dialog.tsx'
import {TextField} from '../../design/field.tsx'
import {Notice} from '../../design/notice.tsx'
import {request} from '../../interface/request.ts'
import {erased, isNamed, kept} from './erase-words.ts'
import {useSubmission} from './form.ts'
import styles from './administration.module.css'

interface EraseDialogProps {
  person: PersonView
  onClose: () => void
}

/** Erases a person in two steps: what goes, what stays and the choice; then their name, typed. */
export function EraseDialog({person, onClose}: EraseDialogProps) {
  const client = useQueryClient()
  const formId = useId()
  const [isSure, setIsSure] = useState(false)
  const [credentials, setCredentials] = useState<'keep' | 'revoke'>('keep')
  const [typed, setTyped] = useState('')
  const {busy, refusal, submit} = useSubmission(async () => {
    const path = `/api/people/${encodeURIComponent(person.id)}?credentials=${credentials}`
    await request(path, {method: 'DELETE'})
    await client.invalidateQueries()
    onClose()
  })
  return (
    <Dialog
      title={isSure ? `Erase ${person.name} for good?` : `Erase ${person.name}`}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep {person.name}</Button>
          {isSure ? (
            <Button
              type="submit"
              form={formId}
              variant="filled"
              disabled={busy || !isNamed(typed, person.name)}
            >
              Erase for good
            </Button>
          ) : (
            <Button variant="filled" onClick={() => setIsSure(true)}>
              Go on
            </Button>
          )}
        </>
      }
    >
      {isSure ? (
        <form id={formId} className={styles['form']} onSubmit={submit}>
          {refusal !== undefined && (
            <Notice kind="breach" word="Not erased">
              {refusal}
            </Notice>
          )}
          <p>
            It cannot be undone, by nobody: the key to what is recorded is destroyed.{' '}
            {credentials === 'keep'
              ? 'Credentials go on verifying from the files that the person took along.'
              : 'Every credential is revoked.'}
          </p>
          <TextField
            label={`Type the name: ${person.name}`}
            autoComplete="off"
            autoFocus
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </form>
      ) : (
        <div className={styles['form']}>
          <Told title="What goes" sentences={erased} />
          <Told title="What stays" sentences={kept} />
          <fieldset>
            <legend>
              <h3>Their credentials</h3>
            </legend>
            <ChoiceRow
              type="radio"
              plain
              name="credentials"
              checked={credentials === 'keep'}
              onChange={() => setCredentials('keep')}
              note="The file that the person took along still verifies; the page about it says no more than that it was issued here."
            >
              Stay verifiable
            </ChoiceRow>
            <ChoiceRow
              type="radio"
              plain
              name="credentials"
              checked={credentials === 'revoke'}
              onChange={() => setCredentials('revoke')}
              note="Whoever verifies one is told that it was revoked. Only if the person asks for it."
            >
              Are revoked
            </ChoiceRow>
          </fieldset>
        </div>
      )}
    </Dialog>
  )
}

function Told({title, sentences}: {title: string; sentences: readonly string[]}) {
  return (
    <div>
      <h3>{title}</h3>
      <ul className={styles['told']}>
        {sentences.map((sentence) => (
          <li key={sentence} className="small">
            {sentence}
          </li>
        ))}
      </ul>
    </div>
  )
}
