import type {ReactNode} from 'react'
import styles from './instrument.module.css'

/** A figure of an instrument with its name. */
export interface Readout {
  readonly name: string
  readonly value: ReactNode
  /** The interval, the n, the unit, where the value needs it. */
  readonly note?: ReactNode
}

interface ReadoutsProps {
  readouts: readonly Readout[]
  /** The same in a sentence: announced when it changes, for those who do not see the figures. */
  said: string
}

/** The figures of an instrument, recomputed as its control moves. */
export function Readouts({readouts, said}: ReadoutsProps) {
  return (
    <>
      <dl className={styles['readouts']}>
        {readouts.map(({name, value, note}) => (
          <div key={name}>
            <dt className="meta">{name}</dt>
            <dd className={styles['value']}>{value}</dd>
            {note !== undefined && <dd className="tiny">{note}</dd>}
          </div>
        ))}
      </dl>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </>
  )
}
