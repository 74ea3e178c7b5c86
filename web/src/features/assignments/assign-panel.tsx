import type {
  AssignmentRequest,
  AssignmentView,
} from '@airworthy/server/features/assignments/views.ts'
import {Button} from '@mantine/core'
import {useQueryClient} from '@tanstack/react-query'
import {useState} from 'react'
import {SelectField, TextAreaField, TextField} from '../../design/field.tsx'
import {Notice} from '../../design/notice.tsx'
import {Panel} from '../../design/panel.tsx'
import {request} from '../../interface/request.ts'
import {useSubmission} from '../people/form.ts'
import {AssigneeFields} from './assignee-fields.tsx'
import {assigneeFrom, nobody} from './assignee.ts'
import {calendarDay, programmeAbout, programmeNames, programmeOf} from './words.ts'
import styles from './assignments.module.css'

/** Assigns a programme to a role, a team or a person by a day. */
export function AssignPanel() {
  const client = useQueryClient()
  const [programme, setProgramme] = useState(programmeOf('baseline'))
  const [choice, setChoice] = useState(nobody)
  const [dueOn, setDueOn] = useState('')
  const [text, setText] = useState('')
  const [made, setMade] = useState<AssignmentView>()
  const to = assigneeFrom(choice)
  const {busy, refusal, submit} = useSubmission(async () => {
    if (to === undefined) return
    setMade(undefined)
    const body: AssignmentRequest = {programme, to, dueOn, text}
    setMade(await request<AssignmentView>('/api/assignments', {method: 'POST', body}))
    setChoice({...nobody, kind: choice.kind})
    setText('')
    await client.invalidateQueries({queryKey: ['assignments']})
  })
  return (
    <Panel title="Assign" note="people are told at once">
      <form className={styles['form']} onSubmit={submit}>
        {made && (
          <Notice kind="pass" word="Assigned">
            {programmeNames[made.programme]}, {made.toName}, due by {calendarDay(made.dueOn)}.
          </Notice>
        )}
        {refusal !== undefined && (
          <Notice kind="breach" word="Not assigned">
            {refusal}
          </Notice>
        )}
        <SelectField
          label="What"
          value={programme}
          onChange={(event) => setProgramme(programmeOf(event.currentTarget.value))}
          data={Object.entries(programmeNames).map(([value, label]) => ({value, label}))}
          description={programmeAbout[programme]}
        />
        <AssigneeFields choice={choice} onChange={setChoice} />
        <TextField
          label="Due by"
          type="date"
          required
          withAsterisk={false}
          value={dueOn}
          onChange={(event) => setDueOn(event.currentTarget.value)}
        />
        <TextAreaField
          label="Words with it, if any"
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" variant="filled" disabled={busy || to === undefined}>
            Assign
          </Button>
        </div>
      </form>
    </Panel>
  )
}
