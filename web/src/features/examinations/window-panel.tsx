import type {ExaminationView} from '@airworthy/server/features/examinations/views.ts'
import {moment} from '../../design/dates.ts'
import {capital} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import {TimeAxis, TimeLine, TimeToday} from '../../design/time-line.tsx'
import {timeScaleOf} from '../../design/time-scale.ts'
import {windowLeft} from './window-words.ts'
import styles from './examinations.module.css'

interface WindowPanelProps {
  examination: Pick<ExaminationView, 'startedAt' | 'closesAt'>
  now: number
}

const hoursOfDue = 48

/** The window as an instrument: what has passed, what is left, now. */
export function WindowPanel({examination: {startedAt, closesAt}, now}: WindowPanelProps) {
  const from = Date.parse(startedAt)
  const to = Date.parse(closesAt)
  const scale = timeScaleOf({from, to})
  const left = windowLeft(closesAt, now)
  const today = Math.min(now, to)
  const pressing = to - now < hoursOfDue * 3_600_000
  return (
    <Panel title={capital(left)} note={`closes ${moment(closesAt)}`}>
      <div className={styles['window']}>
        <TimeToday scale={scale} today={today} />
        <TimeLine
          label={`From ${moment(startedAt)} to ${moment(closesAt)}: ${left}`}
          kind={pressing ? 'due' : 'in-progress'}
          from={from}
          to={to}
          today={today}
          scale={scale}
          height={36}
        />
        <TimeAxis scale={scale} />
      </div>
    </Panel>
  )
}
