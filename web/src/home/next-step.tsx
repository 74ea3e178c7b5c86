import type {ReactNode} from 'react'
import type {AttemptsView} from '@airworthy/server/features/assessments/views.ts'
import {moment} from '../design/dates.ts'
import {LinkButton} from '../design/link-button.tsx'
import {capital, counted} from '../design/numbers.ts'
import styles from './home.module.css'

/** The one thing to do next, and why. */
export function NextStep({attempts: {open, finished}}: {attempts: AttemptsView}) {
  const latest = finished[0]
  if (open) {
    return (
      <Step
        title="Continue your baseline assessment"
        about="You can go on where you stopped, on this device or another one."
        note={`${capital(counted(open.given, 'item'))} answered · saved ${moment(open.savedAt)}`}
      >
        <LinkButton to="/assessment" variant="filled">
          Continue the assessment
        </LinkButton>
      </Step>
    )
  }
  if (!latest) {
    return (
      <Step
        title="Take the baseline assessment"
        about="It adapts to your answers, covers seven domains and can be paused at any item. You see an interval for each domain, never a percentage score."
        note="about 25 minutes"
      >
        <LinkButton to="/assessment" variant="filled">
          Take the assessment
        </LinkButton>
      </Step>
    )
  }
  return (
    <Step
      title={latest.notJudged > 0 ? 'Let a few more items decide' : 'Read what your baseline means'}
      about={
        latest.notJudged > 0
          ? `${capital(counted(latest.notJudged, 'domain'))} ${latest.notJudged === 1 ? 'is' : 'are'} neither a pass nor a gap yet; the results say about how many items would decide.`
          : 'The results say what each interval means and how sure it is. Lessons and exercises that close gaps are not part of this version yet.'
      }
    >
      <LinkButton to="/assessment/$id/results" params={{id: latest.id}} variant="filled">
        Open the results
      </LinkButton>
    </Step>
  )
}

interface StepProps {
  title: string
  about: string
  note?: string
  children: ReactNode
}

function Step({title, about, note, children}: StepProps) {
  return (
    <section className={`${styles['panel']} ${styles['next']}`} aria-label="My next step">
      <p className="question">My next step</p>
      <h2>{title}</h2>
      <p className="muted reading">{about}</p>
      <div className={styles['acts']}>
        {children}
        {note !== undefined && <span className="meta">{note}</span>}
      </div>
    </section>
  )
}
