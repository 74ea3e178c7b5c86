import type {Inline} from '@airworthy/content/public'
import type {ReactNode} from 'react'
import type {StatusKind} from '../../../design/status-kinds.ts'
import {Status} from '../../../design/status.tsx'
import {InlineText} from '../inline-text.tsx'
import styles from './acts.module.css'

interface FeedbackLineProps {
  kind: StatusKind
  word: string
  /** What it is about: the option, the line, the card. */
  about?: ReactNode
  why: readonly Inline[]
}

/** What follows from one part of an answer: the word, what it is about, and the reason. */
export function FeedbackLine({kind, word, about, why}: FeedbackLineProps) {
  return (
    <li className={styles['feedbackLine']}>
      <Status kind={kind}>{word}</Status>
      <div>
        {about !== undefined && <p className={styles['about']}>{about}</p>}
        <p>
          <InlineText nodes={why} />
        </p>
      </div>
    </li>
  )
}

/** The list of what follows from an answer, announced when it appears. */
export function Feedback({children}: {children: ReactNode}) {
  return (
    <div role="status">
      <ul className={styles['feedback']}>{children}</ul>
    </div>
  )
}
