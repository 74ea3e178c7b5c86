import type {NumericView} from '@airworthy/content/public'
import {plain} from '../../../design/numbers.ts'
import {readNumber} from '../number-input.ts'
import type {AnswerProps} from './answer-props.ts'
import styles from './answers.module.css'

/** A number with its unit; what was understood is shown beneath. */
export function NumericAnswer(props: AnswerProps<NumericView, 'numeric'>) {
  const {view, draft, onChange} = props
  const {unit, decimals} = view
  const reading = readNumber(draft.text, {decimals})
  const asked =
    decimals === 0 ? 'a whole number' : `${decimals} ${decimals === 1 ? 'decimal' : 'decimals'}`
  return (
    <div className={styles['numeric']}>
      <label htmlFor="number" className={styles['numericLabel']}>
        Your number, {asked}
      </label>
      <div className={styles['numericRow']}>
        <input
          id="number"
          className={styles['number']}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          maxLength={24}
          value={draft.text}
          aria-describedby="number-unit number-read"
          aria-invalid={reading.kind === 'unreadable' || undefined}
          onChange={(event) => onChange({...draft, text: event.currentTarget.value})}
        />
        <span id="number-unit">{unit}</span>
      </div>
      <p id="number-read" className="meta">
        {reading.kind === 'number' &&
          `Read as ${plain(reading.value, decimalsOf(reading.value))} ${unit}`}
        {reading.kind === 'unreadable' && 'Not readable as one number'}
        {reading.kind === 'empty' && decimals > 0 && 'Comma or point before the decimals'}
      </p>
    </div>
  )
}

function decimalsOf(value: number): number {
  return /\.(\d+)$/u.exec(String(value))?.[1]?.length ?? 0
}
