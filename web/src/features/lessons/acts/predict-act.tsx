import type {OptionGuess, Predict} from '@airworthy/content/public'
import {Button} from '@mantine/core'
import {useState} from 'react'
import type {ActProps} from '../act-props.ts'
import {figure} from '../figures.ts'
import {NumberControl} from '../number-control.tsx'
import {ProseBlocks} from '../prose-blocks.tsx'
import {Feedback, FeedbackLine} from './feedback.tsx'
import {OptionForm} from './option-form.tsx'
import {distanceWords} from './distance-words.ts'
import {wordsOf} from '../inline-text.tsx'
import styles from './acts.module.css'

/** A guess, then what is so. */
export function PredictAct({act, response, respond}: ActProps<'predict'>) {
  const {guess} = act
  return (
    <>
      {guess.form === 'options' ? (
        <OptionForm
          ask={act.ask}
          options={guess.options}
          chosen={response && 'choice' in response ? response.choice : null}
          verb="Guess"
          onAnswer={(choice) => respond({choice})}
        />
      ) : (
        response === null && <NumberForm act={act} onGuess={(value) => respond({value})} />
      )}
      {response && (
        <div className={styles['reveal']} role="status">
          {guess.form === 'options' && 'choice' in response && (
            <GuessFeedback guess={guess} choice={response.choice} />
          )}
          {guess.form === 'number' && 'value' in response && (
            <p className={styles['guess']}>{distanceWords(guess, response.value)}</p>
          )}
          <ProseBlocks blocks={act.reveal} />
        </div>
      )}
    </>
  )
}

function GuessFeedback({guess, choice}: {guess: OptionGuess; choice: string}) {
  const chosen = guess.options.find(({key}) => key === choice)
  if (!chosen) return null
  const right = guess.answer === choice
  return (
    <Feedback>
      <FeedbackLine
        kind={right ? 'passed' : 'steer'}
        word={guess.answer === null ? 'Your guess' : right ? 'It is so' : 'It is not so'}
        why={chosen.why}
      />
    </Feedback>
  )
}

function NumberForm({act, onGuess}: {act: Predict; onGuess: (value: number) => void}) {
  const {guess} = act
  const [value, setValue] = useState<number | null>(null)
  if (guess.form !== 'number') return null
  const {min, max, step, unit} = guess
  return (
    <form
      className={styles['numberForm']}
      onSubmit={(event) => {
        event.preventDefault()
        if (value !== null) onGuess(value)
      }}
    >
      <NumberControl
        label="Your guess"
        description={wordsOf(act.ask)}
        unit={unit}
        min={min}
        max={max}
        step={step}
        value={value}
        eager
        onChange={setValue}
      />
      <p className="tiny">
        from {figure(min)} to {figure(max)} {unit}
      </p>
      <Button type="submit" disabled={value === null}>
        Guess
      </Button>
    </form>
  )
}
