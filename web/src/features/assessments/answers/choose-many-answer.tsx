import type {ChooseManyView} from '@airworthy/content/public'
import {ChoiceRow} from '../../../design/choice-row.tsx'
import {Prose} from '../prose.tsx'
import type {AnswerProps} from './answer-props.ts'
import styles from './answers.module.css'

/** Several options of several: a group of check boxes. */
export function ChooseManyAnswer(props: AnswerProps<ChooseManyView, 'choose-many'>) {
  const {view, draft, onChange, labelledBy} = props
  const toggle = (id: string, chosen: boolean) => {
    const others = draft.choices.filter((choice) => choice !== id)
    onChange({...draft, choices: chosen ? [...others, id] : others})
  }
  return (
    <div role="group" aria-labelledby={labelledBy} className={styles['rows']}>
      {view.options.map(({id, text}) => (
        <ChoiceRow
          key={id}
          type="checkbox"
          checked={draft.choices.includes(id)}
          onChange={(event) => toggle(id, event.currentTarget.checked)}
        >
          <Prose text={text} />
        </ChoiceRow>
      ))}
    </div>
  )
}
