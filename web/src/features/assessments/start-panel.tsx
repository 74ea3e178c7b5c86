import {engineerRoles} from '@airworthy/content/public'
import type {AttemptView} from '@airworthy/server/features/assessments/views.ts'
import {Button} from '@mantine/core'
import {useQueryClient} from '@tanstack/react-query'
import {useState} from 'react'
import {ChoiceRow} from '../../design/choice-row.tsx'
import {Notice} from '../../design/notice.tsx'
import {Panel} from '../../design/panel.tsx'
import {request} from '../../interface/request.ts'
import {useSubmission} from '../people/form.ts'
import {usePerson} from '../people/viewer.ts'
import {attemptQuery, attemptsQuery} from './queries.ts'
import styles from './before.module.css'

/** Role, what scores are used for, consent, start. */
export function StartPanel() {
  const client = useQueryClient()
  const person = usePerson()
  const [role, setRole] = useState(person.engineerRole)
  const [consent, setConsent] = useState(false)
  const {busy, refusal, submit} = useSubmission(async () => {
    const body = {role, consent: true}
    const attempt = await request<AttemptView>('/api/assessments', {method: 'POST', body})
    client.setQueryData(attemptQuery(attempt.id).queryKey, attempt)
    await client.invalidateQueries({queryKey: attemptsQuery.queryKey})
  })
  const missing = role === null ? 'Choose your role.' : consent ? undefined : 'Tick that you agree.'
  return (
    <Panel title="Before you start">
      <form className={styles['form']} onSubmit={submit}>
        {refusal !== undefined && (
          <Notice kind="breach" word="Not started">
            {refusal}
          </Notice>
        )}
        <fieldset>
          <legend>
            <h3>My role</h3>
          </legend>
          <p className="meta">
            It decides which level each domain requires. It does not change the items.
          </p>
          {engineerRoles.map(({id, name}) => (
            <ChoiceRow
              key={id}
              type="radio"
              plain
              name="role"
              value={id}
              checked={role === id}
              onChange={() => setRole(id)}
            >
              {name}
            </ChoiceRow>
          ))}
        </fieldset>
        <div>
          <h3>What the scores are used for</h3>
          <ul className={styles['uses']}>
            <li>They show you where you stand and what would be worth learning.</li>
            <li>No employment decision is automated with them. People decide about people.</li>
            <li>Your team lead sees your intervals by domain, not your answers.</li>
            <li>
              Every answer is recorded so that the result can be checked. You can see and export all
              of it under My data.
            </li>
          </ul>
        </div>
        <div className={styles['consent']}>
          <ChoiceRow
            type="checkbox"
            plain
            checked={consent}
            onChange={(event) => setConsent(event.currentTarget.checked)}
          >
            I have read this and agree
          </ChoiceRow>
        </div>
        <div className={styles['acts']}>
          <Button type="submit" variant="filled" disabled={busy || missing !== undefined}>
            Start the assessment
          </Button>
          <span className="meta" role="status">
            {missing ?? 'about 25 minutes, pause whenever you like'}
          </span>
        </div>
      </form>
    </Panel>
  )
}
