import type {Act} from '@airworthy/content/public'
import {useQuery} from '@tanstack/react-query'
import {LinkButton} from '../../design/link-button.tsx'
import {capital, counted} from '../../design/numbers.ts'
import {Status} from '../../design/status.tsx'
import {actNames} from './act-words.ts'
import {actsOf} from './lesson-parts.ts'
import {nextLesson} from './lesson-words.ts'
import {lessonsQuery, type LessonView} from './queries.ts'
import styles from './lesson.module.css'

/** What is still open in a lesson, or that it is done and what comes next. */
export function LessonEnd({view, open}: {view: LessonView; open: readonly Act[]}) {
  const lessons = useQuery(lessonsQuery).data?.lessons ?? []
  const finished = view.progress.finishedAt !== null
  const next = nextLesson(lessons.filter(({id}) => id !== view.lesson.id))
  const places = actsOf(view.lesson.blocks).map(({id}) => id)
  if (open.length > 0) {
    return (
      <section className={styles['end']} aria-label="What is open">
        <Status kind="in-progress">{capital(counted(open.length, 'act'))} open</Status>
        <p>
          The lesson counts as done with every act:{' '}
          {open.map((act, index) => (
            <span key={act.id}>
              {index > 0 && ', '}
              <a href={`#act-${act.id}`}>
                {places.indexOf(act.id) + 1} · {actNames[act.kind]}
              </a>
            </span>
          ))}
          .
        </p>
      </section>
    )
  }
  return (
    <section className={styles['end']} aria-label="End of the lesson">
      <Status kind={finished ? 'passed' : 'in-progress'}>
        {finished ? 'Lesson done' : 'Saving the last act'}
      </Status>
      {next === null ? (
        <LinkButton to="/plan">Go to my plan</LinkButton>
      ) : (
        <div className={styles['next']}>
          <LinkButton to="/lessons/$id" params={{id: next.id}} variant="filled">
            Next: {next.title}
          </LinkButton>
          <LinkButton to="/plan">Go to my plan</LinkButton>
        </div>
      )}
    </section>
  )
}
