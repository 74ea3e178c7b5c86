import type {ReactNode} from 'react'
import {Glareshield} from '../../design/glareshield.tsx'
import {useTitle} from '../../design/screen.tsx'
import styles from './entrance.module.css'

interface EntranceProps {
  name: string
  heading: string
  lead: ReactNode
  children: ReactNode
}

/** A screen before sign-in: one narrow column with its heading and one panel. */
export function Entrance({name, heading, lead, children}: EntranceProps) {
  useTitle(name)
  return (
    <>
      <Glareshield doors={[]} path="" />
      <main id="main" tabIndex={-1} className={styles['entrance']}>
        <div className={styles['column']}>
          <div>
            <h1>{heading}</h1>
            <p className={`muted ${styles['lead']}`}>{lead}</p>
          </div>
          {children}
        </div>
      </main>
    </>
  )
}
