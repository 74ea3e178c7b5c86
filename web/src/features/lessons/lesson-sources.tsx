import type {LessonSource} from '@airworthy/content/public'
import {capital} from '../../design/numbers.ts'
import styles from './lesson.module.css'

interface LessonSourcesProps {
  sources: readonly LessonSource[]
  /** Ids of the frameworks that the lesson is about. */
  tags: readonly string[]
}

/** The documents that a lesson stands on, each with its place and kind. */
export function LessonSources({sources, tags}: LessonSourcesProps) {
  return (
    <section className={styles['sources']} aria-labelledby="sources">
      <h2 id="sources">Sources</h2>
      <ul>
        {sources.map(({key, title, where, url, kind}) => (
          <li key={key} id={`source-${key}`}>
            {url === null ? title : <a href={url}>{title}</a>}
            <span className="meta">
              {capital(kind)}: {where}
            </span>
          </li>
        ))}
      </ul>
      <p className="tiny">{tags.join(' · ')}</p>
    </section>
  )
}
