import type {ReactNode} from 'react'
import type {AttemptsView} from '@airworthy/server/features/assessments/views.ts'
import type {RoleStandingView} from '@airworthy/server/features/credentials/views.ts'
import type {PlanView} from '@airworthy/server/features/curriculum/views.ts'
import type {ExaminationsView} from '@airworthy/server/features/examinations/views.ts'
import {moment} from '../design/dates.ts'
import {LinkButton} from '../design/link-button.tsx'
import {capital, counted} from '../design/numbers.ts'
import {hasPlanStep, PlanStep} from '../features/curriculum/plan-step.tsx'
import {savedSentence} from '../features/curriculum/plan-words.ts'
import {examinationStep} from './examination-step.ts'
import styles from './home.module.css'

interface NextStepProps {
  attempts: AttemptsView
  plan: PlanView
  examinations: ExaminationsView
  /** Of the role that the person has now. */
  standing: Pick<RoleStandingView, 'standing' | 'validUntil'> | undefined
  now: number
}

/** The one thing to do next, and why. */
export function NextStep({attempts, plan, examinations, standing, now}: NextStepProps) {
  const {open, finished} = attempts
  const latest = finished.find(({hasResults}) => hasResults)
  const examined = examinationStep({
    examinations,
    standing,
    planDone: plan.nextStep.kind === 'done',
    now,
  })
  if (examined) {
    const {title, about, action, note} = examined
    return (
      <Step title={title} about={about} {...(note !== undefined && {note})}>
        <LinkButton to="/examination" variant="filled">
          {action}
        </LinkButton>
        {latest && <LinkButton to="/plan">See the plan</LinkButton>}
      </Step>
    )
  }
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
  if (!latest && plan.domains.length === 0) {
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
  const {kind, heading, sentence} = plan.nextStep
  if (holds(standing) && (kind === 'done' || kind === 'take-baseline')) {
    const done = kind === 'done'
    return (
      <Step
        title={done ? heading : 'Nothing has to be done now'}
        about={
          done ? sentence : 'Your certification holds. A baseline would show where you stand now.'
        }
      >
        <LinkButton to="/credentials" variant="filled">
          See my credential
        </LinkButton>
        <LinkButton to="/plan">See the plan</LinkButton>
      </Step>
    )
  }
  return <PlannedStep latestId={latest?.id} plan={plan} />
}

function holds(standing: NextStepProps['standing']): boolean {
  return standing?.standing === 'current' || standing?.standing === 'due'
}

/** After a baseline the plan says what is next. */
function PlannedStep({latestId, plan}: {latestId: string | undefined; plan: PlanView}) {
  const {nextStep, progress} = plan
  const saved = savedSentence(progress.minutesSaved)
  return (
    <Step
      title={nextStep.heading}
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
      {latestId !== undefined && (
        <LinkButton to="/assessment/$id/results" params={{id: latestId}}>
          Open the results
        </LinkButton>
      )}
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
