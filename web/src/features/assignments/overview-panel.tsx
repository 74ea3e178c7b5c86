import type {OverviewRowView} from '@airworthy/server/features/assignments/views.ts'
import {Button} from '@mantine/core'
import {useDebouncedValue} from '@mantine/hooks'
import {useQuery} from '@tanstack/react-query'
import {useState} from 'react'
import {EmptyState} from '../../design/empty-state.tsx'
import {SelectField, TextField} from '../../design/field.tsx'
import {plain} from '../../design/numbers.ts'
import {Pager} from '../../design/pager.tsx'
import {Panel} from '../../design/panel.tsx'
import {ExemptDialog} from './exempt-dialog.tsx'
import {OverviewTable} from './overview-table.tsx'
import {assigneesQuery, overviewCsv, overviewQuery, overviewSize} from './queries.ts'
import {standingOf, standings} from './words.ts'
import styles from './assignments.module.css'

const all = {search: '', team: '', standing: ''} as const

/** Every duty of the viewer's people, searched and filtered on the server, a page at a time. */
export function OverviewPanel() {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 250)
  const [team, setTeam] = useState('')
  const [standing, setStanding] = useState(standingOf(''))
  const [offset, setOffset] = useState(0)
  const [exempted, setExempted] = useState<OverviewRowView>()
  const filter = {search, team, standing}
  const found = useQuery(overviewQuery(filter, offset)).data
  const teams = useQuery(assigneesQuery('')).data?.teams ?? []
  const filtered = search !== '' || team !== '' || standing !== ''
  const clear = () => {
    setTyped(all.search)
    setTeam(all.team)
    setStanding(all.standing)
    setOffset(0)
  }
  return (
    <Panel
      title="Who is where"
      note={
        found &&
        found.total > 0 && (
          <>
            {plain(found.total)} · <a href={overviewCsv(filter)}>as CSV</a>
          </>
        )
      }
    >
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
        <SelectField
          label="Team"
          value={team}
          onChange={(event) => {
            setTeam(event.currentTarget.value)
            setOffset(0)
          }}
          data={[
            {value: '', label: 'All teams'},
            ...teams.map(({id, name}) => ({value: id, label: name})),
          ]}
        />
        <SelectField
          label="Standing"
          value={standing}
          onChange={(event) => {
            setStanding(standingOf(event.currentTarget.value))
            setOffset(0)
          }}
          data={[
            {value: '', label: 'All'},
            ...Object.entries(standings).map(([value, {word}]) => ({value, label: word})),
          ]}
        />
      </div>
      {found?.total === 0 ? (
        <EmptyState
          title={filtered ? 'Nobody found' : 'Nothing is assigned'}
          consequence={
            filtered
              ? 'No assignment fits this search.'
              : 'Nobody is asked to do anything by a day. Assign a baseline below to begin.'
          }
          action={
            filtered && (
              <Button size="xs" onClick={clear}>
                Show everybody
              </Button>
            )
          }
        />
      ) : (
        found && (
          <OverviewTable
            // A new page or filter begins at its top.
            key={`${JSON.stringify(filter)} ${offset}`}
            rows={found.rows}
            offset={offset}
            total={found.total}
            onExempt={setExempted}
          />
        )
      )}
      {found && (
        <Pager offset={offset} size={overviewSize} total={found.total} onOffset={setOffset} />
      )}
      {exempted && (
        <ExemptDialog key={exempted.id} row={exempted} onClose={() => setExempted(undefined)} />
      )}
    </Panel>
  )
}
