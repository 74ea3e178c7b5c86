import type {PlanView} from '@airworthy/server/features/curriculum/views.ts'
import {useSuspenseQuery} from '@tanstack/react-query'
import {day} from '../../design/dates.ts'
import {EmptyState} from '../../design/empty-state.tsx'
import {IntervalLegend} from '../../design/interval-legend.tsx'
import {LinkButton} from '../../design/link-button.tsx'
import {Screen} from '../../design/screen.tsx'
import {engineerRoleName} from '../people/words.ts'
import {PlanAside} from './plan-aside.tsx'
import {PlanDomain} from './plan-domain.tsx'
import {PlanMet} from './plan-met.tsx'
import {PlanStep} from './plan-step.tsx'
import {planQuery} from './queries.ts'
import {inStepOrder, orderSentence} from './step-order.ts'
import styles from './plan.module.css'

/** The plan: what comes first and why, what each module is for, and what can be tested out. */
export function PlanScreen() {
  const plan = useSuspenseQuery(planQuery).data
  return (
    <Screen
      name="Plan"
      question={questionOf(plan)}
      heading={plan.nextStep.heading}
      lead={plan.nextStep.sentence}
      actions={<PlanStep step={plan.nextStep} />}
    >
      {plan.domains.length === 0 ? <NoPlan plan={plan} /> : <PlanBody plan={plan} />}
    </Screen>
  )
}

function PlanBody({plan}: {plan: PlanView}) {
  const open = inStepOrder(plan.domains, plan.nextStep)
  const met = plan.domains.filter(({verdict}) => verdict === 'meets')
  return (
    <div className={styles['columns']}>
      <div className={styles['stack']}>
        <div className={styles['legend']}>
          <IntervalLegend />
        </div>
        {open.map((domain, index) => (
          <PlanDomain
            key={domain.domain}
            domain={domain}
            place={index + 1}
            confidence={plan.confidence}
          />
        ))}
        {met.length > 0 && <PlanMet domains={met} confidence={plan.confidence} />}
      </div>
      <PlanAside plan={plan} order={orderSentence(open)} />
    </div>
  )
}

function NoPlan({plan}: {plan: PlanView}) {
  const needsRole = plan.nextStep.kind === 'choose-role'
  return (
    <EmptyState
      title="No plan yet"
      consequence={
        needsRole
          ? 'Without a role no level is required of you, so nothing can be planned.'
          : 'Without a baseline nobody knows where you stand, so nothing can be put in order.'
      }
      action={
        needsRole ? (
          <LinkButton to="/my-data">Choose my role</LinkButton>
        ) : (
          <LinkButton to="/assessment">Go to the assessment</LinkButton>
        )
      }
    />
  )
}

function questionOf({role, baselineAt}: PlanView): string {
  const parts = [
    'What comes first?',
    ...(role === null ? [] : [engineerRoleName(role)]),
    ...(baselineAt === null ? [] : [`baseline of ${day(baselineAt)}`]),
  ]
  return parts.join(' · ')
}
