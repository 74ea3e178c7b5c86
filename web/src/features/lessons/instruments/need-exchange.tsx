import {Suspense, useMemo, useState} from 'react'
import {plain} from '../../../design/numbers.ts'
import {ChartLegend} from '../chart-legend.tsx'
import {FigureChart} from '../figure-chart-later.ts'
import {NumberControl} from '../number-control.tsx'
import {Readouts} from '../readouts.tsx'
import type {InstrumentProps} from './instrument.ts'
import {heldOut} from './need-exchange-figures.ts'
import {blackShare, exchangedPlaces} from './need-exchange-shares.ts'
import styles from '../instrument.module.css'

const first = 55
const last = 99
const everywhere = Array.from({length: last - first + 1}, (_, index) =>
  exchangedPlaces(heldOut, first + index),
)
const population = blackShare(heldOut)
const series = [
  {name: 'after the exchange', points: everywhere.map((at) => pointOf(at.percentile, at.after))},
  {name: 'by score', points: everywhere.map((at) => pointOf(at.percentile, at.before))},
]

/** The percentile from which a programme admits; places pass to those who are sicker. */
export function NeedExchange(props: InstrumentProps<'need-exchange'>) {
  const {parameters, reached, onReached} = props
  const [cut, setCut] = useState(() => (reached === null ? parameters.start : parameters.goal))
  const at = useMemo(() => exchangedPlaces(heldOut, cut), [cut])
  const move = (next: number) => {
    setCut(next)
    if (next === parameters.goal) onReached({percentile: next})
  }
  const before = share(at.before)
  const after = share(at.after)
  return (
    <div className={styles['stack']}>
      <NumberControl
        label="Admitted from this percentile of the score on"
        unit=""
        min={first}
        max={last}
        step={1}
        value={cut}
        onChange={move}
      />
      <Readouts
        readouts={[
          {
            name: 'Black patients, by score',
            value: before,
            note: `${plain(at.black)} of ${plain(at.selected)} admitted`,
          },
          {
            name: 'after the exchange',
            value: after,
            note: `${plain(at.black + at.exchanged)} of ${plain(at.selected)} admitted`,
          },
          {
            name: 'conditions of who leaves',
            value: at.exchanged === 0 ? '–' : plain(at.given, 1),
            note: `${plain(at.exchanged)} white patients, on average`,
          },
          {
            name: 'conditions of who comes',
            value: at.exchanged === 0 ? '–' : plain(at.taken, 1),
            note: `${plain(at.exchanged)} Black patients, on average`,
          },
        ]}
        said={`From percentile ${cut}: ${before} by score, ${after} after the exchange.`}
      />
      <div>
        <ChartLegend series={series} />
        <Suspense fallback={<div className={styles['room']} />}>
          <FigureChart
            alt="Share of Black patients among those admitted, by percentile: by score it rises slowly, after the exchange steeply."
            marks="lines"
            x={{label: 'admitted from percentile', unit: '', min: first, max: last}}
            y={{label: 'Black patients', unit: '% of the admitted', min: 0, max: 80}}
            series={series}
            at={[{x: cut, name: plain(cut)}]}
            target={{y: population * 100, name: `${share(population)} of all patients`}}
          />
        </Suspense>
      </div>
      <p className="tiny">
        Simulated: places are exchanged, no model is trained anew. Synthetic patients of Obermeyer
        et al. 2019, held-out third, n 16,099; no interval stated.
      </p>
    </div>
  )
}

function share(value: number): string {
  return `${plain(value * 100, 1)} %`
}

function pointOf(x: number, value: number) {
  return {x, y: value * 100, low: null, high: null}
}
