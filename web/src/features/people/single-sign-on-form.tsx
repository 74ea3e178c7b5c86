import type {SingleSignOnView} from '@airworthy/server/features/people/views.ts'
import {Button} from '@mantine/core'
import {useQueryClient} from '@tanstack/react-query'
import {useState} from 'react'
import {Notice} from '../../design/notice.tsx'
import {request} from '../../interface/request.ts'
import {useSubmission} from './form.ts'
import {SingleSignOnAdmission} from './single-sign-on-admission.tsx'
import {draftFrom, needsSecret, requestFrom} from './single-sign-on-draft.ts'
import {SingleSignOnMappings} from './single-sign-on-mappings.tsx'
import {SingleSignOnOff} from './single-sign-on-off.tsx'
import {SingleSignOnProvider} from './single-sign-on-provider.tsx'
import styles from './administration.module.css'

interface SingleSignOnFormProps {
  view: SingleSignOnView
  /** Leaves the form where nothing is set yet. */
  onCancel?: () => void
}

/** All settings of single sign-on; nothing holds before it is saved. */
export function SingleSignOnForm({view, onCancel}: SingleSignOnFormProps) {
  const client = useQueryClient()
  const [draft, setDraft] = useState(() => draftFrom(view.settings))
  const {busy, refusal, submit} = useSubmission(async () => {
    await request('/api/single-sign-on', {method: 'PUT', body: requestFrom(draft)})
    await client.invalidateQueries({queryKey: ['single-sign-on']})
  })
  const changed = JSON.stringify(draft) !== JSON.stringify(draftFrom(view.settings))
  return (
    <div className={styles['stack']}>
      <form id="single-sign-on" className={styles['form']} onSubmit={submit}>
        <SingleSignOnProvider
          draft={draft}
          onChange={setDraft}
          secret={
            needsSecret(draft, view) ? (view.secretStored ? 'of-another' : 'missing') : 'stored'
          }
        />
        <SingleSignOnAdmission draft={draft} onChange={setDraft} />
      </form>
      <SingleSignOnMappings
        mappings={draft.mappings}
        onChange={(mappings) => setDraft({...draft, mappings})}
      />
      {refusal !== undefined && (
        <Notice kind="breach" word="Not saved">
          {refusal}
        </Notice>
      )}
      <div className={styles['buttons']}>
        <Button type="submit" form="single-sign-on" disabled={busy || !changed}>
          Save single sign-on
        </Button>
        {onCancel && (
          <Button variant="subtle" onClick={onCancel}>
            Leave it off
          </Button>
        )}
        {view.settings !== null && <SingleSignOnOff label={view.settings.label} />}
      </div>
    </div>
  )
}
