import {Link} from '@tanstack/react-router'
import {Status} from '../../design/status.tsx'
import {domainName, levelName} from '../assessments/domain-words.ts'
import {progressWords} from './lesson-words.ts'
import type {LessonView} from './queries.ts'
import styles from './lesson.module.css'

interface LessonHeadProps {
  view: Pick<LessonView, 'title' | 'domain' | 'level' | 'minutes' | 'outcome'>
  done: number
  acts: number
}

/** Title, what one can do afterwards, and how far one is. */
export function LessonHead({view, done, acts}: LessonHeadProps) {
  const {title, domain, level, minutes, outcome} = view
  const kind = done === acts ? 'passed' : done === 0 ? 'to-do' : 'in-progress'
  return (
    <header className={styles['head']}>
      <p className="question">
        <Link to="/lessons">Lessons</Link> · {domainName(domain)} · {levelName(level)} · {minutes}{' '}
        min
      </p>
      <h1>{title}</h1>
      <p className={`muted reading ${styles['outcome']}`}>{outcome}</p>
      <div className={styles['progress']}>
        <ol className={styles['segments']} aria-hidden="true">
          {Array.from({length: acts}, (_, index) => (
            <li key={index} data-done={index < done || undefined} />
          ))}
        </ol>
        <Status kind={kind}>{progressWords({done, acts})}</Status>
      </div>
    </header>
  )
}
