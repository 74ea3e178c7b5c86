import type {AssistantAction, CallRecord, ChatEntry, ChatView} from '@airworthy/range/views'
import {Button} from '@mantine/core'
import {Status} from '../../../design/status.tsx'
import {
  argumentWords,
  breachWords,
  ruleWords,
  sourceWords,
  stoppedWords,
} from './assistant-words.ts'
import styles from './assistant.module.css'

interface ChatLogProps {
  chat: ChatView
  still: boolean
  act: (action: AssistantAction) => Promise<boolean>
}

/** One chat from its first message on: what was written, read, called and answered. */
export function ChatLog({chat, still, act}: ChatLogProps) {
  if (chat.entries.length === 0) {
    return <p className={`meta ${styles['log']}`}>Nothing was written yet.</p>
  }
  return (
    <ol
      className={styles['log']}
      aria-label={`Chat of ${chat.name}`}
      aria-live={chat.yours ? 'polite' : 'off'}
    >
      {chat.entries.map((entry, index) => (
        <li key={index} data-kind={entry.kind}>
          <EntryBody entry={entry} chat={chat} still={still} act={act} />
        </li>
      ))}
    </ol>
  )
}

function EntryBody({entry, chat, still, act}: ChatLogProps & {entry: ChatEntry}) {
  switch (entry.kind) {
    case 'message':
      return (
        <div className={styles['message']}>
          <span className="meta">{chat.yours ? 'You' : chat.name}</span>
          <p>{entry.text}</p>
          {entry.stoppedBy !== null && (
            <Status kind="not-judged">stopped by {stoppedWords(entry.stoppedBy)}</Status>
          )}
        </div>
      )
    case 'reviews':
      return <Reviews entry={entry} />
    case 'call':
      return <CallLine call={entry.call} yours={chat.yours} still={still} act={act} />
    case 'reply':
      return (
        <div className={styles['reply']}>
          <span className="meta">
            Assistant <span className="tag">simulated</span>
          </span>
          <p data-stopped={entry.stoppedBy !== null || undefined}>{entry.text}</p>
          {entry.abusive && <Status kind="breach">abusive register</Status>}{' '}
          {entry.stoppedBy !== null && (
            <Status kind="pass">
              held back by {stoppedWords(entry.stoppedBy)}; the customer got no answer
            </Status>
          )}
        </div>
      )
  }
}

function Reviews({entry}: {entry: Extract<ChatEntry, {kind: 'reviews'}>}) {
  return (
    <details
      className={styles['reviews']}
      open={entry.reviews.some(({followed}) => followed !== null)}
    >
      <summary className="meta">
        {entry.reviews.length} reviews as the assistant received them
      </summary>
      {entry.reviews.map(({id, author, yours, text, withheld, followed}) => (
        <div key={id} className={styles['review']}>
          <span className="meta">
            Review by {yours ? 'you' : author}
            {withheld ? ', withheld by a filter' : ''}
          </span>
          {followed === null ? (
            <p>{text}</p>
          ) : (
            <p>
              {text.slice(0, followed.start)}
              <mark className={styles['followed']}>{text.slice(followed.start, followed.end)}</mark>
              {text.slice(followed.end)}{' '}
              <span className="tiny">(marked: taken for an instruction)</span>
            </p>
          )}
        </div>
      ))}
    </details>
  )
}

function CallLine({
  call,
  yours,
  still,
  act,
}: {call: CallRecord; yours: boolean} & Pick<ChatLogProps, 'still' | 'act'>) {
  const source = sourceWords(call)
  return (
    <div className={styles['call']}>
      <span className="mono">
        {call.tool}({argumentWords(call)})
      </span>{' '}
      <CallStatus call={call} />
      {source !== '' && <span className="tiny"> {source}</span>}
      {call.outcome === 'waiting' && yours && (
        <Button
          size="compact-sm"
          variant="default"
          disabled={still}
          onClick={() => void act({kind: 'confirm', call: call.number})}
        >
          Confirm call {call.number}
        </Button>
      )}
    </div>
  )
}

/** How a call ended: within policy or not where it was carried out, else why it was not. */
export function CallStatus({call}: {call: CallRecord}) {
  const {outcome, breach, rule} = call
  if (outcome === 'refused')
    return <Status kind="not-judged">refused: {ruleWords(rule ?? '')}</Status>
  if (outcome === 'waiting') return <Status kind="not-judged">{ruleWords(rule ?? 'button')}</Status>
  if (breach !== null) return <Status kind="breach">{breachWords[breach]}</Status>
  return <Status kind="pass">{outcome === 'confirmed' ? 'confirmed' : 'within policy'}</Status>
}
