import type {AttemptsView} from '@airworthy/server/features/assessments/views.ts'
import {Link} from '@tanstack/react-router'
import {day} from '../../design/dates.ts'
import {engineerRoleName} from '../people/words.ts'
import styles from './before.module.css'

/** The finished assessments of the person, newest first. */
export function FinishedAssessments({finished}: {finished: AttemptsView['finished']}) {
  return (
    <section>
      <h2>Finished</h2>
      <ul className={styles['finished']}>
        {finished.map(({id, role, finishedAt, meets, gaps, notJudged}) => (
          <li key={id}>
            <Link to="/assessment/$id/results" params={{id}}>
              {day(finishedAt)}
            </Link>
            <span>
              {meets} meet, {gaps} {gaps === 1 ? 'gap' : 'gaps'}, {notJudged} not judged
              <span className="tiny"> {engineerRoleName(role)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
