import {LinkButton} from '../design/link-button.tsx'
import {Status} from '../design/status.tsx'
import {useNeeds} from './use-needs.ts'
import styles from './home.module.css'

/** What needs me, the most pressing first. */
export function NeedsPanel() {
  const needs = useNeeds()
  if (needs === undefined) return null
  return (
    <section className={styles['panel']} aria-labelledby="needs">
      <div className={styles['header']}>
        <h2 id="needs">What needs me</h2>
        {needs.length > 0 && <span className="meta">{needs.length}</span>}
      </div>
      {needs.length === 0 ? (
        <p className={`muted ${styles['quiet']}`}>Nothing needs you.</p>
      ) : (
        <ul>
          {needs.map(({id, kind, word, title, about, action, to}) => (
            <li key={id} className={styles['need']}>
              <Status kind={kind}>{word}</Status>
              <h3>{title}</h3>
              <p className="meta">{about}</p>
              <div className={styles['action']}>
                <LinkButton size="xs" to={to}>
                  {action}
                </LinkButton>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
