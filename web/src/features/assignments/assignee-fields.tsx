import {useDebouncedValue} from '@mantine/hooks'
import {useQuery} from '@tanstack/react-query'
import {useState} from 'react'
import {SelectField, TextField} from '../../design/field.tsx'
import {engineerRoleName} from '../people/words.ts'
import {assigneeKindOf, nobody, type AssigneeChoice} from './assignee.ts'
import {assigneesQuery} from './queries.ts'
import styles from './assignments.module.css'

interface AssigneeFieldsProps {
  choice: AssigneeChoice
  onChange: (choice: AssigneeChoice) => void
}

/** To whom: a team, a role in one or all teams, or a person found by name. */
export function AssigneeFields({choice, onChange}: AssigneeFieldsProps) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 250)
  const found = useQuery(assigneesQuery(search)).data
  const teams = (found?.teams ?? []).map(({id, name}) => ({value: id, label: name}))
  const first = {value: '', label: 'Choose'}
  const teamField = (label: string, none: {value: string; label: string}) => (
    <SelectField
      label={label}
      value={choice.teamId}
      onChange={(event) => onChange({...choice, teamId: event.currentTarget.value})}
      data={[none, ...teams]}
    />
  )
  return (
    <div className={styles['pair']}>
      <SelectField
        label="To"
        value={choice.kind}
        onChange={(event) => onChange({...nobody, kind: assigneeKindOf(event.currentTarget.value)})}
        data={[
          {value: 'team', label: 'A team'},
          {value: 'role', label: 'A role'},
          {value: 'person', label: 'A person'},
        ]}
      />
      {choice.kind === 'team' && teamField('Which team', first)}
      {choice.kind === 'role' && (
        <>
          <SelectField
            label="Which role"
            value={choice.role}
            onChange={(event) => onChange({...choice, role: event.currentTarget.value})}
            data={[
              first,
              ...(found?.roles ?? []).map((role) => ({value: role, label: engineerRoleName(role)})),
            ]}
          />
          {teamField('In', found?.everywhere === true ? {value: '', label: 'All teams'} : first)}
        </>
      )}
      {choice.kind === 'person' && (
        <>
          <TextField
            label="Name or e-mail"
            type="search"
            value={typed}
            autoComplete="off"
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              onChange({...choice, personId: ''})
            }}
          />
          <SelectField
            label="Which person"
            value={choice.personId}
            onChange={(event) => onChange({...choice, personId: event.currentTarget.value})}
            data={[
              {value: '', label: found?.people.length === 0 ? 'Nobody found' : 'Choose'},
              ...(found?.people ?? []).map(({id, name, team}) => ({
                value: id,
                label: team ? `${name}, ${team.name}` : name,
              })),
            ]}
          />
        </>
      )}
    </div>
  )
}
