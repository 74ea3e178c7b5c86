import type {OrganisationGapsView} from '@airworthy/server/features/curriculum/views.ts'
import {useDebouncedValue} from '@mantine/hooks'
import {keepPreviousData, useQuery, useSuspenseQuery} from '@tanstack/react-query'
import {Link} from '@tanstack/react-router'
import {useState, type ReactNode} from 'react'
import {EmptyState} from '../../design/empty-state.tsx'
import {TextField} from '../../design/field.tsx'
import {counted} from '../../design/numbers.ts'
import {Pager} from '../../design/pager.tsx'
import {Panel} from '../../design/panel.tsx'
import {Screen} from '../../design/screen.tsx'
import {Status} from '../../design/status.tsx'
import {domainName} from '../assessments/domain-words.ts'
import {organisationGapsQuery, teamsPerPage} from './team-queries.ts'
import {TeamRollUpPanel} from './team-roll-up-panel.tsx'
import {completionSentence, gapSentence, openWords} from './team-words.ts'
import styles from './team.module.css'

/** The organisation by team, for administrators. */
export function TeamOrganisationScreen({choice}: {choice: ReactNode}) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 250)
  const [offset, setOffset] = useState(0)
  const whole = useSuspenseQuery(organisationGapsQuery({search: '', offset: 0})).data
  const found =
    useQuery({
      ...organisationGapsQuery({search, offset}),
      placeholderData: keepPreviousData,
    }).data ?? whole
  return (
    <Screen
      name="Team"
      question={`Organisation · ${counted(whole.completion.people, 'person', 'people')}`}
      heading={
        <>
          {completionSentence(whole.completion).replace('in this team', 'here')}
          <br />
          {gapSentence(whole.rollUp)}
        </>
      }
      actions={choice}
    >
      <div className={styles['stack']}>
        <TeamRollUpPanel
          title="Organisation by domain"
          rollUp={whole.rollUp}
          confidence={whole.confidence}
        />
        <Panel title="Teams" note={counted(found.total, 'team')}>
          <TextField
            className={styles['search']}
            label="Search by team"
            type="search"
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              setOffset(0)
            }}
          />
          {found.teams.length === 0 ? (
            <EmptyState
              title="No team found"
              consequence="Gaps are shown by team; teams are made in the administration."
            />
          ) : (
            <ul className={styles['teams']}>
              {found.teams.map((each) => (
                <TeamLine key={each.team?.id ?? ''} each={each} />
              ))}
            </ul>
          )}
          <Pager offset={offset} size={teamsPerPage} total={found.total} onOffset={setOffset} />
        </Panel>
      </div>
    </Screen>
  )
}

/** A team with its completion and its gaps by domain; under five results they are hidden. */
function TeamLine({each}: {each: OrganisationGapsView['teams'][number]}) {
  const {team, completion, rollUp} = each
  const shown = rollUp.flatMap((domain) => (domain.shown === null ? [] : [domain.shown]))
  const gaps = shown.filter(({gap}) => gap.count > 0)
  return (
    <li>
      <div>
        {team === null ? (
          <b>Without a team</b>
        ) : (
          <Link to="/team" search={{team: team.id}}>
            {team.name}
          </Link>
        )}
        <p className="tiny">
          {completion.finished} of {completion.people} have finished a baseline
        </p>
      </div>
      <div className={styles['teamGaps']}>
        {shown.length === 0 ? (
          <span className="tiny">Hidden: fewer than five people have a result.</span>
        ) : gaps.length === 0 ? (
          <span className="small muted">No domain shows a gap{openWords(shown)}.</span>
        ) : (
          gaps.map(({domain, gap, people}) => (
            <Status key={domain} kind="gap">
              {domainName(domain)}: {gap.count} of {people}
            </Status>
          ))
        )}
      </div>
    </li>
  )
}
