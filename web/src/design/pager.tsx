import {Button} from '@mantine/core'
import {plain} from './numbers.ts'
import styles from './pager.module.css'

interface PagerProps {
  offset: number
  size: number
  total: number
  onOffset: (offset: number) => void
}

/** Where in a long list one is, and the pages before and after; absent where one page holds all. */
export function Pager({offset, size, total, onOffset}: PagerProps) {
  if (total <= size) return null
  return (
    <div className={styles['pager']}>
      <span className="meta">
        {plain(offset + 1)} to {plain(Math.min(offset + size, total))} of {plain(total)}
      </span>
      <span className={styles['buttons']}>
        <Button
          size="xs"
          disabled={offset === 0}
          onClick={() => onOffset(Math.max(0, offset - size))}
        >
          Before
        </Button>
        <Button size="xs" disabled={offset + size >= total} onClick={() => onOffset(offset + size)}>
          After
        </Button>
      </span>
    </div>
  )
}
