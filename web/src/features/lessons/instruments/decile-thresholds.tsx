import {useState} from 'react'
import {plain, signed} from '../../../design/numbers.ts'
import {NumberControl} from '../number-control.tsx'
import {Readouts} from '../readouts.tsx'
import {comparedRates, compasDeciles, type ComparedRate} from './decile-thresholds-rates.ts'
import type {InstrumentProps} from './instrument.ts'
import {reachedNumber} from './reached-number.ts'
import styles from '../instrument.module.css'

/** From which decile each group is flagged, and what that does to three rates. */
export function DecileThresholds(props: InstrumentProps<'decile-thresholds'>) {
  const {parameters, reached, onReached} = props
  const [first, setFirst] = useState(() => reachedNumber(reached, 'first', parameters.start))
  const [second, setSecond] = useState(() => reachedNumber(reached, 'second', parameters.start))
  const rates = comparedRates([first, second])
  function set(next: readonly [number, number]) {
    setFirst(next[0])
    setSecond(next[1])
    const {falsePositive} = comparedRates(next)
    if (Math.abs(falsePositive.difference) * 100 <= parameters.within) {
      onReached({first: next[0], second: next[1]})
    }
  }
  return (
    <div className={styles['stack']}>
      <div className={styles['controls']}>
        <NumberControl
          label={`${compasDeciles[0].name}: flagged from decile`}
          unit=""
          min={2}
          max={10}
          step={1}
          value={first}
          onChange={(next) => set([next, second])}
        />
        <NumberControl
          label={`${compasDeciles[1].name}: flagged from decile`}
          unit=""
          min={2}
          max={10}
          step={1}
          value={second}
          onChange={(next) => set([first, next])}
        />
      </div>
      <Readouts
        readouts={[
          readoutOf('flagged, of those not charged again', rates.falsePositive),
          readoutOf('not flagged, of those charged again', rates.falseNegative),
          readoutOf('charged again, of the flagged', rates.precision),
        ]}
        said={`False positives differ by ${points(rates.falsePositive)}, false negatives by ${points(rates.falseNegative)}, precision by ${points(rates.precision)}.`}
      />
      <p className="tiny">
        Large figures: African-American less Caucasian, in points, with Newcombe’s 95 % interval
        below. Measured by this project on the published table; n 3,696 and 2,454.
      </p>
    </div>
  )
}

function readoutOf(name: string, rate: ComparedRate) {
  const [first, second] = rate.rates.map(({value}) => `${plain(value * 100, 1)} %`)
  return {
    name,
    value: points(rate),
    note: `${first ?? ''} and ${second ?? ''}; ${signed(rate.low * 100, 1)} to ${signed(rate.high * 100, 1)}`,
  }
}

function points({difference}: ComparedRate): string {
  return `${signed(difference * 100, 1)} points`
}
