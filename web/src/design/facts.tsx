import type {ReactNode} from 'react'
import styles from './facts.module.css'

/** Labels and their values, aligned. */
export function Facts({facts}: {facts: readonly (readonly [label: string, value: ReactNode])[]}) {
  return (
    <dl className={styles['facts']}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
