import type {JudgeClaimsView, Verdict} from '@airworthy/content/public'
import {ChoiceRow} from '../../../design/choice-row.tsx'
import {Prose} from '../prose.tsx'
import type {AnswerProps} from './answer-props.ts'
import styles from './answers.module.css'

const verdicts: readonly {id: Verdict; name: string}[] = [
  {id: 'supported', name: 'Supported'},
  {id: 'contradicted', name: 'Contradicted'},
  {id: 'undecided', name: 'Left undecided'},
]

/** Three radio buttons for each claim. */
export function JudgeClaimsAnswer(props: AnswerProps<JudgeClaimsView, 'judge-claims'>) {
  const {view, draft, onChange, labelledBy} = props
  return (
    <div role="group" aria-labelledby={labelledBy} className={styles['rows']}>
      {view.claims.map(({id, text}) => (
        <div key={id} role="radiogroup" aria-labelledby={`claim-${id}`} className={styles['claim']}>
          <p id={`claim-${id}`}>
            <Prose text={text} />
          </p>
          <div className={styles['verdicts']}>
            {verdicts.map((verdict) => (
              <ChoiceRow
                key={verdict.id}
                type="radio"
                plain
                name={`claim-${id}`}
                value={verdict.id}
                checked={draft.verdicts[id] === verdict.id}
                onChange={() =>
                  onChange({...draft, verdicts: {...draft.verdicts, [id]: verdict.id}})
                }
              >
                {verdict.name}
              </ChoiceRow>
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}
