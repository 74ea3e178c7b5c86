import type {ImportPreviewView} from '@airworthy/server/features/people/views.ts'
import {Button, Table} from '@mantine/core'
import type {FormEvent} from 'react'
import {capital, counted, listed} from '../../design/numbers.ts'
import type {StatusKind} from '../../design/status-kinds.ts'
import {Status} from '../../design/status.tsx'
import {importSentence} from './import-sentence.ts'
import {engineerRoleName, platformRoleNames} from './words.ts'
import styles from './administration.module.css'

const actions: Record<
  ImportPreviewView['rows'][number]['action'],
  {kind: StatusKind; word: string}
> = {
  invite: {kind: 'steer', word: 'Invite'},
  update: {kind: 'steer', word: 'Update'},
  unchanged: {kind: 'to-do', word: 'Unchanged'},
  refused: {kind: 'breach', word: 'Refused'},
}

interface ImportPreviewProps {
  preview: ImportPreviewView
  busy: boolean
  onImport: (event: FormEvent) => void
}

/** What an import would do, line by line, with every fault. */
export function ImportPreview({preview, busy, onImport}: ImportPreviewProps) {
  const {rows, newTeams, counts} = preview
  return (
    <form className={styles['form']} onSubmit={onImport}>
      <div role="status">
        <h3>{importSentence(counts)}</h3>
        {newTeams.length > 0 && (
          <p className="meta">
            {capital(counted(newTeams.length, 'new team'))}: {listed(newTeams)}
          </p>
        )}
      </div>
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label="Preview by line">
        <Table className={styles['people']}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th className="right">Line</Table.Th>
              <Table.Th>What happens</Table.Th>
              <Table.Th>Person</Table.Th>
              <Table.Th>Team</Table.Th>
              <Table.Th>Engineering role</Table.Th>
              <Table.Th>May</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.line}>
                <Table.Td className="right">{row.line}</Table.Td>
                <Table.Td>
                  <Status kind={actions[row.action].kind}>{actions[row.action].word}</Status>
                  {row.faults.length > 0 && (
                    <ul className={`small ${styles['faults']}`}>
                      {row.faults.map(({column, value, message}) => (
                        <li key={`${column}:${message}`}>
                          <b>{column}</b> <code>{value}</code> {message}
                        </li>
                      ))}
                    </ul>
                  )}
                </Table.Td>
                <Table.Td className={styles['person']}>
                  <b>{row.name}</b>
                  <span className="tiny">{row.email}</span>
                </Table.Td>
                <Table.Td>{row.team ?? 'None'}</Table.Td>
                <Table.Td>{engineerRoleName(row.engineerRole)}</Table.Td>
                <Table.Td>{platformRoleNames(row.roles)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <div className={styles['buttons']}>
        <Button
          type="submit"
          variant="filled"
          disabled={busy || counts.invite + counts.update === 0}
        >
          {counts.refused > 0 ? 'Import all but the refused lines' : 'Import'}
        </Button>
      </div>
    </form>
  )
}
