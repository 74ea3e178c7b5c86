import type {LabelAction, LabelView} from '@airworthy/range/views'
import {useState} from 'react'
import {SelectField} from '../../../design/field.tsx'
import {plain, range, signed} from '../../../design/numbers.ts'
import {EstimateAxis} from '../estimate-axis.tsx'
import {EstimateRow} from '../estimate-row.tsx'
import {scaleTo, signedAs, written} from './label-words.ts'
import styles from './label.module.css'

interface ExplorationProps {
  view: LabelView
  still: boolean
  act: (action: LabelAction) => Promise<boolean>
}

/** Need, or one label, by group in tenths of a ranking. */
export function Exploration({view, still, act}: ExplorationProps) {
  const {exploration, patients, labels} = view
  const [drawn, setDrawn] = useState<'need' | 'measured'>('need')
  const label = drawn === 'need' ? view.need.label : exploration.measure
  const measure = labels.find(({id}) => id === exploration.measure)
  const estimates = exploration.strata.flatMap(({groups}) => groups.map((group) => group[drawn]))
  const scale = scaleTo(Math.max(...estimates.map(({high}) => high ?? 0)))
  const rankings = [
    {value: 'score', label: 'Score in use'},
    ...(view.model === null ? [] : [{value: 'model', label: 'Your model'}]),
    ...labels.map(({id, name}) => ({value: id, label: `Label: ${name}`})),
  ]
  const explore = (change: {ranking?: string; measure?: string}) =>
    void act({
      kind: 'explore',
      ranking: exploration.ranking,
      measure: exploration.measure,
      ...change,
    })
  return (
    <>
      <h2>Need at equal place</h2>
      <div className={styles['choices']}>
        <SelectField
          label="Rank patients by"
          data={rankings}
          value={exploration.ranking}
          disabled={still}
          onChange={({currentTarget}) => explore({ranking: currentTarget.value})}
        />
        <SelectField
          label="Compare with need"
          data={labels.map(({id, name}) => ({value: id, label: name}))}
          value={exploration.measure}
          disabled={still}
          onChange={({currentTarget}) => explore({measure: currentTarget.value})}
        />
        <SelectField
          label="Draw"
          data={[
            {value: 'need', label: 'Need'},
            {value: 'measured', label: measure?.name ?? exploration.measure},
          ]}
          value={drawn}
          onChange={({currentTarget}) =>
            setDrawn(currentTarget.value === 'need' ? 'need' : 'measured')
          }
        />
      </div>
      {measure !== undefined && (
        <p className="meta">
          {measure.name}: {measure.recorded}.
        </p>
      )}
      <Sentences view={view} />
      <ol className={styles['strata']} reversed>
        {exploration.strata.toReversed().map(({groups}, index) => (
          <li key={index}>
            <span className={`meta ${styles['tenth']}`}>
              {index === 0 ? 'highest tenth' : `tenth ${exploration.strata.length - index}`}
            </span>
            <div>
              {groups.map((group) => (
                <EstimateRow
                  key={group.group}
                  dense
                  name={patients.groups.find(({id}) => id === group.group)?.name ?? group.group}
                  estimate={group[drawn]}
                  scale={scale}
                  write={(value) => written(value, label)}
                />
              ))}
            </div>
          </li>
        ))}
      </ol>
      <div className={styles['axis']}>
        <EstimateAxis scale={scale} write={(value) => written(value, label)} />
      </div>
      <p className="meta">
        Means with 95 % intervals of {plain(patients.visible - patients.trained)} patients on whom
        no model was trained.
      </p>
    </>
  )
}

/** The two differences in words; they are what the plot shows, summed up. */
function Sentences({view}: {view: LabelView}) {
  const {exploration, labels, patients} = view
  const {gap, gapAtEqualNeed} = exploration
  const smaller = patients.groups.find(({id}) => id === patients.smaller)?.name ?? ''
  const measure = labels.find(({id}) => id === exploration.measure)
  const differs = (value: number) => signedAs(value, exploration.measure)
  return (
    <ul className={styles['sentences']} aria-live="polite">
      {gap.value !== null && gap.low !== null && gap.high !== null && (
        <li>
          At equal place {smaller} have {signed(gap.value)} conditions ({range(gap.low, gap.high)}).
        </li>
      )}
      {gapAtEqualNeed.value !== null &&
        gapAtEqualNeed.low !== null &&
        gapAtEqualNeed.high !== null && (
          <li>
            At equal need their {measure?.name.toLowerCase()} differs by{' '}
            {differs(gapAtEqualNeed.value)} ({differs(gapAtEqualNeed.low)} to{' '}
            {differs(gapAtEqualNeed.high)}).
          </li>
        )}
    </ul>
  )
}
