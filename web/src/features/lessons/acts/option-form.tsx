import type {Inline} from '@airworthy/content/public'
import {Button} from '@mantine/core'
import {useId, useState, type ReactNode} from 'react'
import {ChoiceRow} from '../../../design/choice-row.tsx'
import {InlineText, wordsOf} from '../inline-text.tsx'
import styles from './acts.module.css'

interface OptionFormProps {
  ask: readonly Inline[]
  options: readonly {
    readonly key: string
    readonly text: readonly Inline[]
    readonly note?: ReactNode
  }[]
  /** The option that was answered with; null while it is open. */
  chosen: string | null
  verb: string
  onAnswer: (key: string) => void
}

/** One of several options; once answered the choice stands. */
export function OptionForm({ask, options, chosen, verb, onAnswer}: OptionFormProps) {
  const name = useId()
  const [picked, setPicked] = useState<string | null>(null)
  const shown = chosen ?? picked
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen === null && picked !== null) onAnswer(picked)
      }}
    >
      <fieldset className={styles['options']} disabled={chosen !== null}>
        <legend className="visually-hidden">{wordsOf(ask)}</legend>
        {options.map(({key, text, note}) => (
          <ChoiceRow
            key={key}
            type="radio"
            name={name}
            value={key}
            checked={shown === key}
            onChange={() => setPicked(key)}
            note={note}
          >
            <InlineText nodes={text} />
          </ChoiceRow>
        ))}
      </fieldset>
      {chosen === null && (
        <div className={styles['foot']}>
          <Button type="submit" disabled={picked === null}>
            {verb}
          </Button>
        </div>
      )}
    </form>
  )
}
