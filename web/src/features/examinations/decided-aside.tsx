import type {DecisionView, ExaminationView} from '@airworthy/server/features/examinations/views.ts'
import {day, moment} from '../../design/dates.ts'
import {Facts} from '../../design/facts.tsx'
import styles from './examinations.module.css'

interface DecidedAsideProps {
  examination: ExaminationView
  decision: DecisionView
}

/** How a decision came about, when it can be tried again, and that it informs and decides no more. */
export function DecidedAside({examination, decision}: DecidedAsideProps) {
  const {startedAt, role, assessment} = examination
  const {decidedAt, endedBy, retryFrom, setAside, outcome} = decision
  return (
    <aside className={styles['aside']} data-role={role}>
      {setAside !== null && (
        <section>
          <h2>Set aside on appeal</h2>
          <p>{setAside.reason}</p>
          <p className="meta">
            {setAside.by}, {day(setAside.at)}
          </p>
        </section>
      )}
      <section>
        <h2>How it was decided</h2>
        <Facts
          facts={[
            ['Begun', moment(startedAt)],
            ['Decided', moment(decidedAt)],
            ['Ended by', endedBy === 'person' ? 'you' : 'the end of the window'],
            ...(assessment === null
              ? []
              : [['Items answered', String(assessment.answered)] as const]),
            ['Supervision', 'unproctored'],
            ...(outcome === 'passed'
              ? []
              : [['Again', retryFrom === null ? 'at once' : `from ${day(retryFrom)}`] as const]),
          ]}
        />
      </section>
      <section>
        <h2>What it means</h2>
        <p>
          A domain is asked until its answers are at least nine times as likely from somebody half a
          logit above the level as from somebody half a logit below, or the other way round. Until
          then it is not judged: that is no pass and no failure. The interval shows how sure the
          ability is; it does not decide.
        </p>
        <p>
          The decision informs about skills. No employment decision is automated with it. People
          decide about people.
        </p>
      </section>
    </aside>
  )
}
