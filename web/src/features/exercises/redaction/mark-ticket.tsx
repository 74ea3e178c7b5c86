import type {RedactionView} from '@airworthy/range/views'
import {Button} from '@mantine/core'
import {Status} from '../../../design/status.tsx'
import {useDraft} from '../use-draft.ts'
import {kindWords, markedFrom, wordsByField} from './redaction-words.ts'
import styles from './redaction.module.css'

type Marking = RedactionView['marking'][number]

interface MarkTicketProps {
  attemptId: string
  marking: Marking
  fields: RedactionView['fields']
  still: boolean
  onHandIn: (words: readonly number[]) => void
  onNext: () => void
}

/** A ticket word by word; a word is marked by pressing it. */
export function MarkTicket(props: MarkTicketProps) {
  const {attemptId, marking, fields, still, onHandIn, onNext} = props
  const {result, ticket} = marking
  const [kept, keep] = useDraft(attemptId, {name: `marks-${ticket}`, initial: ''})
  const marked = markedFrom(kept)
  function toggle(number: number) {
    const after = new Set(marked)
    if (!after.delete(number)) after.add(number)
    keep([...after].join())
  }
  return (
    <section className={styles['ticket']} aria-labelledby={`mark-${ticket}`}>
      <h3 id={`mark-${ticket}`}>Ticket {ticket}</h3>
      <dl className={styles['record']}>
        {wordsByField(marking, fields).map((field) => (
          <div key={field.id}>
            <dt className="meta">{field.label}</dt>
            <dd className={styles['words']}>
              {field.words.map(({text, number}) =>
                result === null ? (
                  <button
                    key={number}
                    type="button"
                    className={styles['word']}
                    aria-pressed={marked.has(number)}
                    disabled={still}
                    onClick={() => toggle(number)}
                  >
                    {text}
                  </button>
                ) : (
                  <JudgedWord key={number} result={result} number={number} text={text} />
                ),
              )}
            </dd>
          </div>
        ))}
      </dl>
      {result === null ? (
        <div className={styles['acts']}>
          <Button disabled={still || marked.size === 0} onClick={() => onHandIn([...marked])}>
            Hand in marks of {ticket}
          </Button>
          <span className="meta" role="status">
            {marked.size === 1 ? '1 word' : `${marked.size} words`} marked
          </span>
        </div>
      ) : (
        <div className={styles['acts']} role="status">
          <Status kind={result.found === result.of && result.needless === 0 ? 'pass' : 'gap'}>
            {result.found} of {result.of} found
          </Status>
          <span className="meta">
            {result.needless === 0
              ? 'Nothing was marked needlessly.'
              : `Marked needlessly: ${result.needless}.`}{' '}
            Missed words have a frame, needless ones are struck through.
          </span>
          <Button variant="default" onClick={onNext}>
            Go on to Minimise
          </Button>
        </div>
      )}
    </section>
  )
}

function JudgedWord({
  result,
  number,
  text,
}: {
  result: NonNullable<Marking['result']>
  number: number
  text: string
}) {
  const kind = result.key.find(({word}) => word === number)?.kind
  const wasMarked = result.marked.includes(number)
  if (kind !== undefined) {
    return (
      <mark className={styles['judged']} data-found={wasMarked} title={kindWords(kind)}>
        {text}
        <span className="visually-hidden">
          {' '}
          ({kindWords(kind)}, {wasMarked ? 'found' : 'missed'})
        </span>
      </mark>
    )
  }
  if (!wasMarked) return <span>{text}</span>
  return (
    <s>
      {text}
      <span className="visually-hidden"> (marked, may leave)</span>
    </s>
  )
}
