import {useSuspenseQuery} from '@tanstack/react-query'
import {Link} from '@tanstack/react-router'
import {LinkButton} from '../../design/link-button.tsx'
import {plain} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import {Screen} from '../../design/screen.tsx'
import {Status} from '../../design/status.tsx'
import {domainName, levelName} from '../assessments/domain-words.ts'
import {engineerRoleName} from '../people/words.ts'
import {lessonsHeading, nextLesson, progressWords} from './lesson-words.ts'
import {lessonsQuery, type LessonSummary} from './queries.ts'
import styles from './lessons.module.css'

const tracks: readonly LessonSummary['track'][] = [
  'core',
  'data-scientist',
  'fullstack-engineer',
  'product-manager',
]

/** Every lesson by track, with its state; planned ones are named beneath. */
export function LessonsScreen() {
  const {lessons} = useSuspenseQuery(lessonsQuery).data
  const next = nextLesson(lessons)
  return (
    <Screen
      name="Lessons"
      question="What can I learn now?"
      heading={lessonsHeading(lessons)}
      lead="Each takes five to ten minutes and ends with something to do on your own data or code."
      actions={
        next && (
          <LinkButton to="/lessons/$id" params={{id: next.id}} variant="filled">
            {next.status === 'in-progress' ? 'Go on with' : 'Begin'} {next.title}
          </LinkButton>
        )
      }
    >
      <div className={styles['tracks']}>
        {tracks.map((track) => (
          <TrackPanel
            key={track}
            track={track}
            lessons={lessons.filter((lesson) => lesson.track === track)}
          />
        ))}
      </div>
      <p className={`meta ${styles['components']}`}>
        Writing a lesson: <Link to="/lessons/components">every component with its YAML</Link>
      </p>
    </Screen>
  )
}

function TrackPanel({track, lessons}: {track: LessonSummary['track']; lessons: LessonSummary[]}) {
  const there = lessons.filter(({available}) => available)
  const planned = lessons.filter(({available}) => !available)
  if (lessons.length === 0) return null
  return (
    <Panel
      title={track === 'core' ? 'For everybody' : engineerRoleName(track)}
      note={`${plain(there.length)} of ${plain(lessons.length)} can be taken`}
    >
      {there.length > 0 && (
        <ol className={styles['lessons']}>
          {there.map((lesson) => (
            <LessonRow key={lesson.id} lesson={lesson} />
          ))}
        </ol>
      )}
      {planned.length > 0 && (
        <details className={styles['planned']}>
          <summary className="small">{plain(planned.length)} planned</summary>
          <ul>
            {planned.map(({id, title, outcome}) => (
              <li key={id}>
                <b>{title}</b>
                <span className="small muted">{outcome}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}

function LessonRow({lesson}: {lesson: LessonSummary}) {
  const {id, title, domain, level, minutes, outcome, status, done, acts} = lesson
  return (
    <li className={styles['lesson']}>
      <div className={styles['state']}>
        <Status kind={status} />
        {status === 'in-progress' && <p className="tiny">{progressWords({done, acts})}</p>}
      </div>
      <div>
        <h3>
          <Link to="/lessons/$id" params={{id}}>
            {title}
          </Link>
        </h3>
        <p className="small muted">{outcome}</p>
      </div>
      <p className={`meta ${styles['facts']}`}>
        {domainName(domain)}
        <span>
          {levelName(level)}, {minutes} min
        </span>
      </p>
    </li>
  )
}
