import type {AttemptView, TestOutsView} from '@airworthy/server/features/assessments/views.ts'
import {Button} from '@mantine/core'
import {useQuery, useQueryClient} from '@tanstack/react-query'
import {Link} from '@tanstack/react-router'
import {useState} from 'react'
import {ChoiceRow} from '../../design/choice-row.tsx'
import {day, moment} from '../../design/dates.ts'
import {EmptyState} from '../../design/empty-state.tsx'
import {abilityKind} from '../../design/interval-plot.tsx'
import {LinkButton} from '../../design/link-button.tsx'
import {Notice} from '../../design/notice.tsx'
import {Panel} from '../../design/panel.tsx'
import {Screen} from '../../design/screen.tsx'
import {Status} from '../../design/status.tsx'
import {request} from '../../interface/request.ts'
import {planQuery} from '../curriculum/queries.ts'
import {useSubmission} from '../people/form.ts'
import {usePerson} from '../people/viewer.ts'
import {abilityAt, domainName, levelName} from './domain-words.ts'
import {attemptQuery, testOutsQuery} from './queries.ts'
import styles from './before.module.css'

interface TestOutBeforeProps {
  domain: string
  earlier: TestOutsView['finished']
}

/** Before a check of one domain: what it asks, what follows, consent, start. */
export function TestOutBefore({domain, earlier}: TestOutBeforeProps) {
  const planned = useQuery(planQuery).data?.domains.find((one) => one.domain === domain)
  const from = planned?.testOut.from ?? null
  const level = planned?.requiredLevel
  return (
    <Screen
      name="Test out"
      question={`Test out of ${domainName(domain)}`}
      heading={
        from === null
          ? 'Show in about ten minutes that you can do this already.'
          : `It can be tested out again from ${moment(from)}.`
      }
      lead="Four to ten items of this one domain, each chosen after your last answer."
    >
      <div className={styles['columns']}>
        {from === null ? (
          <StartTestOut domain={domain} />
        ) : (
          <EmptyState
            title="Not yet"
            consequence="A day lies between two checks of a domain, so that the second one says something new."
            action={<LinkButton to="/plan">Back to the plan</LinkButton>}
          />
        )}
        <aside className={styles['aside']}>
          <section>
            <h2>What follows</h2>
            <p>
              If your interval lies wholly above the level, the domain counts as met and its modules
              as tested out. If it does not, nothing is lost: the plan stays, and the items tell it
              more exactly where to begin.
            </p>
          </section>
          {level !== undefined && (
            <section>
              <h2>The level required: {levelName(level).toLowerCase()}</h2>
              <p>{abilityAt(domain, level)}</p>
            </section>
          )}
          {earlier.length > 0 && (
            <section>
              <h2>Earlier checks</h2>
              <ul className={styles['finished']}>
                {earlier.map(({id, finishedAt, verdict}) => (
                  <li key={id}>
                    <Link to="/assessment/$id/results" params={{id}}>
                      {day(finishedAt)}
                    </Link>
                    <Status kind={abilityKind(verdict)} />
                  </li>
                ))}
              </ul>
            </section>
          )}
        </aside>
      </div>
    </Screen>
  )
}

function StartTestOut({domain}: {domain: string}) {
  const client = useQueryClient()
  const {engineerRole: role} = usePerson()
  const [consent, setConsent] = useState(false)
  const {busy, refusal, submit} = useSubmission(async () => {
    const body = {role, consent: true, kind: 'test-out', domain}
    const attempt = await request<AttemptView>('/api/assessments', {method: 'POST', body})
    client.setQueryData(attemptQuery(attempt.id).queryKey, attempt)
    await client.invalidateQueries({queryKey: testOutsQuery.queryKey})
    void client.invalidateQueries({queryKey: planQuery.queryKey})
  })
  if (role === null) {
    return (
      <EmptyState
        title="Your engineering role is not chosen"
        consequence="Without it no level is required of you, so there is nothing to test out of."
        action={<LinkButton to="/my-data">Choose my role</LinkButton>}
      />
    )
  }
  return (
    <Panel title="Before you start">
      <form className={styles['form']} onSubmit={submit}>
        {refusal !== undefined && (
          <Notice kind="breach" word="Not started">
            {refusal}
          </Notice>
        )}
        <div>
          <h3>What the result is used for</h3>
          <ul className={styles['uses']}>
            <li>It decides whether the plan still asks for modules of this domain.</li>
            <li>No employment decision is automated with it. People decide about people.</li>
            <li>Your team lead sees your interval, not your answers.</li>
            <li>Every answer is recorded. You can see and export all of it under My data.</li>
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
          <Button type="submit" variant="filled" disabled={busy || !consent}>
            Start the check
          </Button>
          <span className="meta" role="status">
            {consent ? 'pause whenever you like' : 'Tick that you agree.'}
          </span>
        </div>
      </form>
    </Panel>
  )
}
