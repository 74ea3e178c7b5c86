import {Table} from '@mantine/core'
import {plain} from '../../design/numbers.ts'
import styles from './item.module.css'

interface MaterialTableProps {
  /** The first row is the header. */
  rows: readonly (readonly (string | number)[])[]
  label: string
}

/** A table of an item: numbers stand to the right, the first cell of a row is its header. */
export function MaterialTable({rows, label}: MaterialTableProps) {
  const [header = [], ...body] = rows
  const isNumber = (column: number) => column > 0 && body.every((row) => numeric(row[column]))
  return (
    <div className={styles['tableScroll']} tabIndex={0} role="region" aria-label={label}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {header.map((cell, column) => (
              <Table.Th key={column} scope="col" className={isNumber(column) ? 'right' : ''}>
                {cell}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {body.map((row, index) => (
            <Table.Tr key={index}>
              {row.map((cell, column) => (
                <Table.Td key={column} className={isNumber(column) ? 'right' : ''}>
                  {typeof cell === 'number' ? shown(cell) : cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function numeric(cell: string | number | undefined): boolean {
  return typeof cell === 'number' || /^[−-]?[\d.,\s]+\s?%?$/u.test(cell ?? '')
}

/** As many decimals as the author wrote. */
function shown(value: number): string {
  return plain(value, /\.(\d+)$/u.exec(String(value))?.[1]?.length ?? 0)
}
