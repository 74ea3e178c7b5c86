import {Suspense, useState} from 'react'
import {plain, signed} from '../../../design/numbers.ts'
import {ChartLegend} from '../chart-legend.tsx'
import {FigureChart} from '../figure-chart-later.ts'
import {NumberControl} from '../number-control.tsx'
import {Readouts} from '../readouts.tsx'
import {bestOf, peakDoublings} from './best-of-many-means.ts'
import type {InstrumentProps} from './instrument.ts'
import {reachedNumber} from './reached-number.ts'
import styles from '../instrument.module.css'

const most = 10
const everywhere = Array.from({length: most + 1}, (_, doublings) => bestOf(2 ** doublings))
const peak = peakDoublings(most)
const series = [
  {name: 'score', points: everywhere.map(({score}, x) => pointOf(x, score))},
  {name: 'what it stands for', points: everywhere.map(({truth}, x) => pointOf(x, truth))},
]

/** The best-scored of ever more drafts: its score, and how good it is in truth. */
export function BestOfMany({parameters, reached, onReached}: InstrumentProps<'best-of-many'>) {
  const [doublings, setDoublings] = useState(() =>
    reachedNumber(reached, 'doublings', parameters.doublings),
  )
  const {drafts, score, truth} = bestOf(2 ** doublings)
  const move = (next: number) => {
    setDoublings(next)
    if (next === peak) onReached({doublings: next})
  }
  return (
    <div className={styles['stack']}>
      <NumberControl
        label="The number of drafts is doubled"
        unit={doublings === 1 ? 'time' : 'times'}
        min={0}
        max={most}
        step={1}
        value={doublings}
        onChange={move}
      />
      <Readouts
        readouts={[
          {name: 'drafts', value: plain(drafts), note: 'the best-scored one is taken'},
          {name: 'its score', value: signed(score, 2), note: 'on average'},
          {name: 'what the score stands for', value: signed(truth, 2), note: 'on average'},
        ]}
        said={`Best of ${plain(drafts)}: score ${signed(score)}, in truth ${signed(truth)}.`}
      />
      <div>
        <ChartLegend series={series} />
        <Suspense fallback={<div className={styles['room']} />}>
          <FigureChart
            alt="With every doubling of the drafts the score of the best-scored one rises; what it stands for rises at first and then falls below zero."
            marks="lines"
            x={{label: 'doublings', unit: 'from one draft', min: 0, max: most}}
            y={{label: 'mean', unit: 'deviations of honest drafts', min: -1, max: 5}}
            series={series}
            at={[{x: doublings, name: plain(drafts)}]}
          />
        </Suspense>
      </div>
      <p className="tiny">
        Simulated and made up: one draft in fifty pleases the scorer and is bad. Computed exactly,
        so there is no interval.
      </p>
    </div>
  )
}

function pointOf(x: number, y: number) {
  return {x, y, low: null, high: null}
}
