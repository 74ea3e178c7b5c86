import {useMemo, useState} from 'react'
import {plain} from '../../../design/numbers.ts'
import {NumberControl} from '../number-control.tsx'
import {Readouts} from '../readouts.tsx'
import {detectorWith, driftRates, type DriftRates} from './drift-kinds-rates.ts'
import type {InstrumentProps} from './instrument.ts'
import {reachedNumber} from './reached-number.ts'
import styles from '../instrument.module.css'

/** Inputs, scores and outcomes of one detector while covariate, label or concept move. */
export function DriftKinds({parameters, reached, onReached}: InstrumentProps<'drift-kinds'>) {
  const {baseRate, recall, falseAlarms, goalRecall} = parameters
  const detector = useMemo(
    () =>
      detectorWith({
        baseRate: baseRate / 100,
        recall: recall / 100,
        falseAlarms: falseAlarms / 100,
      }),
    [baseRate, recall, falseAlarms],
  )
  const [moved, setMoved] = useState(() => ({
    covariate: reachedNumber(reached, 'covariate', 0),
    label: reachedNumber(reached, 'label', baseRate),
    concept: reachedNumber(reached, 'concept', 0),
  }))
  const ratesOf = (setting: typeof moved) =>
    driftRates(
      {
        covariate: setting.covariate,
        baseRate: setting.label / 100,
        concept: setting.concept / 100,
      },
      detector,
    )
  const before = ratesOf({covariate: 0, label: baseRate, concept: 0})
  const now = ratesOf(moved)
  const set = (change: Partial<typeof moved>) => {
    const next = {...moved, ...change}
    setMoved(next)
    const after = ratesOf(next)
    if (standsStill(before, after) && after.recall * 100 < goalRecall) onReached(next)
  }
  const was = (share: number) => `before: ${plain(share * 100, 1)} %`
  return (
    <div className={styles['stack']}>
      <div className={styles['controls']}>
        <NumberControl
          label="Covariate: all amounts shifted"
          unit="sd"
          min={-2}
          max={2}
          step={0.1}
          value={moved.covariate}
          onChange={(covariate) => set({covariate})}
        />
        <NumberControl
          label="Label: share of fraud"
          unit="%"
          min={0.5}
          max={20}
          step={0.5}
          value={moved.label}
          onChange={(label) => set({label})}
        />
        <NumberControl
          label="Concept: fraud that now looks like any payment"
          unit="%"
          min={0}
          max={100}
          step={1}
          value={moved.concept}
          onChange={(concept) => set({concept})}
        />
      </div>
      <Readouts
        readouts={[
          {
            name: 'Mean input, seen at once',
            value: `${plain(now.meanInput, 2)} sd`,
            note: `before: ${plain(before.meanInput, 2)} sd`,
          },
          {
            name: 'Mean score, seen at once',
            value: `${plain(now.meanScore * 100, 1)} %`,
            note: was(before.meanScore),
          },
          {
            name: 'Fraud caught, seen later',
            value: `${plain(now.recall * 100, 1)} %`,
            note: was(before.recall),
          },
          {
            name: 'Stopped payments that are fraud, seen later',
            value: `${plain(now.precision * 100, 1)} %`,
            note: was(before.precision),
          },
        ]}
        said={`Mean score ${plain(now.meanScore * 100, 1)} %, fraud caught ${plain(now.recall * 100, 1)} %.`}
      />
    </div>
  )
}

/** Whether nobody who sees inputs and scores alone would notice. */
function standsStill(before: DriftRates, after: DriftRates): boolean {
  return (
    Math.abs(after.meanInput - before.meanInput) < 0.05 &&
    Math.abs(after.meanScore - before.meanScore) < 0.002
  )
}
