import {Button} from '@mantine/core'
import {useQuery, useQueryClient} from '@tanstack/react-query'
import {useState} from 'react'
import {EmptyState} from '../../design/empty-state.tsx'
import {TextField} from '../../design/field.tsx'
import {counted} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import {request} from '../../interface/request.ts'
import {useSubmission} from './form.ts'
import {teamsQuery} from './queries.ts'
import styles from './administration.module.css'

/** The teams with their sizes, and a new one. */
export function TeamsPanel() {
  const client = useQueryClient()
  const teams = useQuery(teamsQuery).data?.teams
  const [name, setName] = useState('')
  const {busy, refusal, submit} = useSubmission(async () => {
    await request('/api/teams', {method: 'POST', body: {name}})
    setName('')
    await client.invalidateQueries({queryKey: teamsQuery.queryKey})
  })
  return (
    <Panel title="Teams" note={teams?.length || undefined}>
      <div className={styles['stack']}>
        {teams?.length === 0 && (
          <EmptyState
            title="No team yet"
            consequence="A lead sees the intervals of the own team; without teams there is nothing to see."
          />
        )}
        {teams !== undefined && teams.length > 0 && (
          <ul className={styles['list']}>
            {teams.map((team) => (
              <li key={team.id}>
                <b className={styles['main']}>{team.name}</b>
                <span className="meta">{counted(team.people, 'person', 'people')}</span>
              </li>
            ))}
          </ul>
        )}
        <form className={styles['inline']} onSubmit={submit}>
          <TextField
            label="New team"
            required
            withAsterisk={false}
            maxLength={120}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            refusal={refusal}
          />
          <Button type="submit" disabled={busy}>
            Add team
          </Button>
        </form>
      </div>
    </Panel>
  )
}
