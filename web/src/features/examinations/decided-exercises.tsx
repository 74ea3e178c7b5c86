import type {DecisionView} from '@airworthy/server/features/examinations/views.ts'
import {Link} from '@tanstack/react-router'
import {capital} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import {Status} from '../../design/status.tsx'
import {pointsOf} from '../exercises/range-words.ts'
import {toPassWords} from './examination-words.ts'
import styles from './examinations.module.css'

/** The exercises of a decision; each that was taken opens with its debrief. */
export function DecidedExercises({
  decision: {exercises, exercisesToPass},
}: {
  decision: DecisionView
}) {
  return (
    <Panel
      title="Exercises"
      note={`${capital(toPassWords(exercisesToPass, exercises.length))} must be passed`}
    >
      <ul className={styles['exercises']}>
        {exercises.map(({exercise, title, passed, taken, result, from, attemptId}) => (
          <li key={exercise} className={styles['exercise']}>
            <div>
              <h3>{title}</h3>
              <span className="meta">
                {taken ? (result === null ? '' : pointsOf(result)) : 'not taken'}
                {from === 'carried' && ', carried over'}
              </span>
            </div>
            {passed ? (
              <Status kind={from === 'carried' ? 'tested-out' : 'passed'}>Passed</Status>
            ) : taken ? (
              <Status kind="to-do">Not passed</Status>
            ) : (
              <Status kind="not-judged">Not taken</Status>
            )}
            <div className={styles['exerciseEnd']}>
              {attemptId !== null && taken && (
                <Link
                  className="small"
                  to="/range/$exercise"
                  params={{exercise}}
                  search={{attempt: attemptId}}
                  aria-label={`Read the debrief of ${title}`}
                >
                  Read the debrief
                </Link>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
