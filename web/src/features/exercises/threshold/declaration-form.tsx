import type {CriterionId, Declaration, ThresholdAction, ThresholdView} from '@airworthy/range/views'
import {Button} from '@mantine/core'
import {useId, type FormEvent, type ReactNode} from 'react'
import {ChoiceRow} from '../../../design/choice-row.tsx'
import {toggled} from '../toggled.ts'
import {useJsonDraft} from '../use-json-draft.ts'
import styles from './threshold.module.css'

interface DeclarationFormProps {
  view: ThresholdView
  /** Under which drafts are kept. */
  attemptId: string
  still: boolean
  act: (action: ThresholdAction) => Promise<boolean>
}

type Draft = Omit<Declaration, 'reason'> & {readonly reason: string | null}

/** Which criterion, for which reason, at whose expense; judged at the end. */
export function DeclarationForm({view, attemptId, still, act}: DeclarationFormProps) {
  const name = useId()
  const [draft, setDraft, forget] = useJsonDraft<Draft>(attemptId, {
    name: 'declaration',
    initial: view.declaration ?? {criteria: [], reason: null, givesUp: [], losers: []},
  })
  const change = (part: Partial<Draft>) => setDraft({...draft, ...part})
  const {criteria, reason, givesUp, losers} = draft
  const complete = criteria.length > 0 && reason !== null && losers.length > 0
  const declared = view.declaration !== null && sameDeclaration(view.declaration, draft)
  async function declare(event: FormEvent) {
    event.preventDefault()
    if (reason === null) return
    if (await act({kind: 'declare', declaration: {...draft, reason}})) forget()
  }
  function chooseCriterion(id: CriterionId) {
    change({criteria: toggled(criteria, id), givesUp: givesUp.filter((each) => each !== id)})
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void declare(event)}>
      <Question legend="The thresholds are to meet" still={still}>
        {view.criteria.map(({id, name: title, says}) => (
          <ChoiceRow
            key={id}
            type="checkbox"
            plain
            checked={criteria.includes(id)}
            note={says}
            onChange={() => chooseCriterion(id)}
          >
            {title}
          </ChoiceRow>
        ))}
      </Question>
      <Question legend="Because" still={still}>
        {view.reasons.map(({id, text}) => (
          <ChoiceRow
            key={id}
            type="radio"
            plain
            name={`${name}reason`}
            checked={reason === id}
            onChange={() => change({reason: id})}
          >
            {text}
          </ChoiceRow>
        ))}
      </Question>
      <Question legend="I give up" still={still}>
        {view.criteria
          .filter(({id}) => !criteria.includes(id))
          .map(({id, name: title}) => (
            <ChoiceRow
              key={id}
              type="checkbox"
              plain
              checked={givesUp.includes(id)}
              onChange={() => change({givesUp: toggled(givesUp, id)})}
            >
              {title}
            </ChoiceRow>
          ))}
      </Question>
      <Question legend="Who loses by it" still={still}>
        {view.losers.map(({id, text}) => (
          <ChoiceRow
            key={id}
            type="checkbox"
            plain
            checked={losers.includes(id)}
            onChange={() => change({losers: toggled(losers, id)})}
          >
            {text}
          </ChoiceRow>
        ))}
      </Question>
      <div className={styles['acts']}>
        <Button type="submit" disabled={still || !complete || declared}>
          Declare
        </Button>
        <span className="meta" aria-live="polite">
          {declared
            ? 'Declared; judged when you finish.'
            : complete
              ? ''
              : 'A criterion, a reason and who loses are needed.'}
        </span>
      </div>
    </form>
  )
}

function Question({
  legend,
  still,
  children,
}: {
  legend: string
  still: boolean
  children: ReactNode
}) {
  return (
    <fieldset disabled={still}>
      <legend>{legend}</legend>
      {children}
    </fieldset>
  )
}

function sameDeclaration(declared: Declaration, draft: Draft): boolean {
  return JSON.stringify(sorted(declared)) === JSON.stringify(sorted(draft))
}

function sorted({criteria, reason, givesUp, losers}: Draft) {
  return [criteria.toSorted(), reason, givesUp.toSorted(), losers.toSorted()]
}
