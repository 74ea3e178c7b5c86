import type {AttemptView} from '@airworthy/server/features/exercises/views.ts'
import {useNavigate, useSearch} from '@tanstack/react-router'
import {Suspense, useState} from 'react'
import {Notice} from '../../design/notice.tsx'
import {useTitle} from '../../design/screen.tsx'
import {ExaminationShield} from '../examinations/examination-shield.tsx'
import {BriefPane} from './brief-pane.tsx'
import {panes} from './panes.ts'
import {ReachedNews} from './reached-news.tsx'
import {Segments} from './segments.tsx'
import {useExerciseAttempt} from './use-exercise-attempt.ts'
import {WorkspaceBar} from './workspace-bar.tsx'
import styles from './workspace.module.css'

/** Which part a narrow window shows; a wide one shows all three. */
type Part = 'brief' | 'work' | 'state'

/** The workspace of an exercise: brief and objectives, the thing itself, what really happened. */
export function Workspace({attempt}: {attempt: AttemptView}) {
  const {exercise} = attempt
  useTitle(exercise.title)
  const examined = attempt.examinationId !== null && attempt.status === 'open'
  const acting = useExerciseAttempt(attempt)
  const [part, setPart] = useState<Part>(attempt.position > 1 ? 'work' : 'brief')
  const pane = panes[exercise.engine]
  const [tab, setTab] = useTab(pane?.tabs ?? [])
  const finished = attempt.status === 'finished'
  const shared = {
    // The server sends the view of the engine that the exercise names; the pane knows its type.
    view: attempt.view as never,
    attempt,
    act: acting.act,
    busy: acting.phase !== 'idle',
    tab,
    setTab,
    finished,
  }
  return (
    <>
      {examined && <ExaminationShield />}
      <main
        id="main"
        tabIndex={-1}
        className={`${styles['workspace']} ${examined ? styles['examined'] : ''}`}
        data-position={attempt.position}
        data-busy={acting.phase !== 'idle'}
      >
        <WorkspaceBar
          attempt={attempt}
          acting={acting}
          tabs={pane?.tabs ?? []}
          tab={tab}
          setTab={(next) => {
            setTab(next)
            setPart('work')
          }}
        />
        {acting.phase === 'trying-again' && (
          <div className={styles['notice']}>
            <Notice kind="due" word="Not saved yet">
              The server does not answer. What you did last is kept in this tab and sent again until
              it is saved.
            </Notice>
          </div>
        )}
        {acting.refusal !== undefined && (
          <div className={styles['notice']}>
            <Notice kind="error" word={acting.refusal.word}>
              {acting.refusal.sentence}
            </Notice>
          </div>
        )}
        <ReachedNews attempt={attempt} />
        <div className={styles['parts']}>
          <Segments
            label="Part of the workspace"
            segments={[
              {id: 'brief', name: 'Brief'},
              {id: 'work', name: 'Work'},
              {id: 'state', name: 'State'},
            ]}
            chosen={part}
            onChoose={(id) => setPart(id === 'brief' || id === 'state' ? id : 'work')}
          />
        </div>
        <div className={styles['panes']} data-part={part}>
          <section className={styles['left']} aria-label="Brief" tabIndex={0}>
            <BriefPane attempt={attempt} acting={acting} />
          </section>
          <section className={styles['centre']} aria-label="Work" tabIndex={0}>
            <Suspense fallback={<p className="muted">Loading</p>}>
              {pane === undefined ? (
                <NoPane engine={exercise.engine} />
              ) : (
                <pane.Centre {...shared} />
              )}
            </Suspense>
          </section>
          <section className={styles['right']} aria-label={pane?.rightName ?? 'State'} tabIndex={0}>
            <Suspense fallback={null}>{pane && <pane.Right {...shared} />}</Suspense>
          </section>
        </div>
      </main>
    </>
  )
}

/** The open tab, kept in the address so that a reload comes back to it. */
function useTab(tabs: readonly {readonly id: string}[]): [string, (tab: string) => void] {
  const navigate = useNavigate({from: '/range/$exercise'})
  const {tab} = useSearch({from: '/signed-in/range/$exercise'})
  const open = tabs.find(({id}) => id === tab) ?? tabs[0]
  const setTab = (next: string) =>
    void navigate({search: (before) => ({...before, tab: next}), replace: true})
  return [open?.id ?? '', setTab]
}

function NoPane({engine}: {engine: string}) {
  return (
    <Notice kind="error" word="Cannot be shown">
      This version has no screens for the engine {engine}. Your attempt is kept.
    </Notice>
  )
}
