import type {BegunView, ExaminationView} from '@airworthy/server/features/examinations/views.ts'
import {Button} from '@mantine/core'
import {useQueryClient} from '@tanstack/react-query'
import {useNavigate} from '@tanstack/react-router'
import {aboutMinutes} from '../../design/dates.ts'
import {LinkButton} from '../../design/link-button.tsx'
import {Notice} from '../../design/notice.tsx'
import {capital} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import {Status} from '../../design/status.tsx'
import {request} from '../../interface/request.ts'
import {exercisesQuery} from '../exercises/queries.ts'
import {useSubmission} from '../people/form.ts'
import {toPassWords} from './examination-words.ts'
import {exerciseStatus, lostSentence} from './part-words.ts'
import {examinationsQuery} from './queries.ts'
import styles from './examinations.module.css'

/** Part 2: each exercise, opened in its workspace without hints, once. */
export function ExercisesPart({examination}: {examination: ExaminationView}) {
  const {exercises, exercisesToPass} = examination
  const lost = lostSentence(examination)
  return (
    <Panel
      title="Part 2: exercises"
      note={`${capital(toPassWords(exercisesToPass, exercises.length))} must be passed`}
    >
      {lost !== undefined && (
        <Notice kind="due" word="Not enough">
          {lost}
        </Notice>
      )}
      <ul className={styles['exercises']}>
        {exercises.map((exercise) => (
          <Exercise key={exercise.exercise} examination={examination} exercise={exercise} />
        ))}
      </ul>
    </Panel>
  )
}

interface ExerciseProps {
  examination: ExaminationView
  exercise: ExaminationView['exercises'][number]
}

function Exercise({examination, exercise}: ExerciseProps) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const {exercise: slug, title, minutes, attemptId, status, from} = exercise
  const {kind, word} = exerciseStatus(exercise)
  const {busy, refusal, submit} = useSubmission(async () => {
    const path = `/api/examinations/${examination.id}/exercises/${encodeURIComponent(slug)}`
    const begun = await request<BegunView>(path, {method: 'POST', body: {}})
    await Promise.all(
      [examinationsQuery.queryKey, exercisesQuery.queryKey].map((queryKey) =>
        client.invalidateQueries({queryKey}),
      ),
    )
    await navigate({
      to: '/range/$exercise',
      params: {exercise: slug},
      search: {attempt: begun.attemptId},
    })
  })
  const open = examination.status === 'open' && from === 'examination'
  return (
    <li>
      <div className={styles['exercise']}>
        <div>
          <h3>{title}</h3>
          <span className="meta">{aboutMinutes(minutes)}, taken once, no hints</span>
        </div>
        <Status kind={kind}>{word}</Status>
        <div className={styles['exerciseEnd']}>
          {open && status === 'to-do' && (
            <form onSubmit={submit}>
              <Button type="submit" size="xs" disabled={busy} aria-label={`Begin ${title}`}>
                Begin
              </Button>
            </form>
          )}
          {open && status === 'open' && attemptId !== null && (
            <LinkButton
              size="xs"
              to="/range/$exercise"
              params={{exercise: slug}}
              search={{attempt: attemptId}}
              aria-label={`Go on with ${title}`}
            >
              Go on
            </LinkButton>
          )}
        </div>
      </div>
      {refusal !== undefined && (
        <Notice kind="breach" word="Not begun">
          {refusal}
        </Notice>
      )}
    </li>
  )
}
