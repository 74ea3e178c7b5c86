import type {
  CertificationView,
  ExaminationView,
} from '@airworthy/server/features/examinations/views.ts'
import {Button} from '@mantine/core'
import {useQueryClient} from '@tanstack/react-query'
import {useState} from 'react'
import {ChoiceRow} from '../../design/choice-row.tsx'
import {Notice} from '../../design/notice.tsx'
import {counted} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import {request} from '../../interface/request.ts'
import {useSubmission} from '../people/form.ts'
import {examinationsQuery} from './queries.ts'
import styles from './examinations.module.css'

interface StartExaminationProps {
  certification: CertificationView
  isRenewal: boolean
}

/** What unproctored means, consent, and the start; from here the window runs. */
export function StartExamination({certification, isRenewal}: StartExaminationProps) {
  const client = useQueryClient()
  const [consent, setConsent] = useState(false)
  const {busy, refusal, submit} = useSubmission(async () => {
    await request<ExaminationView>('/api/examinations', {method: 'POST', body: {consent: true}})
    await client.invalidateQueries({queryKey: examinationsQuery.queryKey})
    void client.invalidateQueries({queryKey: ['exercises']})
  })
  return (
    <Panel title="Before you begin" note="unproctored">
      <form className={styles['form']} onSubmit={submit}>
        {refusal !== undefined && (
          <Notice kind="breach" word="Not begun">
            {refusal}
          </Notice>
        )}
        <ul className={styles['points']}>
          {certification.consent.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <div className={styles['consent']}>
          <ChoiceRow
            type="checkbox"
            plain
            checked={consent}
            onChange={(event) => setConsent(event.currentTarget.checked)}
          >
            I have read this and agree
          </ChoiceRow>
        </div>
        <div className={styles['acts']}>
          <Button type="submit" variant="filled" disabled={busy || !consent}>
            {isRenewal ? 'Begin the renewal' : 'Begin the examination'}
          </Button>
          <span className="meta" role="status">
            {consent
              ? `from then on you have ${counted(certification.windowDays, 'day')}`
              : 'Tick that you agree.'}
          </span>
        </div>
      </form>
    </Panel>
  )
}
