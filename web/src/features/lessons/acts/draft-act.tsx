import {Button} from '@mantine/core'
import {useState} from 'react'
import {ChoiceRow} from '../../../design/choice-row.tsx'
import {TextAreaField} from '../../../design/field.tsx'
import type {ActProps} from '../act-props.ts'
import {InlineText} from '../inline-text.tsx'
import styles from './acts.module.css'

/** A text of one's own; then the model text beside it and a list to check one's own against. */
export function DraftAct({act, response, respond}: ActProps<'draft'>) {
  const [texts, setTexts] = useState<readonly string[]>(
    () => response?.texts ?? act.parts.map(() => ''),
  )
  const [met, setMet] = useState<readonly number[]>(() => response?.met ?? [])
  const written = texts.every((text) => text.trim() !== '')
  const toggle = (point: number) => {
    const next = met.includes(point) ? met.filter((other) => other !== point) : [...met, point]
    setMet(next)
    respond({texts, met: next})
  }
  return (
    <>
      <div className={styles['draft']}>
        {act.parts.map(({prompt, model}, index) => (
          <div key={prompt} className={styles['draftPart']}>
            <TextAreaField
              label={prompt}
              rows={3}
              maxLength={2000}
              value={texts[index] ?? ''}
              readOnly={response !== null}
              onChange={({currentTarget: {value}}) =>
                setTexts(texts.map((old, at) => (at === index ? value : old)))
              }
            />
            {response && (
              <div className={styles['model']} role="status">
                <p className="meta">Model text</p>
                <p>
                  <InlineText nodes={model} />
                </p>
              </div>
            )}
          </div>
        ))}
      </div>
      {response === null ? (
        <div className={styles['foot']}>
          <Button disabled={!written} onClick={() => respond({texts, met})}>
            Compare with the model text
          </Button>
        </div>
      ) : (
        <fieldset className={styles['checklist']}>
          <legend className="meta">Which of these does your text do?</legend>
          {act.checklist.map((point, index) => (
            <ChoiceRow
              key={index}
              type="checkbox"
              plain
              checked={met.includes(index)}
              onChange={() => toggle(index)}
            >
              <InlineText nodes={point} />
            </ChoiceRow>
          ))}
        </fieldset>
      )}
    </>
  )
}
