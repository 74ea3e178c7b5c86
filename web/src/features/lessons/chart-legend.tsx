import {markOf} from '../../design/plot-theme.ts'
import type {ChartSeries} from './figure-chart.tsx'
import styles from './figure.module.css'

/** Which mark and which line belong to which series; one series needs no legend. */
export function ChartLegend({series}: {series: readonly ChartSeries[]}) {
  if (series.length < 2) return null
  return (
    <ul className={styles['legend']}>
      {series.map(({name}, index) => {
        const {dash, symbol, ink} = markOf(index)
        return (
          <li key={name}>
            <svg width="28" height="12" viewBox="0 0 28 12" aria-hidden="true">
              <path d="M0 6h28" stroke={ink} strokeWidth="2" strokeDasharray={dash} />
              <path d={shapes[symbol]} fill={ink} />
            </svg>
            {name}
          </li>
        )
      })}
    </ul>
  )
}

const shapes = {
  circle: 'M10.5 6a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z',
  square: 'M11 3h6v6h-6z',
  triangle: 'M14 2l4 7h-8z',
  diamond: 'M14 1.5l3.5 4.5l-3.5 4.5l-3.5-4.5z',
} as const
