import type {CriterionFigures, CriterionView} from '@airworthy/range/views'
import {placeOf, type Scale} from '../../../design/interval-scale.ts'
import {signed} from '../../../design/numbers.ts'
import {Status} from '../../../design/status.tsx'
import {EstimateRow} from '../estimate-row.tsx'
import styles from './threshold.module.css'

interface CriterionRowProps {
  criterion: CriterionView | undefined
  figures: CriterionFigures
  tolerance: number
}

const scale: Scale = {min: -0.4, max: 0.4, ticks: [-0.4, -0.2, 0, 0.2, 0.4]}
const kinds = {met: 'pass', missed: 'breach', undecided: 'not-judged'} as const
const words = {met: 'met', missed: 'missed', undecided: 'too near to tell'} as const

/** How the districts differ on one criterion, with the tolerance as bugs. */
export function CriterionRow({criterion, figures, tolerance}: CriterionRowProps) {
  const {difference, verdict} = figures
  const name = criterion?.name ?? figures.criterion
  return (
    <li>
      {figures.criterion === 'one-threshold' ? (
        <p className={styles['equal']}>
          {name} <strong>{signed(difference.value ?? 0)}</strong>
        </p>
      ) : (
        <>
          <EstimateRow name={name} estimate={difference} scale={scale} write={points} />
          <div className={styles['bounds']} aria-hidden="true">
            <svg className="plot" height={8}>
              {[-tolerance, tolerance].map((at) => (
                <svg key={at} x={placeOf(at, scale)} y={8} overflow="visible">
                  <path className="plot-bug" d="M-5 0h10L0-7z" />
                </svg>
              ))}
            </svg>
          </div>
        </>
      )}
      <Status kind={kinds[verdict]}>{words[verdict]}</Status>
    </li>
  )
}

/** A difference of shares in points: "+20.3 points". */
function points(value: number): string {
  return `${signed(value * 100, 1)} pt`
}
