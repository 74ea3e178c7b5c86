import type {AttemptView} from '@airworthy/server/features/exercises/views.ts'
import {ProseBlocks} from '../lessons/prose-blocks.tsx'
import {HintList} from './hint-list.tsx'
import {InlineCode} from './inline-code.tsx'
import {ObjectiveList} from './objective-list.tsx'
import type {useExerciseAttempt} from './use-exercise-attempt.ts'
import styles from './workspace.module.css'

interface BriefPaneProps {
  attempt: AttemptView
  acting: ReturnType<typeof useExerciseAttempt>
}

/** The left pane: brief, objectives as they stand, what the learner controls, hints. */
export function BriefPane({attempt, acting}: BriefPaneProps) {
  const {exercise, status} = attempt
  return (
    <>
      <section>
        <h2>Brief</h2>
        <ProseBlocks blocks={exercise.brief} />
        {exercise.simulated !== null && (
          <p className={`meta ${styles['simulated']}`}>
            <b>Simulated.</b> {exercise.simulated}
          </p>
        )}
      </section>
      <section>
        <h2>Objectives</h2>
        <ObjectiveList attempt={attempt} />
      </section>
      {exercise.control.length > 0 && (
        <section>
          <h2>What you control</h2>
          <dl className={styles['control']}>
            {exercise.control.map(({name, note}) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="meta">
                  <InlineCode text={note} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {attempt.examinationId === null && attempt.hints.length > 0 && (
        <section>
          <h2>Hints</h2>
          <HintList
            hints={attempt.hints}
            offers={status === 'open'}
            busy={acting.phase !== 'idle'}
            onShow={(hint) => void acting.showHint(hint)}
          />
        </section>
      )}
    </>
  )
}
