import {Button} from '@mantine/core'
import {useId, useState} from 'react'
import {ChoiceRow} from '../../../design/choice-row.tsx'
import {plain} from '../../../design/numbers.ts'
import type {ActProps} from '../act-props.ts'
import {InlineText, wordsOf} from '../inline-text.tsx'
import {Feedback, FeedbackLine} from './feedback.tsx'
import styles from './acts.module.css'

/** Cards that are put into buckets, each with its own choice; then the reason for every card. */
export function SortAct({act, response, respond}: ActProps<'sort'>) {
  const name = useId()
  const {buckets, cards} = act
  const [draft, setDraft] = useState<readonly (string | null)[]>(() => cards.map(() => null))
  const placed = response?.placed ?? draft
  const open = placed.filter((bucket) => bucket === null).length
  const nameOf = (key: string) => buckets.find((bucket) => bucket.key === key)?.name ?? key
  const handIn = () => {
    const all = draft.filter((bucket) => bucket !== null)
    if (all.length === cards.length) respond({placed: all})
  }
  return (
    <>
      <ol className={styles['cards']}>
        {cards.map((card, index) => (
          <li key={index}>
            <fieldset disabled={response !== null} className={styles['card']}>
              <legend>
                <span className="visually-hidden">{wordsOf(card.text)}</span>
              </legend>
              <p aria-hidden="true">
                <InlineText nodes={card.text} />
              </p>
              <div className={styles['buckets']}>
                {buckets.map((bucket) => (
                  <ChoiceRow
                    key={bucket.key}
                    type="radio"
                    plain
                    name={`${name}-${index}`}
                    checked={placed[index] === bucket.key}
                    onChange={() =>
                      setDraft(draft.map((old, at) => (at === index ? bucket.key : old)))
                    }
                  >
                    {bucket.name}
                  </ChoiceRow>
                ))}
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      {response === null ? (
        <div className={styles['foot']}>
          <Button disabled={open > 0} onClick={handIn}>
            Hand in
          </Button>
          <span className="meta">
            {open === 0 ? 'All cards are sorted.' : `${plain(open)} of ${cards.length} to sort`}
          </span>
        </div>
      ) : (
        <Feedback>
          {cards.map((card, index) => {
            const right = response.placed[index] === card.bucket
            return (
              <FeedbackLine
                key={index}
                kind={right ? 'passed' : 'gap'}
                word={right ? 'Right' : 'Not right'}
                about={
                  <>
                    <InlineText nodes={card.text} />: <b>{nameOf(card.bucket)}</b>
                  </>
                }
                why={card.why}
              />
            )
          })}
        </Feedback>
      )}
    </>
  )
}
