import type {AttemptView} from '@airworthy/server/features/assessments/views.ts'
import {Button} from '@mantine/core'
import {useState} from 'react'
import {Notice} from '../../design/notice.tsx'
import {useAttemptAction} from './use-attempt-action.ts'
import styles from './item.module.css'

/** After 25 minutes, or ten of a check of one domain: stopping is offered once, calmly. */
export function StopOffer({attempt}: {attempt: AttemptView}) {
  const key = `airworthy:goes-on:${attempt.id}`
  const [goesOn, setGoesOn] = useState(() => sessionStorage.getItem(key) === 'yes')
  const action = useAttemptAction(attempt.id)
  const examined = attempt.kind === 'examination'
  if (goesOn) return null
  return (
    <div className={styles['offer']}>
      <Notice
        kind="steer"
        word={attempt.kind === 'test-out' ? 'Ten minutes' : '25 minutes'}
        actions={
          <>
            <Button
              size="xs"
              onClick={() => {
                sessionStorage.setItem(key, 'yes')
                setGoesOn(true)
              }}
            >
              Go on
            </Button>
            <Button
              size="xs"
              onClick={() => action.mutate(examined ? 'pause' : 'finish')}
              disabled={action.isPending}
            >
              {examined ? 'Pause' : 'Stop and see results'}
            </Button>
          </>
        }
      >
        {examined
          ? 'A pause costs nothing: what you answered is kept, and you can go on until the window ends.'
          : 'You may stop here. What you answered counts; a domain that is not sure yet will say so, and you can answer more items another day.'}
      </Notice>
    </div>
  )
}
