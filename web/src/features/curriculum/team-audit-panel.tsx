import type {TeamGapsView} from '@airworthy/server/features/curriculum/views.ts'
import {Button} from '@mantine/core'
import {useQuery, useQueryClient} from '@tanstack/react-query'
import {useEffect, useState} from 'react'
import {day} from '../../design/dates.ts'
import {TextField} from '../../design/field.tsx'
import {LongWork} from '../../design/long-work.tsx'
import {Notice} from '../../design/notice.tsx'
import {counted} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import {request} from '../../interface/request.ts'
import {useSubmission} from '../people/form.ts'
import {teamCompletionQuery} from './team-queries.ts'
import {completionSentence} from './team-words.ts'
import styles from './team.module.css'

const everyMs = 5_000

/** Audits a team: everybody is assigned a baseline; then how far they are, as it happens. */
export function TeamAuditPanel({team}: {team: TeamGapsView}) {
  const client = useQueryClient()
  const {audit, completion} = useCompletion(team)
  const {people, invited, started, finished} = completion
  return (
    <Panel title="Audit" note={audit && `due by ${day(audit.dueOn)}`}>
      <div className={styles['stack']}>
        <p className="small">{completionSentence(completion)}</p>
        {people > 0 && (
          <LongWork
            name="Baselines finished"
            done={finished}
            total={people}
            found={[
              `${started - finished} under way`,
              `${people - started} not started`,
              ...(invited > 0 ? [`${counted(invited, 'invitation')} not accepted`] : []),
            ].join(' · ')}
          />
        )}
        <Names team={team} />
        {audit !== null && (
          <p className="small muted">
            Invited by {audit.madeBy?.name ?? 'somebody who is no longer here'} on{' '}
            {day(audit.madeAt)}.
          </p>
        )}
        {people > 0 && (
          <InviteForm
            teamId={team.team.id}
            again={audit !== null}
            onDone={() => client.invalidateQueries()}
          />
        )}
      </div>
    </Panel>
  )
}

/** The completion now; while an audit runs it is asked for every few seconds. */
function useCompletion(team: TeamGapsView) {
  const client = useQueryClient()
  const query = useQuery({
    ...teamCompletionQuery(team.team.id),
    refetchInterval: ({state: {data}}) =>
      data?.audit && data.completion.finished < data.completion.people ? everyMs : false,
  })
  const now = query.data ?? team
  const {started, finished} = now.completion
  const moved = started !== team.completion.started || finished !== team.completion.finished
  useEffect(() => {
    if (moved) void client.invalidateQueries({queryKey: ['team-gaps', team.team.id]})
  }, [client, moved, started, finished, team.team.id])
  return now
}

/** Who has not finished, by name, of the people on the first page. */
function Names({team}: {team: TeamGapsView}) {
  const named = (progress: 'not-started' | 'started') =>
    team.rows.filter((row) => row.progress === progress).map(({person}) => person.name)
  const lists = [
    ['Under way', named('started')],
    ['Not started', named('not-started')],
  ] as const
  return (
    <>
      {lists.map(
        ([title, names]) =>
          names.length > 0 && (
            <details key={title} className={styles['names']} open={names.length <= 10}>
              <summary>{title}</summary>
              <p className="small">{names.join(', ')}</p>
            </details>
          ),
      )}
      {team.total > team.rows.length && (
        <p className="tiny">
          Names of the first {team.rows.length} of {team.total} people.
        </p>
      )}
    </>
  )
}

interface InviteFormProps {
  teamId: string
  again: boolean
  onDone: () => Promise<void>
}

function InviteForm({teamId, again, onDone}: InviteFormProps) {
  const [dueOn, setDueOn] = useState('')
  const [done, setDone] = useState<string>()
  const {busy, refusal, submit} = useSubmission(async () => {
    await request(`/api/teams/${encodeURIComponent(teamId)}/audits`, {
      method: 'POST',
      body: {dueOn},
    })
    setDone(dueOn)
    setDueOn('')
    await onDone()
  })
  return (
    <>
      <form className={styles['invite']} onSubmit={submit}>
        <TextField
          label="Due day"
          type="date"
          required
          withAsterisk={false}
          min={new Date().toISOString().slice(0, 10)}
          value={dueOn}
          onChange={(event) => setDueOn(event.currentTarget.value)}
          refusal={refusal}
        />
        <Button type="submit" variant={again ? 'default' : 'filled'} disabled={busy}>
          {again ? 'Invite the whole team again' : 'Invite the whole team'}
        </Button>
      </form>
      <p className="meta">
        Everybody in the team is assigned a baseline assessment due on that day, and is told so.
      </p>
      {done !== undefined && (
        <Notice kind="pass" word="Invited">
          The whole team is assigned a baseline, due by {day(done)}.
        </Notice>
      )}
    </>
  )
}
