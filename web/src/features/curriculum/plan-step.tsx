import type {NextStepView} from '@airworthy/server/features/curriculum/views.ts'
import {LinkButton} from '../../design/link-button.tsx'
import {domainName} from '../assessments/domain-words.ts'

/** The one button of a next step; absent where there is nothing to press. */
export function PlanStep({step}: {step: NextStepView}) {
  switch (step.kind) {
    case 'choose-role':
      return (
        <LinkButton to="/my-data" variant="filled">
          Choose my role
        </LinkButton>
      )
    case 'take-baseline':
      return (
        <LinkButton to="/assessment" variant="filled">
          Take the assessment
        </LinkButton>
      )
    case 'test-out':
      return (
        <LinkButton to="/plan/test-out/$domain" params={{domain: step.domain}} variant="filled">
          {step.openAttemptId === null
            ? `Test out of ${domainName(step.domain)}`
            : `Go on with ${domainName(step.domain)}`}
        </LinkButton>
      )
    case 'module':
      return (
        <LinkButton to={step.link} variant="filled">
          {step.moduleId.startsWith('exercise/') ? 'Open the exercise' : 'Open the lesson'}
        </LinkButton>
      )
    case 'done':
      return (
        <LinkButton to="/examination" variant="filled">
          See the examination
        </LinkButton>
      )
    case 'wait':
      return null
  }
}

/** Whether a next step has a button. */
export function hasPlanStep({kind}: NextStepView): boolean {
  return kind !== 'wait'
}
