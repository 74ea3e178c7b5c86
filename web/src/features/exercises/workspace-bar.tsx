import type {AttemptView} from '@airworthy/server/features/exercises/views.ts'
import {Button} from '@mantine/core'
import {Link} from '@tanstack/react-router'
import {useState} from 'react'
import {clock} from '../../design/dates.ts'
import {counted} from '../../design/numbers.ts'
import {Elapsed} from './elapsed.tsx'
import {FinishDialog} from './finish-dialog.tsx'
import type {PaneTab} from './pane.ts'
import {Segments} from './segments.tsx'
import type {useExerciseAttempt} from './use-exercise-attempt.ts'
import styles from './workspace.module.css'

interface WorkspaceBarProps {
  attempt: AttemptView
  acting: ReturnType<typeof useExerciseAttempt>
  tabs: readonly PaneTab[]
  tab: string
  setTab: (tab: string) => void
}

/** Name, tabs, time and saves; undo and finish, or the way back to the result. */
export function WorkspaceBar({attempt, acting, tabs, tab, setTab}: WorkspaceBarProps) {
  const [finishing, setFinishing] = useState(false)
  const {exercise, status, position, startedAt, savedAt, canUndo} = attempt
  const {phase} = acting
  const busy = phase !== 'idle'
  return (
    <header className={styles['bar']}>
      <div className={styles['name']}>
        <h1>{exercise.title}</h1>
        {exercise.simulated !== null && <span className="tag">simulated</span>}
      </div>
      {tabs.length > 0 && (
        <Segments label="Phase" segments={tabs} chosen={tab} onChoose={setTab} numbered />
      )}
      <div className={styles['acts']}>
        <span className="meta">
          {status === 'open' && (
            <>
              <Elapsed since={startedAt} /> ·{' '}
            </>
          )}
          {counted(position - 1, 'step')} · <span role="status">{savedWords(phase, savedAt)}</span>
        </span>
        {status === 'open' ? (
          <>
            <Button size="xs" disabled={busy || !canUndo} onClick={() => void acting.undo()}>
              Undo
            </Button>
            <Button size="xs" disabled={busy} onClick={() => setFinishing(true)}>
              Finish
            </Button>
          </>
        ) : (
          <Link
            to="/range/$exercise"
            params={{exercise: exercise.id}}
            search={{attempt: attempt.id}}
          >
            Back to the result
          </Link>
        )}
      </div>
      <FinishDialog
        attempt={attempt}
        open={finishing}
        busy={busy}
        onClose={() => setFinishing(false)}
        onFinish={() => void acting.finish().then((done) => done || setFinishing(false))}
      />
    </header>
  )
}

function savedWords(phase: WorkspaceBarProps['acting']['phase'], savedAt: string): string {
  if (phase === 'trying-again') return 'not saved yet, trying again'
  return phase === 'sending' ? 'saving' : `saved ${clock(savedAt)}`
}
