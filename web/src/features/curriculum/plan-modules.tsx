import type {ModuleView} from '@airworthy/server/features/curriculum/views.ts'
import {Link} from '@tanstack/react-router'
import {day} from '../../design/dates.ts'
import {capital, counted, plain} from '../../design/numbers.ts'
import {PlanStatus} from './plan-status.tsx'
import styles from './plan.module.css'

const kinds: Record<ModuleView['kind'], string> = {lesson: 'Lesson', exercise: 'Exercise'}

/** How many modules are shown at once; the others unfold. */
const shown = 5

/** The modules of a domain in their order: what one can do afterwards, how long, where they stand. */
export function PlanModules({modules}: {modules: readonly ModuleView[]}) {
  // One or two more are not worth a fold.
  const end = modules.length <= shown + 2 ? modules.length : shown
  const more = modules.slice(end)
  return (
    <>
      <Rows modules={modules.slice(0, end)} />
      {more.length > 0 && (
        <details className={styles['more']}>
          <summary className="small">
            {capital(counted(more.length, 'more module'))},{' '}
            {plain(more.reduce((sum, {minutes}) => sum + minutes, 0))} min
          </summary>
          <Rows modules={more} />
        </details>
      )}
    </>
  )
}

function Rows({modules}: {modules: readonly ModuleView[]}) {
  if (modules.length === 0) return null
  return (
    <ol className={styles['modules']}>
      {modules.map(({id, kind, title, outcome, minutes, available, link, ...rest}) => (
        <li key={id}>
          <div className={styles['moduleStatus']}>
            <PlanStatus status={rest.status} />
          </div>
          <div className={styles['moduleWords']}>
            <h3>{available ? <Link to={link}>{title}</Link> : title}</h3>
            <p className="small muted">{outcome}</p>
          </div>
          <p className={`meta ${styles['moduleFacts']}`}>
            {kinds[kind]}, {minutes} min
            {rest.finishedAt !== null && <span>done {day(rest.finishedAt)}</span>}
            {!available && <span>not available yet</span>}
          </p>
        </li>
      ))}
    </ol>
  )
}
