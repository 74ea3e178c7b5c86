import {engineerRoles} from '@airworthy/content/public'
import type {PersonView, PlatformRole} from '@airworthy/server/features/people/views.ts'
import {useQuery} from '@tanstack/react-query'
import {ChoiceRow} from '../../design/choice-row.tsx'
import {SelectField} from '../../design/field.tsx'
import {teamsQuery} from './queries.ts'
import {disciplineOf, disciplines, engineerRoleOf, platformRoles, type Discipline} from './words.ts'
import styles from './administration.module.css'

/** What an administrator decides about a person. */
export interface PersonPlace {
  engineerRole: PersonView['engineerRole']
  teamId: string | null
  roles: PlatformRole[]
  discipline: Discipline | null
}

interface PersonFieldsProps {
  place: PersonPlace
  onChange: (place: PersonPlace) => void
  /** What an empty choice means, where it does not mean having none. */
  none?: string
}

/** Engineering role, team, platform roles and, for reviewers, the discipline of their seat. */
export function PersonFields({place, onChange, none}: PersonFieldsProps) {
  const teams = useQuery(teamsQuery).data?.teams ?? []
  const toggle = (role: PlatformRole, on: boolean) => {
    const roles = platformRoles
      .map(({id}) => id)
      .filter((id) => (id === role ? on : place.roles.includes(id)))
    onChange({...place, roles, discipline: roles.includes('reviewer') ? place.discipline : null})
  }
  return (
    <>
      <div className={styles['pair']}>
        <SelectField
          label="Engineering role"
          value={place.engineerRole ?? ''}
          onChange={(event) =>
            onChange({...place, engineerRole: engineerRoleOf(event.currentTarget.value)})
          }
          data={[
            {value: '', label: none ?? 'Not chosen'},
            ...engineerRoles.map(({id, name}) => ({value: id, label: name})),
          ]}
        />
        <SelectField
          label="Team"
          value={place.teamId ?? ''}
          onChange={(event) => onChange({...place, teamId: event.currentTarget.value || null})}
          data={[
            {value: '', label: none ?? 'None'},
            ...teams.map(({id, name}) => ({value: id, label: name})),
          ]}
        />
      </div>
      <fieldset>
        <legend className="small">
          <b>Roles here</b>
        </legend>
        <div className={styles['roles']}>
          {platformRoles.map(({id, name, may}) => (
            <ChoiceRow
              key={id}
              type="checkbox"
              plain
              checked={place.roles.includes(id)}
              onChange={(event) => toggle(id, event.currentTarget.checked)}
              note={may}
            >
              {name}
            </ChoiceRow>
          ))}
        </div>
      </fieldset>
      {place.roles.includes('reviewer') && (
        <SelectField
          label="Discipline of the reviewer's seat"
          value={place.discipline ?? ''}
          onChange={(event) =>
            onChange({...place, discipline: disciplineOf(event.currentTarget.value)})
          }
          data={[
            {value: '', label: 'Choose'},
            ...disciplines.map(({id, name}) => ({value: id, label: name})),
          ]}
        />
      )}
    </>
  )
}
