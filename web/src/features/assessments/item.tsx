import type {ItemView} from '@airworthy/content/public'
import type {AttemptView} from '@airworthy/server/features/assessments/views.ts'
import {useEffect, useRef, useState} from 'react'
import {Notice} from '../../design/notice.tsx'
import {DisputeButton} from '../appeals/dispute-button.tsx'
import {domainName} from './domain-words.ts'
import {emptyDraft, stateOf, type Draft} from './draft.ts'
import {ItemPanel} from './item-panel.tsx'
import {itemWords} from './item-words.ts'
import {Prose} from './prose.tsx'
import {partStem} from './stem.ts'
import {useCtrlEnter} from './use-ctrl-enter.ts'
import {useElapsed} from './use-elapsed.ts'
import {desk, type useHandIn} from './use-hand-in.ts'
import styles from './item.module.css'

interface ItemProps {
  attempt: AttemptView
  position: number
  domain: string
  view: ItemView
  busy: boolean
  refusal: string | undefined
  onHandIn: ReturnType<typeof useHandIn>['handIn']
}

/** The present item: stem, how it is judged, material and answer; its heading takes the focus. */
export function Item({attempt, position, domain, view, busy, refusal, onHandIn}: ItemProps) {
  const [kept] = useState(() => desk.draft(attempt.id, position))
  const [draft, setDraft] = useState<Draft>(() =>
    kept?.draft.type === view.type ? kept.draft : emptyDraft(view),
  )
  const [tried, setTried] = useState(false)
  const elapsed = useElapsed(`${attempt.id}:${position}`, kept?.elapsedMs ?? 0)
  const heading = useRef<HTMLHeadingElement>(null)
  const state = stateOf(view, draft)
  const {situation, question} = partStem(view.stem)
  const {task, judged, keys} = itemWords[view.type]

  useEffect(() => {
    heading.current?.focus({preventScroll: true})
    window.scrollTo(0, 0)
  }, [])

  const change = (next: Draft) => {
    // What is on its way to the server is what was handed in.
    if (busy) return
    setDraft(next)
    desk.keepDraft(attempt.id, position, {draft: next, elapsedMs: elapsed()})
  }
  const handIn = () => {
    setTried(true)
    if (state.kind === 'complete' && !busy) {
      onHandIn({kind: 'response', response: state.response}, elapsed())
    }
  }
  useCtrlEnter(handIn)

  return (
    <main id="main" tabIndex={-1} className={styles['item']}>
      <div className={styles['stem']}>
        <div className={styles['ask']}>
          <p className="question">
            {domainName(domain)} · {task}
          </p>
          <h1 ref={heading} tabIndex={-1} id="stem">
            {situation !== '' && (
              <span className={styles['situation']}>
                <Prose text={situation} />{' '}
              </span>
            )}
            <span className={styles['asked']}>
              <Prose text={question} />
            </span>
          </h1>
        </div>
        <div className={styles['how']}>
          <p className={`small ${styles['hint']}`}>
            <b>How it is judged.</b> {judged} There is no time limit; time is recorded and never
            counts against you. You see your result by domain at the end, not a score along the way.
          </p>
          <ul className={styles['keys']}>
            {[...keys, [['Ctrl', 'Enter'], 'hand in'] as const].map(([names, does]) => (
              <li key={does}>
                {names.map((name) => (
                  <kbd key={name}>{name}</kbd>
                ))}{' '}
                {does}
              </li>
            ))}
          </ul>
          <div className={styles['dispute']}>
            <DisputeButton size="xs" about={{kind: 'item', attemptId: attempt.id, position}}>
              Something is wrong with this item
            </DisputeButton>
          </div>
        </div>
      </div>
      <div className={styles['panelColumn']}>
        {refusal !== undefined && (
          <Notice kind="breach" word="Not taken">
            {refusal} Your answer is kept; change it and hand it in again.
          </Notice>
        )}
        <ItemPanel
          view={view}
          draft={draft}
          labelledBy="stem"
          lacks={tried && state.kind === 'incomplete' ? state.lacks : undefined}
          busy={busy}
          onChange={change}
          onHandIn={handIn}
          onCannotTell={() => onHandIn({kind: 'cannot-tell'}, elapsed())}
        />
      </div>
    </main>
  )
}
