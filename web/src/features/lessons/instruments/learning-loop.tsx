import {Suspense, useState} from 'react'
import {plain} from '../../../design/numbers.ts'
import {FigureChart} from '../figure-chart-later.ts'
import {NumberControl} from '../number-control.tsx'
import {Readouts} from '../readouts.tsx'
import type {InstrumentProps} from './instrument.ts'
import {loopCourse} from './learning-loop-course.ts'
import {reachedNumber} from './reached-number.ts'
import styles from '../instrument.module.css'

/** Where a loop that learns from the crowd is led, and what a cap or a reviewed share changes. */
export function LearningLoop({parameters, reached, onReached}: InstrumentProps<'learning-loop'>) {
  const {hostile, volume, days, limit} = parameters
  const [setting, setSetting] = useState(() => ({
    cap: reachedNumber(reached, 'cap', volume),
    reviewed: reachedNumber(reached, 'reviewed', 0),
    rate: reachedNumber(reached, 'rate', parameters.rate),
  }))
  const courseOf = ({cap, reviewed, rate}: typeof setting) =>
    loopCourse(
      {cap, reviewed: reviewed / 100, rate: rate / 100},
      {hostile: hostile / 100, volume, days},
    )
  const {byDay, end} = courseOf(setting)
  const last = byDay.at(-1) ?? 0
  const set = (change: Partial<typeof setting>) => {
    const next = {...setting, ...change}
    setSetting(next)
    if ((courseOf(next).byDay.at(-1) ?? 0) * 100 < limit) onReached(next)
  }
  const shareText = `${plain(last * 100, 1)} %`
  return (
    <div className={styles['stack']}>
      <div className={styles['controls']}>
        <NumberControl
          label="Messages that count for one person a day"
          unit=""
          min={1}
          max={volume}
          step={1}
          value={setting.cap}
          onChange={(cap) => set({cap})}
        />
        <NumberControl
          label="Learned from a reviewed set"
          unit="%"
          min={0}
          max={95}
          step={5}
          value={setting.reviewed}
          onChange={(reviewed) => set({reviewed})}
        />
        <NumberControl
          label="Speed of learning"
          unit="% a day"
          min={0.1}
          max={20}
          step={0.1}
          value={setting.rate}
          onChange={(rate) => set({rate})}
        />
      </div>
      <Readouts
        readouts={[
          {
            name: `Hostile replies after ${plain(days)} days`,
            value: shareText,
            note: `asked for: less than ${plain(limit)} %`,
          },
          {name: 'Where the loop ends', value: `${plain(end * 100, 1)} %`},
        ]}
        said={`After ${plain(days)} days ${shareText}, in the end ${plain(end * 100, 1)} %.`}
      />
      <Suspense fallback={<div className={styles['room']} />}>
        <FigureChart
          alt={`Share of hostile replies over ${plain(days)} days, ending at ${shareText}.`}
          marks="lines"
          x={{label: 'Days', unit: ''}}
          y={{label: 'Hostile replies', unit: '%', min: 0, max: 100}}
          series={[
            {
              name: 'hostile replies',
              points: byDay.map((share, day) => ({x: day, y: share * 100, low: null, high: null})),
            },
          ]}
          target={{y: limit, name: `limit ${plain(limit)} %`}}
        />
      </Suspense>
    </div>
  )
}
