import {useDebouncedValue} from '@mantine/hooks'
import {keepPreviousData, useQuery, useSuspenseQuery} from '@tanstack/react-query'
import {useState} from 'react'
import {counted, plain} from '../../design/numbers.ts'
import {Pager} from '../../design/pager.tsx'
import {Panel} from '../../design/panel.tsx'
import {Screen} from '../../design/screen.tsx'
import {ItemFilters} from './item-filters.tsx'
import {ItemList} from './item-list.tsx'
import {itemsPerPage, itemsQuery, noFilter} from './queries.ts'

/** All items with their figures, for authors; to read only, for items are files in Git. */
export function AuthoringScreen() {
  const [filter, setFilter] = useState(noFilter)
  const [offset, setOffset] = useState(0)
  const [asked] = useDebouncedValue(filter, 250)
  const {total} = useSuspenseQuery(itemsQuery(noFilter, 0)).data
  const disputed = useSuspenseQuery(itemsQuery({...noFilter, standing: 'disputed'}, 0)).data.total
  const found = useQuery({...itemsQuery(asked, offset), placeholderData: keepPreviousData}).data
  return (
    <Screen
      name="Authoring"
      question="Authoring"
      heading={`${plain(total)} items. ${disputed === 0 ? 'None is disputed.' : `${plain(disputed)} ${disputed === 1 ? 'is' : 'are'} disputed.`}`}
      lead="To read only: items are files in Git, and a change arrives as a new version. Keys and reserved items are shown here and nowhere else."
    >
      <Panel title="Items" note={found && counted(found.total, 'item')}>
        <ItemFilters
          filter={filter}
          onFilter={(next) => {
            setFilter(next)
            setOffset(0)
          }}
        />
        {found && <ItemList items={found} onShowAll={() => setFilter(noFilter)} />}
        {found && (
          <Pager offset={offset} size={itemsPerPage} total={found.total} onOffset={setOffset} />
        )}
      </Panel>
    </Screen>
  )
}
