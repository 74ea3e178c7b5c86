import type {ItemsView, ItemSummaryView} from '@airworthy/server/features/authoring/views.ts'
import {Button, Table} from '@mantine/core'
import {Link} from '@tanstack/react-router'
import {EmptyState} from '../../design/empty-state.tsx'
import {percent, plain} from '../../design/numbers.ts'
import {domainName, levelName} from '../assessments/domain-words.ts'
import {Prose} from '../assessments/prose.tsx'
import {itemTypeNames, partsOf, shareWords} from './authoring-words.ts'
import {ItemStandings} from './item-standings.tsx'
import styles from './authoring.module.css'

interface ItemListProps {
  items: ItemsView
  onShowAll: () => void
}

/** The items found, each with its facts and first figures. */
export function ItemList({items: {items, confidence}, onShowAll}: ItemListProps) {
  if (items.length === 0) {
    return (
      <EmptyState
        title="No item fits"
        consequence="No item holds the text in this domain, type, level, bank and standing."
        action={
          <Button size="xs" onClick={onShowAll}>
            Show all items
          </Button>
        }
      />
    )
  }
  return (
    <>
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label="Table of items">
        <Table className={styles['items']}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Item</Table.Th>
              <Table.Th>Domain and level</Table.Th>
              <Table.Th>Type</Table.Th>
              <Table.Th className="right">People</Table.Th>
              <Table.Th className="right">Right</Table.Th>
              <Table.Th className="right">Given to</Table.Th>
              <Table.Th>Standing</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((item) => (
              <ItemRow key={item.id} item={item} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <p className="tiny">
        Right: share with full credit, Wilson interval of {percent(confidence)}; hidden under five
        people. Given to: share of baselines that gave the item.
      </p>
    </>
  )
}

function ItemRow({item}: {item: ItemSummaryView}) {
  return (
    <Table.Tr>
      <Table.Td className={styles['stem'] ?? ''}>
        <Link to="/authoring/$domain/$slug" params={partsOf(item.id)}>
          {partsOf(item.id).slug}
        </Link>
        <span className="tiny">
          <Prose text={item.stem} />
        </span>
      </Table.Td>
      <Table.Td>
        {domainName(item.domain)}
        <span className={`tiny ${styles['under']}`}>{levelName(item.level)}</span>
      </Table.Td>
      <Table.Td>
        {itemTypeNames[item.type]}
        {item.family && <span className={`tiny ${styles['under']}`}>family</span>}
      </Table.Td>
      <Table.Td className="right">{plain(item.people)}</Table.Td>
      <Table.Td className="right nowrap">
        {item.right === null ? 'under five' : shareWords(item.right)}
      </Table.Td>
      <Table.Td className="right">
        {item.exposure === null ? 'none' : percent(item.exposure)}
      </Table.Td>
      <Table.Td>
        <ItemStandings item={item} />
      </Table.Td>
    </Table.Tr>
  )
}
