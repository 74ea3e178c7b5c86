import {useId, type ReactNode} from 'react'
import styles from './panel.module.css'

interface PanelProps {
  title: string
  /** Stands at the right of the title: a count, a legend, an action. */
  note?: ReactNode
  children: ReactNode
  className?: string | undefined
}

/** A surface that holds an instrument or a list; no panel stands inside a panel. */
export function Panel({title, note, children, className = ''}: PanelProps) {
  const id = useId()
  return (
    <section className={`${styles['panel']} ${className}`} aria-labelledby={id}>
      <header className={styles['header']}>
        <h2 id={id}>{title}</h2>
        {note !== undefined && <div className={`meta ${styles['note']}`}>{note}</div>}
      </header>
      <div className={styles['body']}>{children}</div>
    </section>
  )
}
