import type {PastAttemptView} from '@airworthy/server/features/exercises/views.ts'
import {Link} from '@tanstack/react-router'
import {moment} from '../../design/dates.ts'
import {Status} from '../../design/status.tsx'
import {pointsOf} from './range-words.ts'
import styles from './before-exercise.module.css'

interface PastAttemptsProps {
  exercise: string
  /** Newest first. */
  attempts: readonly PastAttemptView[]
}

/** The person's own attempts of an exercise; each opens. */
export function PastAttempts({exercise, attempts}: PastAttemptsProps) {
  return (
    <ul className={styles['past']}>
      {attempts.map(({id, examinationId, startedAt, finishedAt, passed, score}) => (
        <li key={id}>
          {finishedAt === null ? (
            <Status kind="in-progress">Open</Status>
          ) : passed === true ? (
            <Status kind="passed" />
          ) : (
            <Status kind="to-do">Not passed</Status>
          )}
          <Link to="/range/$exercise" params={{exercise}} search={{attempt: id}}>
            {moment(finishedAt ?? startedAt)}
          </Link>
          {examinationId !== null && <span className="tag">examination</span>}
          {score !== null && <span className="meta">{pointsOf(score)}</span>}
        </li>
      ))}
    </ul>
  )
}
