import type {PersonView} from '@airworthy/server/features/people/views.ts'
import {Button} from '@mantine/core'
import {useQuery} from '@tanstack/react-query'
import {useState} from 'react'
import {Notice} from '../../design/notice.tsx'
import {RequestRefused} from '../../interface/request-refused.ts'
import {request} from '../../interface/request.ts'
import {useSubmission} from './form.ts'
import {singleSignOnQuery} from './single-sign-on-queries.ts'
import styles from './administration.module.css'

/** Parts a person from their account at the identity provider; only where there is a provider. */
export function UnlinkProvider({person}: {person: PersonView}) {
  const settings = useQuery(singleSignOnQuery).data?.settings
  const [outcome, setOutcome] = useState<'unlinked' | 'not-linked'>()
  const {busy, refusal, submit} = useSubmission(async () => {
    try {
      await request(`/api/single-sign-on/people/${encodeURIComponent(person.id)}`, {
        method: 'DELETE',
      })
      setOutcome('unlinked')
    } catch (thrown) {
      if (!(thrown instanceof RequestRefused && thrown.code === 'not-found')) throw thrown
      setOutcome('not-linked')
    }
  })
  if (!settings) return null
  return (
    <div className={styles['stack']}>
      <div className={styles['buttons']}>
        <Button size="xs" disabled={busy || outcome !== undefined} onClick={submit}>
          Unlink the account at {settings.label}
        </Button>
      </div>
      {refusal !== undefined && (
        <Notice kind="breach" word="Not unlinked">
          {refusal}
        </Notice>
      )}
      {outcome === 'unlinked' && (
        <Notice kind="pass" word="Unlinked">
          The next sign-in through {settings.label} with this e-mail address links anew.
        </Notice>
      )}
      {outcome === 'not-linked' && (
        <Notice kind="not-judged" word="Not linked">
          {person.name} has not signed in through {settings.label} yet.
        </Notice>
      )}
    </div>
  )
}
