import type {AppealCaseView} from '@airworthy/server/features/appeals/views.ts'
import {Button} from '@mantine/core'
import {useQueryClient} from '@tanstack/react-query'
import {useState} from 'react'
import {ChoiceRow} from '../../design/choice-row.tsx'
import {TextAreaField} from '../../design/field.tsx'
import {Notice} from '../../design/notice.tsx'
import {Panel} from '../../design/panel.tsx'
import {request} from '../../interface/request.ts'
import {useSubmission} from '../people/form.ts'
import {fewestCharacters} from './appeal-words.ts'
import {appealCaseQuery} from './queries.ts'
import styles from './appeals.module.css'

type Outcome = 'upheld' | 'refused'

const follows: Record<AppealCaseView['kind'], Record<Outcome, string>> = {
  item: {
    upheld:
      'This version of the item is left out of new assessments; the person may continue or take the assessment again.',
    refused: 'The item stays as it is and the answer counts.',
  },
  result: {
    upheld: 'The person may continue the assessment where that is possible, or take it again.',
    refused: 'The result stands.',
  },
  examination: {
    upheld: 'The decision is set aside; the person may begin another examination at once.',
    refused: 'The decision stands.',
  },
  credential: {
    upheld:
      'A suspension ends; for a revoked credential the person gets a new one with the same dates.',
    refused: 'The credential stays as it is.',
  },
}

/** Decides an appeal with a reason that the person reads; a decision is final. */
export function DecisionForm({appeal}: {appeal: AppealCaseView}) {
  const client = useQueryClient()
  const [outcome, setOutcome] = useState<Outcome>()
  const [reason, setReason] = useState('')
  const {busy, refusal, submit} = useSubmission(async () => {
    const decided = await request<AppealCaseView>(`/api/appeals/to-decide/${appeal.id}/decision`, {
      method: 'POST',
      body: {outcome, reason},
    })
    client.setQueryData(appealCaseQuery(appeal.id).queryKey, decided)
    await client.invalidateQueries({queryKey: ['appeals']})
  })
  return (
    <Panel title="Decision">
      <form className={styles['form']} onSubmit={submit}>
        {refusal !== undefined && (
          <Notice kind="breach" word="Not decided">
            {refusal} Your reason is kept.
          </Notice>
        )}
        <fieldset className={styles['choice']}>
          <legend className="visually-hidden">Outcome</legend>
          {(['upheld', 'refused'] as const).map((each) => (
            <ChoiceRow
              key={each}
              type="radio"
              plain
              name="outcome"
              required
              checked={outcome === each}
              onChange={() => setOutcome(each)}
              note={follows[appeal.kind][each]}
            >
              {each === 'upheld' ? 'Uphold' : 'Refuse'}
            </ChoiceRow>
          ))}
        </fieldset>
        <TextAreaField
          label="Reason"
          description={`The person reads it. At least ${fewestCharacters} characters; the decision is kept for good.`}
          required
          withAsterisk={false}
          minLength={fewestCharacters}
          maxLength={4000}
          rows={4}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div>
          <Button
            type="submit"
            variant="filled"
            disabled={busy || outcome === undefined || reason.trim().length < fewestCharacters}
          >
            Record the decision
          </Button>
        </div>
      </form>
    </Panel>
  )
}
