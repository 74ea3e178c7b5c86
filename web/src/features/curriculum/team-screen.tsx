import {useQuery} from '@tanstack/react-query'
import {useNavigate, useSearch} from '@tanstack/react-router'
import {EmptyState} from '../../design/empty-state.tsx'
import {SelectField} from '../../design/field.tsx'
import {Screen} from '../../design/screen.tsx'
import {teamsQuery} from '../people/queries.ts'
import {usePerson} from '../people/viewer.ts'
import {isAdministrator} from '../people/words.ts'
import {TeamGapsScreen} from './team-gaps-screen.tsx'
import {TeamOrganisationScreen} from './team-organisation-screen.tsx'

/** A lead's own team; for administrators any team, or the organisation by team. */
export function TeamScreen() {
  const person = usePerson()
  const {team} = useSearch({from: '/signed-in/team'})
  if (isAdministrator(person)) {
    const choice = <TeamChoice chosen={team} />
    return team === undefined ? (
      <TeamOrganisationScreen choice={choice} />
    ) : (
      <TeamGapsScreen key={team} teamId={team} choice={choice} />
    )
  }
  if (person.team === null) return <NoTeam />
  return <TeamGapsScreen teamId={person.team.id} />
}

function NoTeam() {
  return (
    <Screen name="Team" question="Team" heading="You belong to no team yet.">
      <EmptyState
        title="No team to lead"
        consequence="A lead sees the intervals of the team that the lead belongs to. Ask an administrator to add you to yours."
      />
    </Screen>
  )
}

/** Which team is shown; without one, the organisation. */
function TeamChoice({chosen}: {chosen: string | undefined}) {
  const navigate = useNavigate()
  const teams = useQuery(teamsQuery).data?.teams ?? []
  return (
    <SelectField
      label="Shown"
      value={chosen ?? ''}
      data={[
        {value: '', label: 'Organisation by team'},
        ...teams.map(({id, name}) => ({value: id, label: name})),
      ]}
      onChange={({currentTarget: {value}}) =>
        void navigate({to: '/team', search: value === '' ? {} : {team: value}})
      }
    />
  )
}
