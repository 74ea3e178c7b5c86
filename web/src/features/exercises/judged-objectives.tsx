import type {AttemptView} from '@airworthy/server/features/exercises/views.ts'
import {percent, plain} from '../../design/numbers.ts'
import {Status} from '../../design/status.tsx'
import {InlineCode} from './inline-code.tsx'
import {
  measuredWords,
  partNames,
  standingObjectives,
  type StandingObjective,
} from './objective-words.ts'
import styles from './exercise-result.module.css'

/** The objectives of a finished attempt, each part apart: what was measured and what it counts. */
export function JudgedObjectives({attempt}: {attempt: AttemptView}) {
  const objectives = standingObjectives(attempt)
  const parts = [...new Set(objectives.map(({part}) => part))]
  return (
    <div className={styles['parts']}>
      {parts.map((part) => (
        <section key={part}>
          <h3>{partNames[part]}</h3>
          <ul className={styles['objectives']}>
            {objectives
              .filter((objective) => objective.part === part)
              .map((objective) => (
                <Judged key={objective.id} objective={objective} />
              ))}
          </ul>
        </section>
      ))}
      <p className="meta">
        Intervals are 95% intervals. Points are the objective’s weight times its credit, before
        hints.
      </p>
    </div>
  )
}

function Judged({objective}: {objective: StandingObjective}) {
  const {id, title, judged, required, weight, state} = objective
  const measured = measuredWords(state)
  return (
    <li data-objective={id} data-reached={String(state.reached)}>
      <div className={styles['verdict']}>
        {state.reached === true ? (
          <Status kind="passed">Reached</Status>
        ) : (
          <Status kind="to-do">Not reached</Status>
        )}
      </div>
      <div>
        <p className={styles['title']}>
          {title}
          {!required && <span className="meta"> · optional</span>}
        </p>
        <p className="meta">
          <InlineCode text={judged} />
        </p>
        {measured !== undefined && <p className="small">Measured: {measured}</p>}
      </div>
      <p className={`meta ${styles['points']}`}>
        {points((state.credit ?? 0) * weight)} of {points(weight)} points
        {state.credit !== undefined && state.credit > 0 && state.credit < 1 && (
          <span>credit {percent(state.credit)}</span>
        )}
      </p>
    </li>
  )
}

/** A share of the whole as points of 100, with a decimal only where there is one. */
function points(share: number): string {
  const rounded = Math.round(share * 1000) / 10
  return plain(rounded, Number.isInteger(rounded) ? 0 : 1)
}
