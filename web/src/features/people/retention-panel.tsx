import type {RetentionRequest, RetentionView} from '@airworthy/server/features/people/views.ts'
import {Button} from '@mantine/core'
import {useQuery, useQueryClient} from '@tanstack/react-query'
import {useState} from 'react'
import {day} from '../../design/dates.ts'
import {ChoiceRow} from '../../design/choice-row.tsx'
import {TextField} from '../../design/field.tsx'
import {Notice} from '../../design/notice.tsx'
import {Panel} from '../../design/panel.tsx'
import {request} from '../../interface/request.ts'
import {useSubmission} from './form.ts'
import {wholeNumber} from './retention-numbers.ts'
import {RetentionPreview} from './retention-preview.tsx'
import {retentionQuery} from './retention-queries.ts'
import styles from './administration.module.css'

/** How long people and sign-ins are kept: settings, with what they would erase before they apply. */
export function RetentionPanel() {
  const retention = useQuery(retentionQuery).data
  return (
    <Panel
      title="Retention"
      note={
        retention &&
        (retention.changedAt === null ? 'as delivered' : `since ${day(retention.changedAt)}`)
      }
    >
      {retention && <RetentionForm key={retention.changedAt ?? ''} retention={retention} />}
    </Panel>
  )
}

function RetentionForm({retention}: {retention: RetentionView}) {
  const client = useQueryClient()
  const [erases, setErases] = useState(retention.disabledMonths !== null)
  const [months, setMonths] = useState(String(retention.disabledMonths ?? 24))
  const [days, setDays] = useState(String(retention.signInDays))
  const disabledMonths = erases ? wholeNumber(months, {max: 120}) : null
  const signInDays = wholeNumber(days, {max: 365})
  const wanted: RetentionRequest | undefined =
    disabledMonths === undefined || signInDays === undefined
      ? undefined
      : {disabledMonths, signInDays}
  const changed =
    wanted !== undefined &&
    (wanted.disabledMonths !== retention.disabledMonths ||
      wanted.signInDays !== retention.signInDays)
  const {busy, refusal, submit} = useSubmission(async () => {
    await request('/api/retention', {method: 'PUT', body: wanted})
    await client.invalidateQueries({queryKey: retentionQuery.queryKey})
  })
  return (
    <form className={styles['form']} onSubmit={submit}>
      {refusal !== undefined && (
        <Notice kind="breach" word="Not saved">
          {refusal}
        </Notice>
      )}
      <ChoiceRow
        type="checkbox"
        plain
        checked={erases}
        onChange={(event) => setErases(event.currentTarget.checked)}
        note="Only people whose account is closed are ever erased; without this, nobody is by itself."
      >
        Erase people some time after their account was closed
      </ChoiceRow>
      <div className={styles['pair']}>
        <TextField
          label="Months after the account was closed"
          inputMode="numeric"
          disabled={!erases}
          value={months}
          onChange={(event) => setMonths(event.currentTarget.value)}
          refusal={disabledMonths === undefined ? 'A whole number from 1 to 120.' : undefined}
        />
        <TextField
          label="Days that ended sign-ins are kept"
          inputMode="numeric"
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
          refusal={signInDays === undefined ? 'A whole number from 1 to 365.' : undefined}
        />
      </div>
      {wanted && <RetentionPreview wanted={wanted} changed={changed} />}
      <div>
        <Button type="submit" disabled={busy || !changed}>
          Save the retention
        </Button>
      </div>
    </form>
  )
}
