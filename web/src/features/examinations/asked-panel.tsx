import type {
  CertificationView,
  ExaminationsView,
  RenewalView,
} from '@airworthy/server/features/examinations/views.ts'
import {aboutMinutes, aboutTime} from '../../design/dates.ts'
import {capital, counted} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import {Status} from '../../design/status.tsx'
import {toPassWords} from './examination-words.ts'
import styles from './examinations.module.css'

interface AskedPanelProps {
  certification: CertificationView
  renewal: RenewalView | null
  /** What is taken over and not asked. */
  carried: ExaminationsView['carried']
}

/** What the examination asks: each domain at its level, each exercise; what is carried over, and why the rest is asked. */
export function AskedPanel({certification, renewal, carried}: AskedPanelProps) {
  const {
    domains,
    exercises,
    exercisesToPass,
    itemsPerDomain,
    windowDays,
    aboutMinutes: minutes,
  } = certification
  const isCarried = (id: string) => carried.some((one) => one.id === id)
  const because = (id: string) => renewal?.asked.find((one) => one.id === id)?.because
  return (
    <Panel
      title="What is asked"
      note={`${counted(windowDays, 'day')}, ${aboutTime(minutes)} in all`}
    >
      <h3>Part 1: questions</h3>
      <p className="meta">
        {itemsPerDomain.least} to {itemsPerDomain.most} items of each domain, until the answers say
        on which side of its level you stand.
      </p>
      <ul className={styles['asked']}>
        {domains.map(({domain, name, levelName}) => (
          <Asked
            key={domain}
            name={name}
            about={`level ${levelName}`}
            carried={isCarried(domain)}
            because={because(domain)}
          />
        ))}
      </ul>
      <h3 className={styles['second']}>Part 2: exercises</h3>
      <p className="meta">
        {capital(toPassWords(exercisesToPass, exercises.length))} must be passed, on a seed that
        nobody has seen, without hints.
      </p>
      <ul className={styles['asked']}>
        {exercises.map(({exercise, title, minutes: each}) => (
          <Asked
            key={exercise}
            name={title}
            about={aboutMinutes(each)}
            carried={isCarried(exercise)}
            because={because(exercise)}
          />
        ))}
      </ul>
    </Panel>
  )
}

interface AskedProps {
  name: string
  about: string
  carried: boolean
  because: string | undefined
}

function Asked({name, about, carried, because}: AskedProps) {
  return (
    <li>
      <span>
        <b>{name}</b>
        {because !== undefined && <span className={`meta ${styles['why']}`}>{because}</span>}
      </span>
      <span className="meta">{about}</span>
      {carried ? (
        <Status kind="tested-out">Carried over</Status>
      ) : (
        <Status kind="to-do">Asked</Status>
      )}
    </li>
  )
}
