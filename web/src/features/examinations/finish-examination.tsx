import type {ExaminationView} from '@airworthy/server/features/examinations/views.ts'
import {Button} from '@mantine/core'
import {useQueryClient} from '@tanstack/react-query'
import {useNavigate} from '@tanstack/react-router'
import {useId} from 'react'
import {Dialog} from '../../design/dialog.tsx'
import {Notice} from '../../design/notice.tsx'
import {request} from '../../interface/request.ts'
import {useSubmission} from '../people/form.ts'
import {finishSentences} from './finish-words.ts'
import {examinationQuery} from './queries.ts'
import styles from './examinations.module.css'

interface FinishExaminationProps {
  examination: ExaminationView
  onClose: () => void
}

/** Asks before an examination is decided, and says what is judged as it stands. */
export function FinishExamination({examination, onClose}: FinishExaminationProps) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const formId = useId()
  const {id} = examination
  const {busy, refusal, submit} = useSubmission(async () => {
    const path = `/api/examinations/${id}/finish`
    const decided = await request<ExaminationView>(path, {method: 'POST', body: {}})
    client.setQueryData(examinationQuery(id).queryKey, decided)
    await navigate({to: '/examination/$id', params: {id}})
    // After a decision much reads otherwise: credentials, standing, plan, what needs me.
    void client.invalidateQueries()
  })
  return (
    <Dialog
      title="Finish, and have it decided?"
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Go on, everything is kept</Button>
          <Button type="submit" form={formId} variant="filled" disabled={busy}>
            Finish and decide
          </Button>
        </>
      }
    >
      <form id={formId} className={styles['finish']} onSubmit={submit}>
        {refusal !== undefined && (
          <Notice kind="breach" word="Not finished">
            {refusal}
          </Notice>
        )}
        {finishSentences(examination).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </form>
    </Dialog>
  )
}
