import styles from './domain-progress.module.css'

interface DomainProgressProps {
  domains: readonly {id: string; name: string; given: number; expected: number}[]
  /** The domain of the item on the screen. */
  current?: string | undefined
}

/** Seven partly filled segments: adaptive items change domain from one to the next. */
export function DomainProgress({domains, current}: DomainProgressProps) {
  return (
    <ol className={styles['progress']} aria-label="Progress by domain">
      {domains.map(({id, name, given, expected}) => (
        <li key={id} className={styles['domain']} data-current={id === current || undefined}>
          <span className={styles['segment']} aria-hidden="true">
            <i
              className={styles['fill']}
              style={{width: `${Math.min(1, given / expected) * 100}%`}}
            />
          </span>
          <span className={styles['name']}>
            {name}
            <span className="visually-hidden">
              : {given} of about {expected}
            </span>
          </span>
        </li>
      ))}
    </ol>
  )
}
