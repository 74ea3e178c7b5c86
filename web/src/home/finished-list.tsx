import type {AttemptsView} from '@airworthy/server/features/assessments/views.ts'
import {Link} from '@tanstack/react-router'
import {day} from '../design/dates.ts'
import {finishedWords} from '../features/assessments/finished-words.ts'
import styles from './home.module.css'

/** The finished assessments, newest first; every one is kept. */
export function FinishedList({finished}: {finished: AttemptsView['finished']}) {
  return (
    <section className={styles['panel']} aria-labelledby="finished">
      <div className={styles['header']}>
        <h2 id="finished">Finished assessments</h2>
      </div>
      <ul className={styles['finished']}>
        {finished.slice(0, 5).map((attempt) => (
          <li key={attempt.id}>
            <Link to="/assessment/$id/results" params={{id: attempt.id}}>
              {day(attempt.finishedAt)}
            </Link>
            <span className="muted">{finishedWords(attempt)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
