import type {ReactNode} from 'react'
import styles from './empty-state.module.css'

interface EmptyStateProps {
  title: string
  /** What follows from the emptiness. */
  consequence: ReactNode
  /** What ends it; absent where nothing has to be done. */
  action?: ReactNode
}

/** Nothing here yet: what follows from that, and the action that ends it. */
export function EmptyState({title, consequence, action}: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      <p className={styles['title']}>{title}</p>
      <p className={`small muted ${styles['consequence']}`}>{consequence}</p>
      {action !== undefined && <div className={styles['action']}>{action}</div>}
    </div>
  )
}
