import type {Cut, LabelAction, LabelView} from '@airworthy/range/views'
import {Button} from '@mantine/core'
import {type FormEvent} from 'react'
import {ChoiceRow} from '../../../design/choice-row.tsx'
import {NumberControl} from '../../lessons/number-control.tsx'
import {cutWords} from './label-words.ts'
import {useJsonDraft} from '../use-json-draft.ts'
import styles from './label.module.css'

interface CutFormProps {
  view: LabelView
  /** Under which drafts are kept. */
  attemptId: string
  still: boolean
  act: (action: LabelAction) => Promise<boolean>
}

/** Who is enrolled from the top of the ranking: one share for all, or one for each group. */
export function CutForm({view, attemptId, still, act}: CutFormProps) {
  const [cut, setCut, forget] = useJsonDraft<Cut>(attemptId, {name: 'cut', initial: view.cut})
  const byGroup = cut.groups !== null
  function setByGroup(wanted: boolean) {
    const groups = Object.fromEntries(view.patients.groups.map(({id}) => [id, cut.share]))
    setCut({share: cut.share, groups: wanted ? groups : null})
  }
  async function fix(event: FormEvent) {
    event.preventDefault()
    if (await act({kind: 'cut', cut})) forget()
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void fix(event)}>
      <h2>The cut</h2>
      <fieldset disabled={still}>
        <legend className="visually-hidden">Share that is enrolled</legend>
        <ChoiceRow
          type="checkbox"
          plain
          checked={byGroup}
          onChange={({currentTarget}) => setByGroup(currentTarget.checked)}
        >
          A share for each group
        </ChoiceRow>
        {cut.groups === null ? (
          <ShareControl
            label="Share of all patients"
            value={cut.share}
            onChange={(share) => setCut({share, groups: null})}
          />
        ) : (
          view.patients.groups.map(({id, name}) => (
            <ShareControl
              key={id}
              label={`Share of ${name}`}
              value={cut.groups?.[id] ?? cut.share}
              onChange={(share) => setCut({...cut, groups: {...cut.groups, [id]: share}})}
            />
          ))
        )}
      </fieldset>
      <div className={styles['acts']}>
        <Button type="submit" variant="default" disabled={still}>
          Set the cut
        </Button>
        <span className="meta">Now: {cutWords(view.cut, view)}</span>
      </div>
    </form>
  )
}

function ShareControl({
  label,
  value,
  onChange,
}: {
  label: string
  value: number
  onChange: (share: number) => void
}) {
  return (
    <NumberControl
      label={label}
      unit="%"
      min={0}
      max={20}
      step={0.1}
      value={Math.round(value * 1_000) / 10}
      onChange={(percent) => onChange(Math.round(percent * 10) / 1_000)}
    />
  )
}
