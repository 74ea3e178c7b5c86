import {engineerRoles} from '@airworthy/content/public'
import type {MyDataView} from '@airworthy/server/features/people/views.ts'
import {Button} from '@mantine/core'
import {useQueryClient} from '@tanstack/react-query'
import {useState} from 'react'
import {day} from '../../design/dates.ts'
import {Facts} from '../../design/facts.tsx'
import {SelectField, TextField} from '../../design/field.tsx'
import {Notice} from '../../design/notice.tsx'
import {Panel} from '../../design/panel.tsx'
import {request} from '../../interface/request.ts'
import {useSubmission} from './form.ts'
import {engineerRoleName, engineerRoleOf, platformRoleNames} from './words.ts'
import styles from './administration.module.css'

interface PersonPanelProps {
  person: MyDataView['person']
  signInMethods: MyDataView['signInMethods']
}

/** Who I am here; the own name can be changed, the engineering role chosen once. */
export function PersonPanel({person, signInMethods}: PersonPanelProps) {
  const client = useQueryClient()
  const [name, setName] = useState(person.name)
  const [role, setRole] = useState('')
  const mayChoose = person.engineerRole === null
  const {busy, refusal, submit} = useSubmission(async () => {
    const chosen = engineerRoleOf(role)
    const body = {
      ...(name !== person.name && {name}),
      ...(mayChoose && chosen !== null && {engineerRole: chosen}),
    }
    await request('/api/my-data/person', {method: 'PATCH', body})
    await client.invalidateQueries()
  })
  const changed = name.trim() !== person.name || (mayChoose && role !== '')
  return (
    <Panel title="Who I am here">
      <div className={styles['stack']}>
        {refusal !== undefined && (
          <Notice kind="breach" word="Not saved">
            {refusal}
          </Notice>
        )}
        <Facts
          facts={[
            ['E-mail', person.email],
            ...(mayChoose ? [] : [['Role', engineerRoleName(person.engineerRole)] as const]),
            ['Team', person.team?.name ?? 'None'],
            ['May', platformRoleNames(person.roles)],
            ['Here since', day(person.joinedAt)],
            ['Signs in by', signInMethods.map(({kind}) => methodName(kind)).join(', ')],
          ]}
        />
        <form className={styles['form']} onSubmit={submit}>
          <TextField
            label="My name"
            required
            withAsterisk={false}
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {mayChoose && (
            <SelectField
              label="My engineering role"
              description="It decides which level each domain requires of you. Once chosen, an administrator changes it."
              value={role}
              onChange={(event) => setRole(event.currentTarget.value)}
              data={[
                {value: '', label: 'Not chosen'},
                ...engineerRoles.map(({id, name: roleName}) => ({value: id, label: roleName})),
              ]}
            />
          )}
          <div>
            <Button type="submit" disabled={busy || !changed}>
              Save
            </Button>
          </div>
        </form>
      </div>
    </Panel>
  )
}

function methodName(kind: string): string {
  return kind === 'credential' ? 'password' : kind
}
