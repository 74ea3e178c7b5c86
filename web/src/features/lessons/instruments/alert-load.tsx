import {useState} from 'react'
import {plain} from '../../../design/numbers.ts'
import {NumberControl} from '../number-control.tsx'
import {Readouts} from '../readouts.tsx'
import {alarmRates} from './alert-load-rates.ts'
import type {InstrumentProps} from './instrument.ts'
import {reachedNumber} from './reached-number.ts'
import styles from '../instrument.module.css'

interface Setting {
  readonly prevalence: number
  readonly sensitivity: number
  readonly specificity: number
}

/** How many alarms a ward gets and how many are right, as prevalence and the two rates move. */
export function AlertLoad({parameters, reached, onReached}: InstrumentProps<'alert-load'>) {
  const {patients, goalPrecision} = parameters
  const [setting, setSetting] = useState<Setting>(() => ({
    prevalence: reachedNumber(reached, 'prevalence', parameters.prevalence),
    sensitivity: reachedNumber(reached, 'sensitivity', parameters.sensitivity),
    specificity: reachedNumber(reached, 'specificity', parameters.specificity),
  }))
  const {alarms, right, missed, precision} = ratesOf(setting, patients)
  const set = (change: Partial<Setting>) => {
    const next = {...setting, ...change}
    setSetting(next)
    const share = ratesOf(next, patients).precision
    if (share !== null && share * 100 >= goalPrecision) onReached(next)
  }
  const shareText = precision === null ? 'none' : `${plain(precision * 100, 1)} %`
  return (
    <div className={styles['stack']}>
      <div className={styles['controls']}>
        <NumberControl
          label="Prevalence"
          unit="%"
          min={0.5}
          max={50}
          step={0.5}
          value={setting.prevalence}
          onChange={(prevalence) => set({prevalence})}
        />
        <NumberControl
          label="Sensitivity"
          unit="%"
          min={1}
          max={99}
          step={1}
          value={setting.sensitivity}
          onChange={(sensitivity) => set({sensitivity})}
        />
        <NumberControl
          label="Specificity"
          unit="%"
          min={50}
          max={99.5}
          step={0.5}
          value={setting.specificity}
          onChange={(specificity) => set({specificity})}
        />
      </div>
      <Readouts
        readouts={[
          {
            name: 'Alarms that are right',
            value: shareText,
            note: `asked for: ${plain(goalPrecision)} % or more`,
          },
          {name: `Alarms among ${plain(patients)}`, value: plain(Math.round(alarms))},
          {name: 'Right ones', value: plain(Math.round(right))},
          {name: 'Missed', value: plain(Math.round(missed))},
        ]}
        said={`${plain(Math.round(alarms))} alarms, right: ${shareText}.`}
      />
    </div>
  )
}

function ratesOf({prevalence, sensitivity, specificity}: Setting, patients: number) {
  return alarmRates({
    patients,
    prevalence: prevalence / 100,
    sensitivity: sensitivity / 100,
    specificity: specificity / 100,
  })
}
