import type {BegunView, ExaminationView} from '@airworthy/server/features/examinations/views.ts'
import {Button} from '@mantine/core'
import {useQueryClient} from '@tanstack/react-query'
import {useNavigate} from '@tanstack/react-router'
import {LinkButton} from '../../design/link-button.tsx'
import {Notice} from '../../design/notice.tsx'
import {request} from '../../interface/request.ts'
import {attemptQuery} from '../assessments/queries.ts'
import {useSubmission} from '../people/form.ts'
import {examinationsQuery} from './queries.ts'

/** The way to the questions: begin them, go on, or take another sitting; nothing once they are taken. */
export function BeginQuestions({examination}: {examination: ExaminationView}) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const {assessment, id, status, exercises} = examination
  const {busy, refusal, submit} = useSubmission(async () => {
    const path = `/api/examinations/${id}/assessment`
    const {attemptId} = await request<BegunView>(path, {method: 'POST', body: {}})
    client.removeQueries({queryKey: attemptQuery(attemptId).queryKey})
    await client.invalidateQueries({queryKey: examinationsQuery.queryKey})
    await navigate({to: '/examination/questions'})
  })
  if (assessment === null || status !== 'open') return null
  if (assessment.status === 'open') {
    return (
      <LinkButton to="/examination/questions" variant="filled">
        Go on with the questions
      </LinkButton>
    )
  }
  if (assessment.status === 'finished' && !assessment.mayContinue) return null
  const isFirst = assessment.status === 'to-do'
  // One filled button on the page: while an exercise is under way, that is where to go on.
  const isNext = isFirst && !exercises.some((exercise) => exercise.status === 'open')
  return (
    <form onSubmit={submit}>
      {refusal !== undefined && (
        <Notice kind="breach" word="Not begun">
          {refusal}
        </Notice>
      )}
      <Button type="submit" variant={isNext ? 'filled' : 'default'} disabled={busy}>
        {isFirst ? 'Begin the questions' : 'Take another sitting'}
      </Button>
    </form>
  )
}
