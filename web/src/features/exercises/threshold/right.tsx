import type {ThresholdAction, ThresholdView} from '@airworthy/range/views'
import type {Scale} from '../../../design/interval-scale.ts'
import {percent, plain} from '../../../design/numbers.ts'
import {EstimateRow} from '../estimate-row.tsx'
import type {PaneProps} from '../pane.ts'
import styles from './threshold.module.css'

const scale: Scale = {min: 0, max: 1, ticks: [0, 0.25, 0.5, 0.75, 1]}
/** Bins with fewer people say too little to be drawn. */
const fewest = 20

/** Whether scores mean the same in both districts, what is fixed, and what was tried. */
export function Right({view}: PaneProps<ThresholdView, ThresholdAction>) {
  const set = view.sets.find(({id}) => id === view.set)
  return (
    <>
      <h2>Figures</h2>
      <p className="meta">
        {set?.name}, {plain(set?.applicants ?? 0)} applicants; you are judged on{' '}
        {plain(view.hidden)} others.
      </p>
      <section className={styles['figures']}>
        <h3>Fixed</h3>
        <p>{settingWords(view, view.thresholds)}</p>
      </section>
      <section className={styles['figures']}>
        <h3>Does a score mean the same?</h3>
        <p className="meta">Share that defaults, by tenth of the score; 95 % Wilson.</p>
        {view.groups.map(({id, name}) => (
          <div key={id}>
            <h4>{name}</h4>
            {view.calibration
              .find(({group}) => group === id)
              ?.bins.filter(({rate}) => rate.n >= fewest)
              .map(({from, to, rate}) => (
                <EstimateRow
                  key={from}
                  dense
                  name={`${plain(from * 100)} to ${plain(to * 100)} %`}
                  estimate={rate}
                  scale={scale}
                  write={percent}
                />
              ))}
          </div>
        ))}
      </section>
      {view.tried.length > 0 && <Tried view={view} />}
    </>
  )
}

function Tried({view}: {view: ThresholdView}) {
  const names = (ids: readonly string[]) =>
    ids.map((id) => view.criteria.find((each) => each.id === id)?.name ?? id).join(', ')
  return (
    <section className={styles['figures']}>
      <h3>Fixed so far</h3>
      <ol className={styles['tried']}>
        {view.tried.toReversed().map((setting, index) => (
          <li key={index}>
            <span>{settingWords(view, setting.thresholds)}</span>
            <span className="meta">
              {view.sets.find(({id}) => id === setting.set)?.name}; cost{' '}
              {percent(Math.max(0, setting.cost / setting.cheapest - 1))} above the cheapest
            </span>
            <span>Meets: {setting.met.length === 0 ? 'nothing' : names(setting.met)}</span>
            <span>Misses: {setting.missed.length === 0 ? 'nothing' : names(setting.missed)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function settingWords(view: ThresholdView, thresholds: Readonly<Record<string, number>>): string {
  return view.groups.map(({id, name}) => `${name} ${plain(thresholds[id] ?? 0, 2)}`).join(', ')
}
