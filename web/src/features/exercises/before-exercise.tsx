import type {
  AttemptView,
  ExerciseTextView,
  ExerciseView,
} from '@airworthy/server/features/exercises/views.ts'
import {Button} from '@mantine/core'
import {useQueryClient} from '@tanstack/react-query'
import {useNavigate} from '@tanstack/react-router'
import {Facts} from '../../design/facts.tsx'
import {LinkButton} from '../../design/link-button.tsx'
import {Notice} from '../../design/notice.tsx'
import {listed} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import {Screen} from '../../design/screen.tsx'
import {request} from '../../interface/request.ts'
import {domainName, levelName} from '../assessments/domain-words.ts'
import {ProseBlocks} from '../lessons/prose-blocks.tsx'
import {useSubmission} from '../people/form.ts'
import {InlineCode} from './inline-code.tsx'
import {PastAttempts} from './past-attempts.tsx'
import {exerciseAttemptQuery, exercisesQuery} from './queries.ts'
import styles from './before-exercise.module.css'

/** Before an attempt: what it takes, what is judged and what counts; then the start. */
export function BeforeExercise({exercise}: {exercise: ExerciseView}) {
  const {busy, refusal, submit} = useSubmission(useStart(exercise.id))
  const {title, outcome, minutes, level, domains, text, attempts} = exercise
  const again = attempts.length > 0
  return (
    <Screen name={title} question="Exercise of the range" heading={title} lead={outcome}>
      <div className={styles['columns']}>
        <Panel title="Before you start">
          <form className={styles['form']} onSubmit={submit}>
            {refusal !== undefined && (
              <Notice kind="breach" word="Not started">
                {refusal}
              </Notice>
            )}
            {text !== null && <ProseBlocks blocks={text.brief} />}
            <Facts
              facts={[
                ['Time', `about ${minutes} minutes, in one go or several`],
                ['Domain', listed(domains.map(domainName))],
                ['Level', levelName(level)],
                ['Simulated', text?.simulated ?? 'nothing: code and data as they are'],
              ]}
            />
            <div className={styles['acts']}>
              <Button type="submit" variant="filled" disabled={busy}>
                {again ? 'Start another attempt' : 'Start the exercise'}
              </Button>
              <LinkButton to="/range">See all exercises</LinkButton>
            </div>
          </form>
        </Panel>
        <aside className={styles['aside']}>
          <section>
            <h2>What is judged</h2>
            <p>
              The state that you leave behind, each objective apart. What remains hidden while you
              work is drawn anew for each attempt.
            </p>
            {text !== null && <ToReach objectives={text.objectives} />}
          </section>
          <section>
            <h2>What counts</h2>
            <p>
              Your first finished attempt counts as evidence of your ability in its domain, by
              provisional parameters that the result names. Later attempts are kept and do not
              count, because you know the debrief by then. A hint costs points of the score, never
              the passing.
            </p>
          </section>
          <section>
            <h2>What is kept</h2>
            <p>
              Every action is saved before you see what it did. You can close the page and go on
              where you were, on another device too, or take the last action back.
            </p>
          </section>
          {again && (
            <section>
              <h2>Your attempts</h2>
              <PastAttempts exercise={exercise.id} attempts={attempts} />
            </section>
          )}
        </aside>
      </div>
    </Screen>
  )
}

function ToReach({objectives}: {objectives: ExerciseTextView['objectives']}) {
  return (
    <ul className={styles['objectives']}>
      {objectives.map(({id, title, judged, required}) => (
        <li key={id}>
          <b>{title}</b>
          {!required && <span className="meta"> · optional</span>}
          <p className="small muted">
            <InlineCode text={judged} />
          </p>
        </li>
      ))}
    </ul>
  )
}

/** Starts an attempt of an exercise and shows it. */
export function useStart(exercise: string) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    const path = `/api/exercises/${encodeURIComponent(exercise)}/attempts`
    try {
      const attempt = await request<AttemptView>(path, {method: 'POST', body: {}})
      client.setQueryData(exerciseAttemptQuery(attempt.id).queryKey, attempt)
      await navigate({to: '/range/$exercise', params: {exercise}, search: {attempt: attempt.id}})
    } finally {
      // After a refusal too: an attempt may have been begun on another device.
      for (const queryKey of [exercisesQuery.queryKey, ['plan']]) {
        void client.invalidateQueries({queryKey})
      }
    }
  }
}
