import {useState} from 'react'
import {plain} from '../../../design/numbers.ts'
import {NumberControl} from '../number-control.tsx'
import {Readouts} from '../readouts.tsx'
import {chanceShares} from './chance-gap-shares.ts'
import type {InstrumentProps} from './instrument.ts'
import {reachedNumber} from './reached-number.ts'
import styles from '../instrument.module.css'

/** Groups that are all alike: how far apart chance puts them, by their number and size. */
export function ChanceGap({parameters, reached, onReached}: InstrumentProps<'chance-gap'>) {
  const {rate, goal} = parameters
  const [groups, setGroups] = useState(() => reachedNumber(reached, 'groups', parameters.groups))
  const [size, setSize] = useState(() => reachedNumber(reached, 'size', parameters.size))
  const sharesOf = (next: {groups: number; size: number}) =>
    chanceShares({...next, rate: rate / 100, goal: goal / 100})
  const {gap, falseAlarm, needed} = sharesOf({groups, size})
  function set(next: {groups: number; size: number}) {
    setGroups(next.groups)
    setSize(next.size)
    // Fewer groups would lower the gap too; the task is about their size.
    if (next.groups === parameters.groups && sharesOf(next).gap * 100 <= goal) onReached(next)
  }
  const gapText = `${plain(gap * 100, 1)} points`
  const alarmText = `${plain(falseAlarm * 100)} %`
  return (
    <div className={styles['stack']}>
      <div className={styles['controls']}>
        <NumberControl
          label="Groups"
          unit=""
          min={2}
          max={24}
          step={1}
          value={groups}
          onChange={(next) => set({groups: next, size})}
        />
        <NumberControl
          label="People in each"
          unit=""
          min={20}
          max={2000}
          step={20}
          value={size}
          onChange={(next) => set({groups, size: next})}
        />
      </div>
      <Readouts
        readouts={[
          {
            name: 'gap expected by chance alone',
            value: gapText,
            note: `highest less lowest; every group truly has ${plain(rate)} %`,
          },
          {
            name: 'chance of a false alarm',
            value: alarmText,
            note: 'one group or more differs from the rest at 5 %',
          },
          {
            name: `people needed to find ${plain(goal)} points`,
            value: plain(needed),
            note: 'in each of two groups, power 80 %, Bonferroni',
          },
        ]}
        said={`${groups} groups of ${size}: by chance ${gapText} apart, false alarm ${alarmText}, ${plain(needed)} people needed.`}
      />
      <p className="tiny">
        Computed: normal approximation of the expected range, groups of equal size and rate.
      </p>
    </div>
  )
}
