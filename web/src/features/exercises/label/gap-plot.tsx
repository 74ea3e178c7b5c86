import type {LabelEstimate} from '@airworthy/range/views'
import {placeOf, type Scale} from '../../../design/interval-scale.ts'
import {Status} from '../../../design/status.tsx'
import {EstimateRow} from '../estimate-row.tsx'
import {signedShare} from './label-words.ts'
import styles from './label.module.css'

interface GapPlotProps {
  name: string
  gap: LabelEstimate
  /** Largest gap on either side, as a share of mean need. */
  bound: number
}

const scale: Scale = {min: -0.3, max: 0.6, ticks: [-0.3, 0, 0.3, 0.6]}

/** A need gap at equal score with its interval and the bounds as bugs. */
export function GapPlot({name, gap, bound}: GapPlotProps) {
  const within = gap.low !== null && gap.high !== null && gap.low >= -bound && gap.high <= bound
  const crosses =
    !within && gap.low !== null && gap.high !== null && gap.low < bound && gap.high > -bound
  return (
    <div className={styles['gap']}>
      <EstimateRow name={name} estimate={gap} scale={scale} write={signedShare} />
      <div className={styles['bounds']} aria-hidden="true">
        <svg className="plot" height={9}>
          {[-bound, bound].map((at) => (
            <svg key={at} x={placeOf(at, scale)} y={9} overflow="visible">
              <path className="plot-bug" d="M-5 0h10L0-7z" />
            </svg>
          ))}
        </svg>
      </div>
      <Status kind={within ? 'pass' : crosses ? 'not-judged' : 'breach'}>
        {within ? 'within the bound' : crosses ? 'interval crosses the bound' : 'beyond the bound'}
      </Status>
    </div>
  )
}
