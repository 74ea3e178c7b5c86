import type {ProductView, TierId, TriageDecision, TriageView} from '@airworthy/range/views'
import {Button} from '@mantine/core'
import {useId, type FormEvent} from 'react'
import {ChoiceRow} from '../../../design/choice-row.tsx'
import {SelectField} from '../../../design/field.tsx'
import {sameDecision} from './portfolio.ts'
import styles from './triage.module.css'

/** What the form of a product needs. */
export interface DecisionFormProps {
  product: ProductView
  view: TriageView
  /** What was chosen and not recorded; null where the recorded decision stands. */
  draft: TriageDecision | null
  busy: boolean
  finished: boolean
  onDraft: (draft: TriageDecision | null) => void
  onRecord: (decision: TriageDecision) => void
  onClear: () => void
}

/** Tier, ground and conditions of one product; nothing counts before it is recorded. */
export function DecisionForm({
  product,
  view,
  draft,
  busy,
  onDraft,
  onRecord,
  onClear,
}: DecisionFormProps) {
  const name = useId()
  const chosen = draft ?? product.decision
  function choose(change: Partial<TriageDecision> & {tier?: TierId}) {
    const tier = change.tier ?? chosen?.tier
    if (tier === undefined) return
    const next = {basis: null, conditions: [], ...chosen, ...change, tier}
    const same = product.decision !== null && sameDecision(next, product.decision)
    onDraft(same ? null : next)
  }
  function record(event: FormEvent) {
    event.preventDefault()
    if (chosen !== null) onRecord(chosen)
  }
  return (
    <form className={styles['form']} onSubmit={record}>
      <fieldset>
        <legend>Tier</legend>
        {view.tiers.map((tier) => (
          <ChoiceRow
            key={tier.id}
            type="radio"
            plain
            name={name}
            checked={chosen?.tier === tier.id}
            onChange={() => choose({tier: tier.id})}
            note={`${tier.law}. ${tier.asks}`}
          >
            {tier.name}
          </ChoiceRow>
        ))}
      </fieldset>
      <SelectField
        label="Ground"
        description={
          chosen === null ? 'Choose a tier first.' : 'The provision that decides the tier.'
        }
        disabled={chosen === null}
        value={chosen?.basis ?? ''}
        onChange={(event) => choose({basis: event.currentTarget.value || null})}
        data={groundsOf(view)}
      />
      <fieldset disabled={chosen === null}>
        <legend>Conditions, {chosen?.conditions.length ?? 0} chosen</legend>
        <div className={styles['conditions']}>
          {view.conditions.map((condition) => (
            <ChoiceRow
              key={condition.id}
              type="checkbox"
              plain
              checked={chosen?.conditions.includes(condition.id) ?? false}
              onChange={() => choose({conditions: toggled(chosen, condition.id)})}
            >
              <span className="small">{condition.text}</span>
            </ChoiceRow>
          ))}
        </div>
      </fieldset>
      <div className={styles['acts']}>
        <Button type="submit" variant="filled" disabled={busy || draft === null}>
          Record the decision
        </Button>
        {product.decision !== null && (
          <Button disabled={busy} onClick={onClear}>
            Take the decision away
          </Button>
        )}
      </div>
    </form>
  )
}

function groundsOf({bases}: TriageView) {
  const groups = [...new Set(bases.map(({group}) => group))]
  return [
    {value: '', label: 'No ground chosen'},
    ...groups.map((group) => ({
      group,
      items: bases
        .filter((basis) => basis.group === group)
        .map((basis) => ({value: basis.id, label: basis.name})),
    })),
  ]
}

function toggled(decision: TriageDecision | null, condition: string): readonly string[] {
  const conditions = decision?.conditions ?? []
  return conditions.includes(condition)
    ? conditions.filter((id) => id !== condition)
    : [...conditions, condition]
}
