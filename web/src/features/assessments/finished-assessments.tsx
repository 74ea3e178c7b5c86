import type {AttemptsView} from '@airworthy/server/features/assessments/views.ts'
import {Link} from '@tanstack/react-router'
import {day} from '../../design/dates.ts'
import {engineerRoleName} from '../people/words.ts'
import {finishedWords} from './finished-words.ts'
import styles from './before.module.css'

/** The finished assessments of the person, newest first. */
export function FinishedAssessments({finished}: {finished: AttemptsView['finished']}) {
  return (
    <section>
      <h2>Finished</h2>
      <ul className={styles['finished']}>
        {finished.map((attempt) => (
          <li key={attempt.id}>
            <Link to="/assessment/$id/results" params={{id: attempt.id}}>
              {day(attempt.finishedAt)}
            </Link>
            <span>
              {finishedWords(attempt)}
              <span className="tiny"> {engineerRoleName(attempt.role)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
