import type {OverviewRowView} from '@airworthy/server/features/assignments/views.ts'
import {Table} from '@mantine/core'
import {useVirtualizer} from '@tanstack/react-virtual'
import {useRef} from 'react'
import {OverviewRow} from './overview-row.tsx'
import styles from './assignments.module.css'

interface OverviewTableProps {
  rows: readonly OverviewRowView[]
  /** Place of the first row in the whole list. */
  offset: number
  /** How many rows the whole list has. */
  total: number
  onExempt: (row: OverviewRowView) => void
}

const usualHeight = 56

/** Rows of the overview in a window that scrolls: only those in sight are in the document. */
export function OverviewTable({rows, offset, total, onExempt}: OverviewTableProps) {
  const region = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => region.current,
    getItemKey: (index) => rows[index]?.id ?? index,
    estimateSize: () => usualHeight,
    initialRect: {width: 0, height: usualHeight * 10},
    overscan: 8,
  })
  const inSight = virtualizer.getVirtualItems()
  const above = inSight[0]?.start ?? 0
  const below = virtualizer.getTotalSize() - (inSight.at(-1)?.end ?? 0)
  return (
    <div
      ref={region}
      className={`${styles['scroll']} ${styles['window']}`}
      tabIndex={0}
      role="region"
      aria-label="Table of assignments"
    >
      <Table role="table" className={styles['table']} aria-rowcount={total + 1}>
        <Table.Thead>
          <Table.Tr aria-rowindex={1}>
            <Table.Th>Person</Table.Th>
            <Table.Th>Assignment</Table.Th>
            <Table.Th>Standing</Table.Th>
            <Table.Th>Reminded</Table.Th>
            <Table.Th>
              <span className="visually-hidden">Actions</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Spacer height={above} />
        <Table.Tbody>
          {inSight.map(({index, key}) => {
            const row = rows[index]
            if (!row) return null
            return (
              <OverviewRow
                key={key}
                ref={virtualizer.measureElement}
                row={row}
                index={index}
                place={offset + index + 2}
                onExempt={() => onExempt(row)}
              />
            )
          })}
        </Table.Tbody>
        <Spacer height={below} />
      </Table>
    </div>
  )
}

/** The room of rows that are out of sight. */
function Spacer({height}: {height: number}) {
  if (height <= 0) return null
  return (
    <tbody aria-hidden="true">
      <tr>
        <td colSpan={5} className={styles['spacer']} style={{height}} />
      </tr>
    </tbody>
  )
}
