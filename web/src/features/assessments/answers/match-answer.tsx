import type {MatchView} from '@airworthy/content/public'
import {plainText, Prose} from '../prose.tsx'
import type {AnswerProps} from './answer-props.ts'
import {ChoiceSelect} from './choice-select.tsx'
import styles from './answers.module.css'

/** One term for each row, chosen from a list. */
export function MatchAnswer(props: AnswerProps<MatchView, 'match'>) {
  const {view, draft, onChange, labelledBy} = props
  return (
    <div role="group" aria-labelledby={labelledBy} className={styles['rows']}>
      {view.left.map(({id, text}) => (
        <div key={id} className={styles['pair']}>
          <span>
            <Prose text={text} />
          </span>
          <ChoiceSelect
            label={plainText(text)}
            choices={view.right}
            value={draft.pairs[id]}
            onChange={(right) => onChange({...draft, pairs: {...draft.pairs, [id]: right}})}
          />
        </div>
      ))}
    </div>
  )
}
