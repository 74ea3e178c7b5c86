import type {AttemptView} from '@airworthy/server/features/exercises/views.ts'
import {StatusShape} from '../../design/status-shape.tsx'
import {statusKinds} from '../../design/status-kinds.ts'
import {InlineCode} from './inline-code.tsx'
import {measuredWords, standingObjectives} from './objective-words.ts'
import styles from './workspace.module.css'

/** The objectives with how they stand now. */
export function ObjectiveList({attempt}: {attempt: Pick<AttemptView, 'exercise' | 'objectives'>}) {
  return (
    <ul className={styles['objectives']}>
      {standingObjectives(attempt).map(({id, title, judged, required, state}) => {
        const kind = state.reached === true ? 'passed' : 'to-do'
        const measured = measuredWords(state)
        return (
          <li key={id} data-objective={id} data-reached={String(state.reached)}>
            <span
              className={styles['objectiveMark']}
              data-colour={statusKinds[kind].colour}
              aria-hidden="true"
            >
              <StatusShape kind={kind} />
            </span>
            <div>
              <h3>{title}</h3>
              <p className="meta">
                {standingWord(state.reached)}
                {measured !== undefined && `: ${measured}`}
                {!required && ' · optional'}
              </p>
              <p className="tiny">
                <InlineCode text={judged} />
              </p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}

function standingWord(reached: boolean | null): string {
  if (reached === null) return 'Not measured yet'
  return reached ? 'Reached' : 'Not reached'
}
