import type {AttemptsView} from '@airworthy/server/features/assessments/views.ts'
import {Link} from '@tanstack/react-router'
import {day} from '../design/dates.ts'
import styles from './home.module.css'

/** The finished assessments, newest first; every one is kept. */
export function FinishedList({finished}: {finished: AttemptsView['finished']}) {
  return (
    <section className={styles['panel']} aria-labelledby="finished">
      <div className={styles['header']}>
        <h2 id="finished">Finished assessments</h2>
      </div>
      <ul className={styles['finished']}>
        {finished.slice(0, 5).map(({id, finishedAt, meets, gaps, notJudged}) => (
          <li key={id}>
            <Link to="/assessment/$id/results" params={{id}}>
              {day(finishedAt)}
            </Link>
            <span className="muted">
              {meets} meet, {gaps} {gaps === 1 ? 'gap' : 'gaps'}, {notJudged} not judged
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
