import type {ExaminationsView} from '@airworthy/server/features/examinations/views.ts'
import {Link} from '@tanstack/react-router'
import {day} from '../../design/dates.ts'
import {Status} from '../../design/status.tsx'
import {pastStatus} from './examination-words.ts'
import styles from './examinations.module.css'

/** The person's decided examinations, newest first; every one is kept. */
export function PastExaminations({past}: Pick<ExaminationsView, 'past'>) {
  return (
    <section>
      <h2>Earlier examinations</h2>
      <ul className={styles['past']}>
        {past.map((one) => {
          const {kind, word} = pastStatus(one)
          return (
            <li key={one.id}>
              <Link to="/examination/$id" params={{id: one.id}}>
                {day(one.decidedAt)}
              </Link>
              <Status kind={kind}>{word}</Status>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
