import type {AttemptView} from '@airworthy/server/features/exercises/views.ts'
import {Button} from '@mantine/core'
import {useEffect} from 'react'
import {moment} from '../../design/dates.ts'
import {LinkButton} from '../../design/link-button.tsx'
import {Notice} from '../../design/notice.tsx'
import {Panel} from '../../design/panel.tsx'
import {Screen} from '../../design/screen.tsx'
import {useSubmission} from '../people/form.ts'
import {useStart} from './before-exercise.tsx'
import {Debrief} from './debrief.tsx'
import {EvidencePanel} from './evidence-panel.tsx'
import {JudgedObjectives} from './judged-objectives.tsx'
import {resultHeading, scoreSentence} from './result-words.ts'
import styles from './exercise-result.module.css'

/** What a finished attempt came to: objectives, score, evidence, debrief, and what is next. */
export function ExerciseResult({attempt}: {attempt: AttemptView}) {
  const {exercise, score, evidence, debrief} = attempt
  // Without its debrief it belongs to an examination that is not decided yet.
  const examined = attempt.examinationId !== null && debrief === null
  const {busy, refusal, submit} = useSubmission(useStart(exercise.id))
  useEffect(() => {
    // The workspace with the focus is gone: reading goes on at the result.
    const main = document.getElementById('main')
    if (document.activeElement === document.body) main?.focus()
  }, [])
  return (
    <Screen
      name={`${exercise.title}, result`}
      question={
        <>
          {exercise.title}
          {exercise.simulated !== null && ' (simulated)'} · finished {moment(attempt.savedAt)}
        </>
      }
      heading={resultHeading(attempt)}
      {...(score !== null && {lead: scoreSentence(score)})}
      actions={
        <>
          {examined ? (
            <LinkButton to="/examination" variant="filled">
              Back to the examination
            </LinkButton>
          ) : (
            <LinkButton to="/plan" variant="filled">
              Go on with the plan
            </LinkButton>
          )}
          <LinkButton
            to="/range/$exercise"
            params={{exercise: exercise.id}}
            search={{attempt: attempt.id, work: true}}
          >
            Look at the work
          </LinkButton>
          {!examined && (
            <form onSubmit={submit}>
              <Button type="submit" disabled={busy}>
                Start over
              </Button>
            </form>
          )}
        </>
      }
    >
      {refusal !== undefined && (
        <Notice kind="breach" word="Not started">
          {refusal}
        </Notice>
      )}
      <div className={styles['columns']}>
        <div className={styles['stack']}>
          <Panel title="Objectives" note="judged by state">
            <JudgedObjectives attempt={attempt} />
          </Panel>
          {debrief !== null && <Debrief debrief={debrief} />}
          {examined && (
            <p className="small muted reading">
              The debrief is shown when the examination is decided, so that nothing of it is passed
              on while the window is open.
            </p>
          )}
        </div>
        {evidence !== null && !examined && <EvidencePanel evidence={evidence} />}
      </div>
    </Screen>
  )
}
