import {useState} from 'react'
import {plain} from '../../../design/numbers.ts'
import {figure} from '../figures.ts'
import {NumberControl} from '../number-control.tsx'
import {Readouts} from '../readouts.tsx'
import type {InstrumentProps} from './instrument.ts'
import {reachedNumber} from './reached-number.ts'
import {budgetShares} from './timeout-budget-shares.ts'
import styles from '../instrument.module.css'

/** Who gets the model's answer in time, and what an outage costs, by time limit and attempts. */
export function TimeoutBudget({parameters, reached, onReached}: InstrumentProps<'timeout-budget'>) {
  const {goal, load, patience} = parameters
  const [budget, setBudget] = useState(() => ({
    limit: reachedNumber(reached, 'limit', patience),
    attempts: reachedNumber(reached, 'attempts', 1),
  }))
  const {answered, longestWait, callsUsual, callsInOutage} = budgetShares(budget, parameters)
  const set = (change: Partial<typeof budget>) => {
    const next = {...budget, ...change}
    setBudget(next)
    const after = budgetShares(next, parameters)
    if (after.answered * 100 >= goal && after.callsInOutage <= load) onReached(next)
  }
  const share = `${plain(answered * 100, 1)} %`
  return (
    <div className={styles['stack']}>
      <div className={styles['controls']}>
        <NumberControl
          label="Time limit of one attempt"
          unit="s"
          min={0.2}
          max={10}
          step={0.1}
          value={budget.limit}
          onChange={(limit) => set({limit})}
        />
        <NumberControl
          label="Attempts at most"
          unit=""
          min={1}
          max={5}
          step={1}
          value={budget.attempts}
          onChange={(attempts) => set({attempts})}
        />
      </div>
      <Readouts
        readouts={[
          {
            name: `Answered within ${figure(patience)} s`,
            value: share,
            note: `asked for: ${plain(goal)} % or more`,
          },
          {name: 'Longest wait for the fallback', value: `${plain(longestWait, 1)} s`},
          {name: 'Calls for a customer, usually', value: plain(callsUsual, 2)},
          {
            name: 'Calls for a customer, in an outage',
            value: plain(callsInOutage),
            note: `asked for: at most ${plain(load)}`,
          },
        ]}
        said={`${share} answered in time, ${plain(callsInOutage)} calls in an outage.`}
      />
    </div>
  )
}
