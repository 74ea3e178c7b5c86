import type {ExerciseView} from '@airworthy/server/features/exercises/views.ts'
import {useSuspenseQuery} from '@tanstack/react-query'
import {EmptyState} from '../../design/empty-state.tsx'
import {LinkButton} from '../../design/link-button.tsx'
import {listed} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import {Screen} from '../../design/screen.tsx'
import {Status} from '../../design/status.tsx'
import {domainName, levelName} from '../assessments/domain-words.ts'
import {usePerson} from '../people/viewer.ts'
import {exercisesQuery} from './queries.ts'
import {byTrack, lastResult, rangeHeading, type TrackOfExercises} from './range-words.ts'
import styles from './range.module.css'

/** The range: exercises by track, where each stands, how long it takes, what came of it. */
export function RangeScreen() {
  const {exercises} = useSuspenseQuery(exercisesQuery).data
  const person = usePerson()
  return (
    <Screen
      name="Range"
      question="What can I break and mend?"
      heading={rangeHeading(exercises)}
      lead="Each exercise hands you something that fails. What you reach is judged by state, such as the ledger or a hidden sample, never by how you word it."
    >
      {exercises.length === 0 ? (
        <EmptyState
          title="No exercises"
          consequence="This installation has no exercises in its content, so there is nothing to start here."
          action={<LinkButton to="/plan">See the plan</LinkButton>}
        />
      ) : (
        <div className={styles['tracks']}>
          {byTrack(exercises, person.engineerRole).map((track) => (
            <Track key={track.track} track={track} />
          ))}
        </div>
      )}
    </Screen>
  )
}

function Track({track: {name, ready, planned}}: {track: TrackOfExercises}) {
  return (
    <Panel title={name}>
      {ready.length > 0 && (
        <ul className={styles['exercises']}>
          {ready.map((exercise) => (
            <Exercise key={exercise.id} exercise={exercise} />
          ))}
        </ul>
      )}
      {planned.length > 0 && (
        <p className="meta">Not made yet: {listed(planned.map(({title}) => title))}.</p>
      )}
    </Panel>
  )
}

function Exercise({exercise}: {exercise: ExerciseView}) {
  const {id, title, outcome, minutes, level, domains, simulated, openAttempt} = exercise
  const result = lastResult(exercise.attempts)
  return (
    <li>
      <div className={styles['status']}>
        {openAttempt === null ? (
          <Status kind={exercise.status} />
        ) : (
          <Status kind="in-progress">Open</Status>
        )}
      </div>
      <div className={styles['words']}>
        <h3>
          {title} {simulated && <span className="tag">simulated</span>}
        </h3>
        <p className="small muted">{outcome}</p>
        <p className="meta">
          {minutes} min, {levelName(level).toLowerCase()} · {listed(domains.map(domainName))}
        </p>
        {result !== undefined && <p className="meta">Last attempt: {result}</p>}
      </div>
      <LinkButton
        to="/range/$exercise"
        params={{exercise: id}}
        aria-label={openAttempt === null ? `Open ${title}` : `Go on with ${title}`}
        {...(openAttempt !== null && {variant: 'filled'})}
      >
        {openAttempt === null ? 'Open' : 'Go on'}
      </LinkButton>
    </li>
  )
}
