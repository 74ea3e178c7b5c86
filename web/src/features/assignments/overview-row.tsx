import type {OverviewRowView} from '@airworthy/server/features/assignments/views.ts'
import {Button, Table} from '@mantine/core'
import type {Ref} from 'react'
import {moment} from '../../design/dates.ts'
import {Status} from '../../design/status.tsx'
import {usePerson} from '../people/viewer.ts'
import {dutySentence, mailWords, programmeNames, standings} from './words.ts'
import styles from './assignments.module.css'

interface OverviewRowProps {
  row: OverviewRowView
  /** Its place among the rows of the page, from nought. */
  index: number
  /** Its place in the whole table, from one, the head counted. */
  place: number
  ref: Ref<HTMLTableRowElement>
  onExempt: () => void
}

/** One person's part in one assignment; nobody exempts themselves. */
export function OverviewRow({row, index, place, ref, onExempt}: OverviewRowProps) {
  const {id} = usePerson()
  const {person, team, programme, standing, exemption, remindedAt, mail} = row
  const {kind, word} = standings[standing]
  const reminded = remindedAt === null ? 'Not yet' : moment(remindedAt)
  return (
    <Table.Tr ref={ref} role="row" data-index={index} aria-rowindex={place}>
      <Table.Td role="cell" className={styles['person']}>
        <b>{person.name}</b>
        <span className="tiny">
          {person.email}
          {team && ` · ${team.name}`}
        </span>
      </Table.Td>
      <Table.Td role="cell" className={styles['programme']}>
        {programmeNames[programme]}
      </Table.Td>
      <Table.Td role="cell" className={`${styles['person']} ${styles['standing']}`}>
        <Status kind={kind}>{word}</Status>
        <span className="tiny">{dutySentence(row)}</span>
        {exemption && standing === 'exempt' && <span className="tiny">{exemption.reason}</span>}
      </Table.Td>
      <Table.Td role="cell" className={`${styles['person']} ${styles['reminded']}`}>
        <span className={styles['phoneOnly']}>Reminded:</span>
        <span>{reminded}</span>
        {mail !== null && <span className="tiny">{mailWords[mail]}</span>}
      </Table.Td>
      <Table.Td role="cell" className={`right ${styles['act']}`}>
        {standing !== 'done' && person.id !== id && (
          <Button
            size="xs"
            onClick={onExempt}
            aria-label={`${exemption ? 'Change the exemption of' : 'Exempt'} ${person.name}`}
          >
            {exemption ? 'Change' : 'Exempt'}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
