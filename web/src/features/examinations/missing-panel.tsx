import type {DecisionView} from '@airworthy/server/features/examinations/views.ts'
import {Link} from '@tanstack/react-router'
import {aboutMinutes} from '../../design/dates.ts'
import {Panel} from '../../design/panel.tsx'
import styles from './examinations.module.css'

/** What was missing, why, and the modules that help with it. */
export function MissingPanel({missing}: Pick<DecisionView, 'missing'>) {
  return (
    <Panel title="What was missing, and what helps" note={missing.length}>
      <ul className={styles['missing']}>
        {missing.map(({kind, id, name, reason, modules}) => (
          <li key={`${kind} ${id}`}>
            <div>
              <h3>{name}</h3>
              <p className="small muted">{reason}</p>
            </div>
            {modules.length > 0 && (
              <ul>
                {modules.map((module) => (
                  <li key={module.id} className="small">
                    <Link to={module.link}>{module.title}</Link>{' '}
                    <span className="meta">{aboutMinutes(module.minutes)}</span>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
