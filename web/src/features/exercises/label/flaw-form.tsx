import type {LabelAction, LabelView} from '@airworthy/range/views'
import {Button} from '@mantine/core'
import {useId, type FormEvent} from 'react'
import {ChoiceRow} from '../../../design/choice-row.tsx'
import {useJsonDraft} from '../use-json-draft.ts'
import styles from './label.module.css'

interface FlawFormProps {
  view: LabelView
  /** Under which drafts are kept. */
  attemptId: string
  still: boolean
  act: (action: LabelAction) => Promise<boolean>
}

interface Named {
  readonly requirement: string | null
  readonly part: string | null
}

/** Which requirement is at fault, and what it is a fault of; judged at the end. */
export function FlawForm({view, attemptId, still, act}: FlawFormProps) {
  const name = useId()
  const [draft, setDraft, forget] = useJsonDraft<Named>(attemptId, {
    name: 'flaw',
    initial: view.flaw ?? {requirement: null, part: null},
  })
  const {requirement, part} = draft
  const recorded = view.flaw?.requirement === requirement && view.flaw?.part === part
  async function record(event: FormEvent) {
    event.preventDefault()
    if (requirement === null || part === null) return
    if (await act({kind: 'name-flaw', requirement, part})) forget()
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void record(event)}>
      <h2>Requirements of the programme</h2>
      <fieldset>
        <legend>Which of them turns need into something else?</legend>
        {view.requirements.map(({id, text}) => (
          <ChoiceRow
            key={id}
            type="radio"
            plain
            name={`${name}requirement`}
            checked={requirement === id}
            disabled={still}
            onChange={() => setDraft({requirement: id, part})}
          >
            {text}
          </ChoiceRow>
        ))}
      </fieldset>
      <fieldset>
        <legend>What is it a fault of?</legend>
        {view.parts.map((each) => (
          <ChoiceRow
            key={each.id}
            type="radio"
            plain
            name={`${name}part`}
            checked={part === each.id}
            disabled={still}
            onChange={() => setDraft({requirement, part: each.id})}
          >
            {each.name}
          </ChoiceRow>
        ))}
      </fieldset>
      <div className={styles['acts']}>
        <Button type="submit" disabled={still || requirement === null || part === null || recorded}>
          Record the flaw
        </Button>
        <span className="meta" aria-live="polite">
          {recorded ? 'Recorded; judged when you finish.' : ''}
        </span>
      </div>
    </form>
  )
}
