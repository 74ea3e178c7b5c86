import type {ItemView} from '@airworthy/content/public'
import type {AttemptView} from '@airworthy/server/features/assessments/views.ts'
import {clock} from '../../design/dates.ts'
import {FocusShield} from '../../design/glareshield.tsx'
import {Notice} from '../../design/notice.tsx'
import {useTitle} from '../../design/screen.tsx'
import {useTakeFocus} from '../../shell/focus-mode.ts'
import {WindowLamp} from '../examinations/window-lamp.tsx'
import {usePerson} from '../people/viewer.ts'
import {AssessmentBar} from './assessment-bar.tsx'
import {attemptName} from './attempt-words.ts'
import {Item} from './item.tsx'
import {StopOffer} from './stop-offer.tsx'
import {useAttemptActing} from './use-attempt-action.ts'
import {useHandIn} from './use-hand-in.ts'
import styles from './item.module.css'

/** A running assessment: the present item and nothing that could distract from it. */
export function RunningScreen({attempt}: {attempt: AttemptView}) {
  useTitle(attemptName(attempt))
  useTakeFocus()
  const person = usePerson()
  const {handIn, phase, refusal} = useHandIn(attempt)
  const acting = useAttemptActing(attempt.id)
  return (
    <>
      <FocusShield name={attemptName(attempt)}>
        <span role="status" className={styles['saved']}>
          {phase === 'trying-again'
            ? 'Not saved yet, trying again'
            : `Saved ${clock(attempt.savedAt)}`}
        </span>
        {attempt.kind === 'examination' && <WindowLamp />}
        <span className={styles['who']}>{person.name}</span>
      </FocusShield>
      <AssessmentBar attempt={attempt} />
      {attempt.offersToStop && <StopOffer attempt={attempt} />}
      {phase === 'trying-again' && (
        <div className={styles['offer']}>
          <Notice kind="due" word="Not saved yet">
            The server does not answer. Your answer is kept in this tab and sent again until it is
            saved; nothing is lost.
          </Notice>
        </div>
      )}
      {attempt.item && (
        <Item
          key={attempt.item.position}
          attempt={attempt}
          position={attempt.item.position}
          domain={attempt.item.domain}
          // The server presents views of exactly these types; its schema leaves them loose.
          view={attempt.item.view as unknown as ItemView}
          busy={phase !== 'idle' || acting}
          refusal={refusal}
          onHandIn={handIn}
        />
      )}
    </>
  )
}
