import {useState} from 'react'
import {plain} from '../../../design/numbers.ts'
import {NumberControl} from '../number-control.tsx'
import {Readouts} from '../readouts.tsx'
import {harmedPeople} from './harm-left-people.ts'
import type {InstrumentProps} from './instrument.ts'
import {reachedNumber} from './reached-number.ts'
import styles from '../instrument.module.css'

/** Where the controls stand: decisions a year, and the share of errors undone, in percent. */
interface Place {
  readonly decisions: number
  readonly undone: number
}

/** How many people a year keep the harm, as reach and the share of undone errors move. */
export function HarmLeft({parameters, reached, onReached}: InstrumentProps<'harm-left'>) {
  const {decided, checked, wrong, goal} = parameters
  const [decisions, setDecisions] = useState(
    reachedNumber(reached, 'decisions', parameters.decisions),
  )
  const [undone, setUndone] = useState(reachedNumber(reached, 'undone', parameters.undone))
  const people = peopleOf({decisions, undone})
  const done = people.left.high <= goal
  function peopleOf(place: Place) {
    return harmedPeople({checked, wrong, ...place, undone: place.undone / 100})
  }
  function set(place: Place) {
    setDecisions(place.decisions)
    setUndone(place.undone)
    if (peopleOf(place).left.high <= goal) onReached({...place})
  }
  const {errorShare, wrong: harmed, left} = people
  const leftRange = `${plain(Math.floor(left.low))} to ${plain(Math.ceil(left.high))}`
  return (
    <div className={styles['stack']}>
      <div className={styles['controls']}>
        <NumberControl
          label={`Decisions on ${decided}`}
          unit="a year"
          min={1000}
          max={200_000}
          step={1000}
          value={decisions}
          onChange={(next) => set({decisions: next, undone})}
        />
        <NumberControl
          label="Errors noticed and undone in time"
          unit="%"
          min={0}
          max={100}
          step={1}
          value={undone}
          onChange={(next) => set({decisions, undone: next})}
        />
      </div>
      <Readouts
        readouts={[
          {
            name: 'Wrong decisions in the sample',
            value: `${plain(errorShare.value * 100, 1)} %`,
            note: `${plain(errorShare.low * 100, 1)} to ${plain(errorShare.high * 100, 1)} %, ${wrong} of ${checked}, 95 % Wilson`,
          },
          {
            name: 'People with a wrong decision a year',
            value: plain(Math.round(harmed.value)),
            note: `${plain(Math.floor(harmed.low))} to ${plain(Math.ceil(harmed.high))}`,
          },
          {
            name: 'People who keep the harm',
            value: plain(Math.round(left.value)),
            note: `${leftRange}; asked for: at most ${plain(goal)} at the upper end`,
          },
        ]}
        said={`${leftRange} people a year keep the harm. ${done ? 'The task is done.' : ''}`}
      />
    </div>
  )
}
