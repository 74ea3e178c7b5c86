import {useEffect, type ReactNode} from 'react'
import styles from './screen.module.css'

interface ScreenProps {
  /** The name of the screen: it is the title of the browser's tab. */
  name: string
  /** The small line above the answer. */
  question?: ReactNode
  /** The answer; one per page. */
  heading: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  children?: ReactNode
}

/** The body of a screen: question, answer as heading, actions, then what lies beneath. */
export function Screen({name, question, heading, lead, actions, children}: ScreenProps) {
  useTitle(name)
  return (
    <main id="main" tabIndex={-1} className={styles['main']}>
      <div className={styles['head']}>
        <div className={styles['words']}>
          {question !== undefined && <p className="question">{question}</p>}
          <h1>{heading}</h1>
          {lead !== undefined && <p className={`muted reading ${styles['lead']}`}>{lead}</p>}
        </div>
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </div>
      {children}
    </main>
  )
}

/** Sets the title of the browser's tab while the screen is shown. */
export function useTitle(name: string): void {
  useEffect(() => {
    document.title = `${name} · Airworthy`
  }, [name])
}
