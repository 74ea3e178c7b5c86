import {useState} from 'react'
import {plain} from '../../../design/numbers.ts'
import {Status} from '../../../design/status.tsx'
import {LimitPlot} from '../limit-plot.tsx'
import {NumberControl} from '../number-control.tsx'
import {Readouts} from '../readouts.tsx'
import type {InstrumentProps} from './instrument.ts'
import {reachedNumber} from './reached-number.ts'
import {judgedShare} from './wilson-outcome.ts'
import styles from '../instrument.module.css'

const words = {pass: 'Pass', breach: 'Breach', 'not-judged': 'Not judged'} as const

/** How many trials, and how many successes among them, it takes until an outcome is certain. */
export function WilsonInterval(props: InstrumentProps<'wilson-interval'>) {
  const {parameters, reached, onReached} = props
  const {counted, limit, goal, move, most} = parameters
  const [trials, setTrials] = useState(() => reachedNumber(reached, 'trials', parameters.trials))
  const [successes, setSuccesses] = useState(() =>
    reachedNumber(reached, 'successes', parameters.successes),
  )
  const {share, low, high, outcome} = judgedShare({successes, trials}, limit)
  const set = (next: {successes: number; trials: number}) => {
    setTrials(next.trials)
    setSuccesses(next.successes)
    if (judgedShare(next, limit).outcome === goal) onReached(next)
  }
  const interval = `${percent(low)} to ${percent(high)} %`
  return (
    <div className={styles['stack']}>
      <div className={styles['controls']}>
        {move !== 'successes' && (
          <NumberControl
            label="Trials"
            unit=""
            min={1}
            max={most}
            step={1}
            value={trials}
            onChange={(next) => set({trials: next, successes: Math.min(successes, next)})}
          />
        )}
        {move !== 'trials' && (
          <NumberControl
            label={`Of these, ${counted}`}
            unit=""
            min={0}
            max={trials}
            step={1}
            value={successes}
            onChange={(next) => set({trials, successes: next})}
          />
        )}
      </div>
      <Readouts
        readouts={[
          {
            name: counted,
            value: `${percent(share)} %`,
            note: `${plain(successes)} of ${plain(trials)}`,
          },
          {name: '95 % Wilson interval', value: interval},
          {
            name: `limit ${percent(limit)} %`,
            value: <Status kind={outcome}>{words[outcome]}</Status>,
          },
        ]}
        said={`${plain(successes)} of ${plain(trials)}: ${percent(share)} %, interval ${interval}, ${words[outcome]}.`}
      />
      <LimitPlot share={share} low={low} high={high} limit={limit} outcome={outcome} />
    </div>
  )
}

function percent(share: number): string {
  return plain(share * 100, 1)
}
