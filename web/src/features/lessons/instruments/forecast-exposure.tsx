import {useState} from 'react'
import {plain} from '../../../design/numbers.ts'
import {NumberControl} from '../number-control.tsx'
import {Readouts} from '../readouts.tsx'
import {expectedLoss} from './forecast-exposure-loss.ts'
import type {InstrumentProps} from './instrument.ts'
import {reachedNumber} from './reached-number.ts'
import styles from '../instrument.module.css'

/** The least fall of the market under which the task counts, in percent. */
const leastFall = 3

/** What a forecast that buys is expected to lose, by the rate of buying and the market's fall. */
export function ForecastExposure(props: InstrumentProps<'forecast-exposure'>) {
  const {parameters, reached, onReached} = props
  const {goalLoss} = parameters
  const [setting, setSetting] = useState(() => ({
    weekly: reachedNumber(reached, 'weekly', parameters.weekly),
    fall: reachedNumber(reached, 'fall', 0),
  }))
  const {held, exposure, overpaid, loss} = expectedLoss(setting, parameters)
  const set = (change: Partial<typeof setting>) => {
    const next = {...setting, ...change}
    setSetting(next)
    if (next.fall >= leastFall && expectedLoss(next, parameters).loss <= goalLoss) onReached(next)
  }
  return (
    <div className={styles['stack']}>
      <div className={styles['controls']}>
        <NumberControl
          label="Purchases a week, at most"
          unit=""
          min={1}
          max={500}
          step={1}
          value={setting.weekly}
          onChange={(weekly) => set({weekly})}
        />
        <NumberControl
          label="Fall of the market while a purchase is held"
          unit="%"
          min={0}
          max={20}
          step={0.5}
          value={setting.fall}
          onChange={(fall) => set({fall})}
        />
      </div>
      <Readouts
        readouts={[
          {
            name: 'Expected loss',
            value: `${plain(loss, 1)} million`,
            note: `asked for: at most ${plain(goalLoss)} million`,
          },
          {
            name: 'In the books',
            value: `${plain(exposure, 0)} million`,
            note: `${plain(Math.round(held))} purchases`,
          },
          {
            name: 'Overpaid by selection',
            value: `${plain(overpaid, 1)} %`,
            note: 'of the price, on average',
          },
        ]}
        said={`Expected loss ${plain(loss, 1)} million.`}
      />
    </div>
  )
}
