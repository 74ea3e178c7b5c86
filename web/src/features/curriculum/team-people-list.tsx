import {useWindowVirtualizer} from '@tanstack/react-virtual'
import {useLayoutEffect, useRef, useState} from 'react'
import type {CurrencyRow} from './by-currency.ts'
import {TeamPerson} from './team-person.tsx'

interface TeamPeopleListProps {
  rows: readonly CurrencyRow[]
  /** Place of the first row among all people who were searched for. */
  offset: number
  /** How many people were searched for. */
  total: number
}

const usualHeight = 49
/** Rows in the document beyond those in sight: a usual team is there as a whole, to find and to print. */
const overscan = 30

/** The people of a page in the order in which they came; of a long list only those near to sight. */
export function TeamPeopleList({rows, offset, total}: TeamPeopleListProps) {
  const list = useRef<HTMLUListElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const box = list.current?.getBoundingClientRect()
    setTop(box === undefined ? 0 : box.top + window.scrollY)
  }, [])
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    getItemKey: (index) => rows[index]?.person.id ?? index,
    estimateSize: () => usualHeight,
    initialRect: {width: 0, height: usualHeight * 20},
    scrollMargin: top,
    overscan,
  })
  const inSight = virtualizer.getVirtualItems()
  const above = (inSight[0]?.start ?? top) - top
  const below = virtualizer.getTotalSize() - ((inSight.at(-1)?.end ?? top) - top)
  return (
    <ul ref={list}>
      <Spacer height={above} />
      {inSight.map(({index, key}) => {
        const row = rows[index]
        return (
          row && (
            <TeamPerson
              key={key}
              ref={virtualizer.measureElement}
              row={row}
              index={index}
              place={offset + index + 1}
              total={total}
            />
          )
        )
      })}
      <Spacer height={below} />
    </ul>
  )
}

/** The room of people who are out of sight. */
function Spacer({height}: {height: number}) {
  return height <= 0 ? null : <li aria-hidden="true" style={{height}} />
}
