import type {PersonView} from '@airworthy/server/features/people/views.ts'
import {Button, Table} from '@mantine/core'
import {useDebouncedValue} from '@mantine/hooks'
import {useQuery} from '@tanstack/react-query'
import {useState} from 'react'
import {EmptyState} from '../../design/empty-state.tsx'
import {TextField} from '../../design/field.tsx'
import {plain} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import {EraseDialog} from './erase-dialog.tsx'
import {PasswordLinkDialog} from './password-link-dialog.tsx'
import {PersonDialog} from './person-dialog.tsx'
import {pageSize, peopleQuery} from './queries.ts'
import {engineerRoleName, platformRoleNames} from './words.ts'
import styles from './administration.module.css'

/** The people, found by name or e-mail, a page at a time. */
export function PeoplePanel() {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 250)
  const [offset, setOffset] = useState(0)
  const [edited, setEdited] = useState<PersonView>()
  const [forgetful, setForgetful] = useState<PersonView>()
  const [erased, setErased] = useState<PersonView>()
  const found = useQuery(peopleQuery({search, offset})).data
  return (
    <Panel title="People" note={found && plain(found.total)}>
      <div className={styles['tools']}>
        <TextField
          className={styles['search']}
          label="Search by name or e-mail"
          type="search"
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setOffset(0)
          }}
        />
      </div>
      {found?.people.length === 0 ? (
        <EmptyState
          title="Nobody found"
          consequence={`No name or e-mail contains “${search}”.`}
          action={
            <Button size="xs" onClick={() => setTyped('')}>
              Show everybody
            </Button>
          }
        />
      ) : (
        <div className={styles['scroll']} tabIndex={0} role="region" aria-label="Table of people">
          <Table className={styles['people']}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Person</Table.Th>
                <Table.Th>Engineering role</Table.Th>
                <Table.Th>Team</Table.Th>
                <Table.Th>May</Table.Th>
                <Table.Th>
                  <span className="visually-hidden">Actions</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {found?.people.map((person) => (
                <PersonRow
                  key={person.id}
                  person={person}
                  onEdit={() => setEdited(person)}
                  onNewPassword={() => setForgetful(person)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      {found && found.total > pageSize && (
        <div className={styles['pager']}>
          <span className="meta">
            {offset + 1} to {Math.min(offset + pageSize, found.total)} of {plain(found.total)}
          </span>
          <span className={styles['pagerButtons']}>
            <Button
              size="xs"
              disabled={offset === 0}
              onClick={() => setOffset(Math.max(0, offset - pageSize))}
            >
              Before
            </Button>
            <Button
              size="xs"
              disabled={offset + pageSize >= found.total}
              onClick={() => setOffset(offset + pageSize)}
            >
              After
            </Button>
          </span>
        </div>
      )}
      {forgetful && (
        <PasswordLinkDialog
          key={forgetful.id}
          person={forgetful}
          onClose={() => setForgetful(undefined)}
        />
      )}
      {edited && (
        <PersonDialog
          key={edited.id}
          person={edited}
          onErase={() => {
            setEdited(undefined)
            setErased(edited)
          }}
          onClose={() => setEdited(undefined)}
        />
      )}
      {erased && (
        <EraseDialog key={erased.id} person={erased} onClose={() => setErased(undefined)} />
      )}
    </Panel>
  )
}

interface PersonRowProps {
  person: PersonView
  onEdit: () => void
  onNewPassword: () => void
}

function PersonRow({person, onEdit, onNewPassword}: PersonRowProps) {
  return (
    <Table.Tr>
      <Table.Td className={styles['person']}>
        <b>
          {person.name} {person.disabled && <span className="tag">closed</span>}
        </b>
        <span className="tiny">{person.email}</span>
      </Table.Td>
      <Table.Td>{engineerRoleName(person.engineerRole)}</Table.Td>
      <Table.Td>{person.team?.name ?? 'None'}</Table.Td>
      <Table.Td>{platformRoleNames(person.roles)}</Table.Td>
      <Table.Td className="right">
        <span className={styles['rowButtons']}>
          {!person.disabled && (
            <Button
              size="xs"
              variant="subtle"
              onClick={onNewPassword}
              aria-label={`New password for ${person.name}`}
            >
              New password
            </Button>
          )}
          <Button size="xs" onClick={onEdit} aria-label={`Edit ${person.name}`}>
            Edit
          </Button>
        </span>
      </Table.Td>
    </Table.Tr>
  )
}
