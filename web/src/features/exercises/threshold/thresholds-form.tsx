import type {ThresholdAction, ThresholdView} from '@airworthy/range/views'
import {Button} from '@mantine/core'
import {useId, type FormEvent} from 'react'
import {ChoiceRow} from '../../../design/choice-row.tsx'
import {percent, plain} from '../../../design/numbers.ts'
import {NumberControl} from '../../lessons/number-control.tsx'
import {CriterionRow} from './criterion-row.tsx'
import {liveFigures, type LiveFigures} from './live-figures.ts'
import {useJsonDraft} from '../use-json-draft.ts'
import styles from './threshold.module.css'

interface ThresholdsFormProps {
  view: ThresholdView
  /** Under which drafts are kept. */
  attemptId: string
  still: boolean
  act: (action: ThresholdAction) => Promise<boolean>
}

/** Two sliders whose figures follow them; they count once they are fixed. */
export function ThresholdsForm({view, attemptId, still, act}: ThresholdsFormProps) {
  const name = useId()
  const [tried, setTried, forget] = useJsonDraft<Readonly<Record<string, number>>>(attemptId, {
    name: 'thresholds',
    initial: view.thresholds,
  })
  const figures = liveFigures(view, tried)
  const fixed = view.groups.every(({id}) => tried[id] === view.thresholds[id])
  async function fix(event: FormEvent) {
    event.preventDefault()
    if (await act({kind: 'set', thresholds: tried})) forget()
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void fix(event)}>
      <fieldset>
        <legend>Applicants</legend>
        {view.sets.map((set) => (
          <ChoiceRow
            key={set.id}
            type="radio"
            plain
            name={name}
            checked={view.set === set.id}
            disabled={still}
            note={set.note}
            onChange={() => void act({kind: 'open', set: set.id})}
          >
            {set.name}
          </ChoiceRow>
        ))}
      </fieldset>
      <fieldset disabled={still}>
        <legend>Refuse from this score on</legend>
        {view.groups.map((group) => (
          <NumberControl
            key={group.id}
            label={group.name}
            unit=""
            min={0}
            max={1}
            step={view.step}
            value={tried[group.id] ?? 0}
            onChange={(threshold) =>
              setTried({...tried, [group.id]: Math.round(threshold * 100) / 100})
            }
          />
        ))}
      </fieldset>
      <GroupTable view={view} figures={figures} />
      <section>
        <h2>
          {view.groups[0]?.name} less {view.groups[1]?.name}
        </h2>
        <ul className={styles['criteria']}>
          {figures.criteria.map((each) => (
            <CriterionRow
              key={each.criterion}
              criterion={view.criteria.find(({id}) => id === each.criterion)}
              figures={each}
              tolerance={view.bounds.tolerance}
            />
          ))}
        </ul>
      </section>
      <Cost view={view} figures={figures} />
      <div className={styles['acts']}>
        <Button type="submit" disabled={still}>
          Fix these thresholds
        </Button>
        <span className="meta" aria-live="polite">
          {fixed ? 'These are the thresholds that count.' : 'Tried only; nothing is fixed yet.'}
        </span>
      </div>
    </form>
  )
}

const rates = [
  ['accepted', 'Accepted, of all'],
  ['wrongfulRefusals', 'Refused, of those who repay'],
  ['missedDefaults', 'Accepted, of those who default'],
  ['precision', 'Would have defaulted, of the refused'],
] as const

function GroupTable({view, figures}: {view: ThresholdView; figures: LiveFigures}) {
  return (
    <table className={styles['table']}>
      <caption className="visually-hidden">Rates by district under these thresholds</caption>
      <thead>
        <tr>
          <th scope="col">Share</th>
          {view.groups.map(({id, name}) => (
            <th key={id} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rates.map(([rate, name]) => (
          <tr key={rate}>
            <th scope="row">{name}</th>
            {figures.groups.map((group) => {
              const {value, low, high, n} = group[rate]
              return (
                <td key={group.group}>
                  {value === null ? 'not judged' : share(value)}
                  <span className="tiny">
                    {low === null || high === null
                      ? `n ${n}`
                      : `${share(low)} to ${share(high)}, n ${plain(n)}`}
                  </span>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cost({view, figures}: {view: ThresholdView; figures: LiveFigures}) {
  const {cheapest} = view.figures
  const above = figures.cost / cheapest - 1
  return (
    <p aria-live="polite">
      Cost: <strong>{plain(figures.cost)}</strong> per 1,000 applicants, in wrongful refusals;{' '}
      {percent(Math.max(0, above))} above the cheapest threshold that is one for both (
      {plain(cheapest)}). Allowed: {percent(view.bounds.cost - 1)}.
    </p>
  )
}

function share(value: number): string {
  return `${plain(value * 100, 1)} %`
}
