import {useMemo, useState} from 'react'
import {ChoiceRow} from '../../../design/choice-row.tsx'
import {plain, signed} from '../../../design/numbers.ts'
import {Readouts} from '../readouts.tsx'
import type {InstrumentProps} from './instrument.ts'
import {
  applicants,
  columnIds,
  drawApplicants,
  modelStanding,
  type ColumnId,
} from './removed-columns-model.ts'
import styles from '../instrument.module.css'

const names: Readonly<Record<ColumnId, string>> = {
  sex: 'Sex',
  club: 'A women’s club is named',
  college: 'One of two women’s colleges',
  wording: 'Wording of the application',
  pause: 'A pause in the career',
  experience: 'Years of experience',
  test: 'Test of the work itself',
}

let drawn: ReturnType<typeof drawApplicants> | null = null

/** Take columns away from a model of past decisions; who is selected, and who can be told, follows. */
export function RemovedColumns(props: InstrumentProps<'removed-columns'>) {
  const {parameters, reached, onReached} = props
  const [kept, setKept] = useState<readonly ColumnId[]>(() => startOf(reached))
  const standing = useMemo(() => standingOf(kept), [kept])
  function toggle(id: ColumnId) {
    const next = columnIds.filter((each) => (each === id) !== kept.includes(each))
    setKept(next)
    const found = standingOf(next)
    if (found === null || Math.abs(found.gap.difference) * 100 > parameters.within) return
    onReached(Object.fromEntries(columnIds.map((each) => [each, next.includes(each)])))
  }
  const gap = standing === null ? 'none' : `${signed(standing.gap.difference * 100, 1)} points`
  return (
    <div className={styles['stack']}>
      <fieldset className={styles['choices']}>
        <legend className={styles['label']}>The model reads</legend>
        {columnIds.map((id) => (
          <ChoiceRow
            key={id}
            type="checkbox"
            plain
            checked={kept.includes(id)}
            onChange={() => toggle(id)}
          >
            {names[id]}
          </ChoiceRow>
        ))}
      </fieldset>
      <Readouts
        readouts={[
          {
            name: 'selected, men less women',
            value: gap,
            note:
              standing === null
                ? 'nothing is read'
                : `${signed(standing.gap.low * 100, 1)} to ${signed(standing.gap.high * 100, 1)}`,
          },
          {
            name: 'sex can be told from these columns',
            value: standing === null ? '–' : plain(standing.auc, 2),
            note: 'AUC; 0.5 is chance, 1 always',
          },
          {
            name: 'test of those selected',
            value: standing === null ? '–' : signed(standing.test),
            note: 'standard deviations above the mean',
          },
        ]}
        said={`Reading ${kept.length} columns: men less women ${gap}.`}
      />
      <p className="tiny">
        Simulated: {plain(applicants.count)} invented applicants, half of them to learn from; the
        best {plain(applicants.selected * 100)} % of the others are selected. Newcombe’s 95 %
        interval.
      </p>
    </div>
  )
}

function standingOf(kept: readonly ColumnId[]) {
  drawn ??= drawApplicants()
  return modelStanding(drawn, kept)
}

function startOf(reached: InstrumentProps<'removed-columns'>['reached']): readonly ColumnId[] {
  return reached === null ? columnIds : columnIds.filter((id) => reached[id] === true)
}
