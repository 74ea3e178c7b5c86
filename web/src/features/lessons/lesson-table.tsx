import type {Act, Lesson} from '@airworthy/content/public'
import {StatusShape} from '../../design/status-shape.tsx'
import {statusKinds} from '../../design/status-kinds.ts'
import {actNames} from './act-words.ts'
import {wordsOf} from './inline-text.tsx'
import {actsOf, isAct, partsOf} from './lesson-parts.ts'
import styles from './lesson.module.css'

interface LessonTableProps {
  lesson: Lesson
  isDone: (act: string) => boolean
  /** How many blocks are shown; what comes later has no link yet. */
  shown: number
}

/** The parts of a lesson with their acts, and which are done. */
export function LessonTable({lesson, isDone, shown}: LessonTableProps) {
  const visible = lesson.blocks.slice(0, shown)
  const acts = new Set(visible.filter(isAct).map(({id}) => id))
  const places = actsOf(lesson.blocks).map(({id}) => id)
  return (
    <ol className={styles['table']}>
      {partsOf(lesson.blocks).map((part, index) => (
        <li key={index}>
          {part.heading && (
            <p>
              {visible.includes(part.heading) ? (
                <a href={`#${part.heading.id}`}>{wordsOf(part.heading.children)}</a>
              ) : (
                wordsOf(part.heading.children)
              )}
            </p>
          )}
          {part.acts.length > 0 && (
            <ul>
              {part.acts.map((act) => (
                <TableAct
                  key={act.id}
                  name={`${places.indexOf(act.id) + 1} · ${actNames[act.kind]}`}
                  act={act}
                  done={isDone(act.id)}
                  linked={acts.has(act.id)}
                />
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}

interface TableActProps {
  /** Its place among the acts and its kind, since kinds repeat. */
  name: string
  act: Act
  done: boolean
  linked: boolean
}

function TableAct({name, act, done, linked}: TableActProps) {
  const kind = done ? 'passed' : 'to-do'
  return (
    <li className={styles['tableAct']} data-colour={statusKinds[kind].colour}>
      <StatusShape kind={kind} size={14} />
      {linked ? <a href={`#act-${act.id}`}>{name}</a> : name}
      <span className="visually-hidden">{done ? ', done' : ', open'}</span>
    </li>
  )
}
