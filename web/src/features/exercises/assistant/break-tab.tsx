import type {AssistantAction, AssistantView} from '@airworthy/range/views'
import {Button} from '@mantine/core'
import type {FormEvent, KeyboardEvent} from 'react'
import {TextAreaField} from '../../../design/field.tsx'
import {Status} from '../../../design/status.tsx'
import type {PaneProps} from '../pane.ts'
import {Segments} from '../segments.tsx'
import {useDraft} from '../use-draft.ts'
import {ChatLog} from './chat-log.tsx'
import {ProvokeForm} from './provoke-form.tsx'
import {ReviewForm} from './review-form.tsx'
import styles from './assistant.module.css'

const desks = [
  {id: 'delivered', name: 'As delivered'},
  {id: 'mended', name: 'With your changes'},
] as const

/** The chat with the assistant, the learner's review, and other customers' chats. */
export function BreakTab(props: PaneProps<AssistantView, AssistantAction>) {
  const {view, attempt, act, busy, finished, setTab} = props
  const {chat, visits, broken} = view
  const still = busy || finished
  const reached = Object.values(broken).filter((number) => number !== null).length
  return (
    <>
      <div className={styles['bar']}>
        <h2>Chat {chat.number}</h2>
        <Segments
          label="Assistant"
          segments={desks}
          chosen={chat.desk}
          onChoose={(id) => {
            const desk = desks.find((each) => each.id === id)?.id
            if (!still && desk !== undefined) void act({kind: 'new-chat', desk})
          }}
        />
        <Button
          variant="default"
          disabled={still}
          onClick={() => void act({kind: 'new-chat', desk: chat.desk})}
        >
          New chat
        </Button>
      </div>
      <p className="meta">
        A new chat puts the shop’s books back. Only the assistant as delivered counts as broken.
      </p>
      <ChatLog chat={chat} still={still} act={act} />
      {visits.map((visit, index) => (
        <details key={index} className={styles['visit']} open={index === visits.length - 1}>
          <summary>
            {visit.name}, customer {visit.customer}, came afterwards
          </summary>
          <ChatLog chat={visit} still={true} act={act} />
        </details>
      ))}
      {reached > 0 && (
        <div className={styles['bar']}>
          <span>
            <Status kind="breach">{reached} of 4 broken</Status>{' '}
            <span className="meta">Judged by the books, not by the wording.</span>
          </span>
          <Button variant="default" onClick={() => setTab('fix')}>
            Go on to Fix
          </Button>
        </div>
      )}
      {!finished && <Composer key={attempt.id} {...props} />}
      <ReviewForm view={view} attempt={attempt} still={still} act={act} />
      <ProvokeForm view={view} still={still} act={act} />
    </>
  )
}

function Composer({view, attempt, act, busy}: PaneProps<AssistantView, AssistantAction>) {
  const [text, setText, forget] = useDraft(attempt.id, {name: 'message', initial: ''})
  async function send() {
    if (busy || text.trim() === '') return
    if (await act({kind: 'say', text: text.trim()})) forget()
  }
  function onSubmit(event: FormEvent) {
    event.preventDefault()
    void send()
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void send()
  }
  return (
    <form className={styles['composer']} onSubmit={onSubmit}>
      <TextAreaField
        label={`Write as customer ${view.you.customer}`}
        value={text}
        onChange={({currentTarget}) => setText(currentTarget.value)}
        onKeyDown={onKeyDown}
        maxLength={2000}
        rows={3}
      />
      <div className={styles['acts']}>
        <Button type="submit" disabled={busy || text.trim() === ''}>
          Send
        </Button>
        <span className="meta">Ctrl Enter sends</span>
      </div>
    </form>
  )
}
