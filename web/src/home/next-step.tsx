import {useQuery} from '@tanstack/react-query'
import type {ReactNode} from 'react'
import type {AttemptsView} from '@airworthy/server/features/assessments/views.ts'
import {moment} from '../design/dates.ts'
import {LinkButton} from '../design/link-button.tsx'
import {capital, counted} from '../design/numbers.ts'
import {planHeading, savedSentence} from '../features/curriculum/plan-heading.ts'
import {hasPlanStep, PlanStep} from '../features/curriculum/plan-step.tsx'
import {planQuery} from '../features/curriculum/queries.ts'
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
  return <PlannedStep latestId={latest.id} />
}

/** After a baseline the plan says what is next. */
function PlannedStep({latestId}: {latestId: string}) {
  const plan = useQuery(planQuery).data
  if (!plan) return null
  const {nextStep, progress} = plan
  const saved = savedSentence(progress.minutesSaved)
  return (
    <Step
      title={planHeading(plan)}
      about={nextStep.sentence}
      {...(saved !== undefined && {note: saved})}
    >
      {hasPlanStep(nextStep) ? (
        <>
          <PlanStep step={nextStep} />
          <LinkButton to="/plan">See the plan</LinkButton>
        </>
      ) : (
        <LinkButton to="/plan" variant="filled">
          See the plan
        </LinkButton>
      )}
      <LinkButton to="/assessment/$id/results" params={{id: latestId}}>
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
