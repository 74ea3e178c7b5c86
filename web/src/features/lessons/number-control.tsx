import {useId, useState} from 'react'
import {readNumber} from '../assessments/number-input.ts'
import {figure, measured} from './figures.ts'
import {onGrid} from './on-grid.ts'
import styles from './instrument.module.css'

interface NumberControlProps {
  label: string
  /** A longer name for those who hear it; it is not shown. */
  description?: string
  unit: string
  min: number
  max: number
  step: number
  /** Null while nothing was set: the slider then stands in the middle. */
  value: number | null
  onChange: (value: number) => void
  /** True takes a number as it is typed, so that it counts without leaving the field first. */
  eager?: boolean
}

/** A number that is slid or typed; arrows move by one step, page keys by ten. */
export function NumberControl(props: NumberControlProps) {
  const {label, description, unit, min, max, step, value, onChange, eager = false} = props
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const commit = (text: string) => {
    const reading = readNumber(text, {decimals: step < 1 ? 6 : 0})
    if (reading.kind === 'number') onChange(onGrid(reading.value, {min, max, step}))
  }
  return (
    <div className={styles['control']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <div className={styles['controlRow']}>
        <input
          type="range"
          className={styles['slider']}
          min={min}
          max={max}
          step={step}
          value={value ?? onGrid((min + max) / 2, {min, max, step})}
          data-unset={value === null || undefined}
          aria-label={description === undefined ? label : `${label}: ${description}`}
          aria-valuetext={value === null ? 'not set' : measured(value, unit)}
          onChange={({currentTarget}) =>
            onChange(onGrid(currentTarget.valueAsNumber, {min, max, step}))
          }
        />
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className={styles['number']}
          value={typed ?? (value === null ? '' : figure(value))}
          onChange={({currentTarget}) => {
            setTyped(currentTarget.value)
            if (eager) commit(currentTarget.value)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && typed !== null) {
              commit(typed)
              setTyped(null)
            }
          }}
          onBlur={() => {
            if (typed !== null) commit(typed)
            setTyped(null)
          }}
        />
        <span className="meta">{unit}</span>
      </div>
    </div>
  )
}
