import type {SingleChoiceView} from '@airworthy/content/public'
import {ChoiceRow} from '../../../design/choice-row.tsx'
import {Prose} from '../prose.tsx'
import type {AnswerProps} from './answer-props.ts'
import styles from './answers.module.css'

/** One option of several: a group of radio buttons. */
export function SingleChoiceAnswer(props: AnswerProps<SingleChoiceView, 'single-choice'>) {
  const {view, draft, onChange, labelledBy} = props
  return (
    <div role="radiogroup" aria-labelledby={labelledBy} className={styles['rows']}>
      {view.options.map(({id, text}) => (
        <ChoiceRow
          key={id}
          type="radio"
          name="choice"
          value={id}
          checked={draft.choice === id}
          onChange={() => onChange({...draft, choice: id})}
        >
          <Prose text={text} />
        </ChoiceRow>
      ))}
    </div>
  )
}
