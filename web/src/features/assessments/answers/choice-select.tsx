import type {Choice} from '@airworthy/content/public'
import {plainText} from '../prose.tsx'
import styles from './answers.module.css'

interface ChoiceSelectProps {
  label: string
  choices: readonly Choice[]
  value: string | undefined
  onChange: (id: string) => void
  /** As wide as its text and monospaced: for a blank within a configuration. */
  inline?: boolean
}

/** A list of choices that begins with none chosen. */
export function ChoiceSelect({label, choices, value, onChange, inline = false}: ChoiceSelectProps) {
  return (
    <select
      className={`${styles['select']} ${inline ? styles['blank'] : ''}`}
      aria-label={label}
      value={value ?? ''}
      data-open={value === undefined || undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value="" disabled>
        {inline ? '…' : 'Choose'}
      </option>
      {choices.map(({id, text}) => (
        <option key={id} value={id}>
          {plainText(text)}
        </option>
      ))}
    </select>
  )
}
