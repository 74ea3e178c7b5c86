import type {CompleteConfigView} from '@airworthy/content/public'
import type {AnswerProps} from './answer-props.ts'
import {ChoiceSelect} from './choice-select.tsx'
import styles from './answers.module.css'

/** A configuration whose blanks are lists to choose from. */
export function CompleteConfigAnswer(props: AnswerProps<CompleteConfigView, 'complete-config'>) {
  const {view, draft, onChange, labelledBy} = props
  return (
    <div role="group" aria-labelledby={labelledBy} className={styles['config']}>
      {view.parts.map((part, index) =>
        'text' in part ? (
          <span key={index}>{part.text}</span>
        ) : (
          <ChoiceSelect
            key={index}
            inline
            label={part.blank}
            choices={view.blanks.find(({id}) => id === part.blank)?.choices ?? []}
            value={draft.values[part.blank]}
            onChange={(id) => onChange({...draft, values: {...draft.values, [part.blank]: id}})}
          />
        ),
      )}
    </div>
  )
}
