import {GroupInterval} from '../../design/group-interval.tsx'
import type {Scale} from '../../design/interval-scale.ts'
import styles from './estimate-row.module.css'

/** A measured quantity with its 95 % interval; null where nothing could be measured. */
export interface Estimate {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly n: number
}

interface EstimateRowProps {
  name: string
  estimate: Estimate
  scale: Scale
  /** How a value is written, with its unit. */
  write: (value: number) => string
  /** Several rows of one name stand close together. */
  dense?: boolean
}

/** One estimate: its name, its interval on a scale, its figures and n. */
export function EstimateRow({name, estimate, scale, write, dense = false}: EstimateRowProps) {
  const {value, low, high, n} = estimate
  if (value === null || low === null || high === null) {
    return (
      <div className={styles['row']} data-dense={dense || undefined}>
        <span className={styles['name']}>{name}</span>
        <span className={`meta ${styles['plot']}`}>not judged, n {n}</span>
      </div>
    )
  }
  const interval = `${write(low)} to ${write(high)}`
  return (
    <div className={styles['row']} data-dense={dense || undefined}>
      <span className={styles['name']}>{name}</span>
      <div className={styles['plot']}>
        <GroupInterval
          label={`${name}: ${write(value)}, interval ${interval}, n ${n}`}
          low={low}
          high={high}
          value={value}
          scale={scale}
          height={dense ? 18 : 26}
        />
      </div>
      <span className={styles['value']}>{write(value)}</span>
      <span className={`tiny ${styles['interval']}`}>
        {interval}, n {n.toLocaleString('en-GB')}
      </span>
    </div>
  )
}
