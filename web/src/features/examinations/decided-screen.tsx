import {useSuspenseQuery} from '@tanstack/react-query'
import {Navigate, useParams} from '@tanstack/react-router'
import type {DecisionView, ExaminationView} from '@airworthy/server/features/examinations/views.ts'
import {day} from '../../design/dates.ts'
import {LinkButton} from '../../design/link-button.tsx'
import {Screen} from '../../design/screen.tsx'
import {DisputeButton} from '../appeals/dispute-button.tsx'
import {AbilityPanel} from '../assessments/ability-panel.tsx'
import {DecidedAside} from './decided-aside.tsx'
import {DecidedExercises} from './decided-exercises.tsx'
import {decidedHeading, decidedLead} from './examination-words.ts'
import {MissingPanel} from './missing-panel.tsx'
import {examinationQuery, examinationsQuery} from './queries.ts'
import {SignalsPanel} from './signals-panel.tsx'
import styles from './examinations.module.css'

/** A decided examination: the answer, every domain with its interval, what was missing, what to do. */
export function DecidedScreen() {
  const {id} = useParams({from: '/signed-in/examination/$id'})
  const examination = useSuspenseQuery(examinationQuery(id)).data
  const {decision} = examination
  if (decision === null) return <Navigate to="/examination" replace />
  return <Decided examination={examination} decision={decision} />
}

/** The interval of every decision: the middle 90% of the posterior. */
const confidence = 0.9

function Decided({examination, decision}: {examination: ExaminationView; decision: DecisionView}) {
  const {id, title, kind, role} = examination
  const {certification} = useSuspenseQuery(examinationsQuery).data
  // The certification of another role is not known here: a figure is kept back below the fewest.
  const least = certification?.role === role ? certification.itemsPerDomain.least : undefined
  return (
    <Screen
      name="Examination, decided"
      question={`${kind === 'renewal' ? 'Renewal' : 'Examination'} · ${title} · decided ${day(decision.decidedAt)}`}
      heading={decidedHeading(decision)}
      lead={decidedLead(decision)}
      actions={
        <>
          <Next decision={decision} />
          {decision.mayAppeal && (
            <DisputeButton about={{kind: 'examination', attemptId: id}}>
              Appeal this decision
            </DisputeButton>
          )}
        </>
      }
    >
      <div className={styles['results']}>
        <div className={styles['stack']}>
          {decision.missing.length > 0 && <MissingPanel missing={decision.missing} />}
          {decision.domains.length > 0 && (
            <AbilityPanel
              results={{
                confidence,
                domains: decision.domains.map(({estimate, cut, ...domain}) => ({
                  ...domain,
                  minimumItems: least ?? domain.items + 1,
                  ability: estimate,
                  requiredCut: cut,
                  aboutMoreItems: null,
                })),
              }}
            />
          )}
          <DecidedExercises decision={decision} />
          <SignalsPanel examinationId={id} />
        </div>
        <DecidedAside examination={examination} decision={decision} />
      </div>
    </Screen>
  )
}

function Next({decision: {outcome, retryFrom, setAside}}: {decision: DecisionView}) {
  if (setAside !== null) {
    return (
      <LinkButton to="/examination" variant="filled">
        Begin again
      </LinkButton>
    )
  }
  if (outcome === 'passed') {
    return (
      <LinkButton to="/credentials" variant="filled">
        See my credential
      </LinkButton>
    )
  }
  return (
    <>
      <LinkButton to="/plan" variant="filled">
        See the plan
      </LinkButton>
      {(retryFrom === null || Date.parse(retryFrom) <= Date.now()) && (
        <LinkButton to="/examination">Begin another</LinkButton>
      )}
    </>
  )
}
