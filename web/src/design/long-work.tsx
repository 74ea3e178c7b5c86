import {Button} from '@mantine/core'
import type {ReactNode} from 'react'
import {plain} from './numbers.ts'
import styles from './long-work.module.css'

interface LongWorkProps {
  name: string
  done: number
  total: number
  /** Time left and what was found so far. */
  note?: string
  found?: ReactNode
  onCancel?: () => void
}

/** Progress of work that takes a while: how far, how long still, what was found, and Cancel. */
export function LongWork({name, done, total, note, found, onCancel}: LongWorkProps) {
  const share = total > 0 ? Math.min(1, done / total) : 0
  return (
    <div>
      <div className={styles['head']}>
        <b>{name}</b>
        <span className="meta nowrap">
          {plain(done)} of {plain(total)}
          {note !== undefined && ` · ${note}`}
        </span>
      </div>
      <span
        className={styles['bar']}
        role="progressbar"
        aria-label={name}
        aria-valuenow={Math.round(share * 100)}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <i className={styles['fill']} style={{width: `${share * 100}%`}} />
      </span>
      <div className={styles['head']}>
        <span className={`small ${styles['found']}`}>{found}</span>
        {onCancel && (
          <Button size="xs" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </div>
  )
}
