import {useQuery} from '@tanstack/react-query'
import {counted} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import {countsSentence} from './counts-sentence.ts'
import {teamCountsQuery} from './queries.ts'
import styles from './assignments.module.css'

/** How far each team is, by name; small teams show no counts. */
export function TeamCountsPanel() {
  const teams = useQuery(teamCountsQuery).data?.teams ?? []
  if (teams.length === 0) return null
  return (
    <Panel title="Teams" note="by name">
      <ul className={styles['given']}>
        {teams.map(({team, people, counts}) => (
          <li key={team?.id ?? ''}>
            <div>
              <h3>{team?.name ?? 'Without a team'}</h3>
              <p className="small muted">{counted(people, 'person', 'people')}</p>
              <p className="small">
                {counts === null ? 'Fewer than five people: no counts.' : countsSentence(counts)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
