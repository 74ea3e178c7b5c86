import {useState} from 'react'
import {ChoiceRow} from '../../../design/choice-row.tsx'
import {plain} from '../../../design/numbers.ts'
import {Readouts} from '../readouts.tsx'
import {damageControls, largestLoss, type DamageControl} from './damage-bound-loss.ts'
import type {InstrumentProps} from './instrument.ts'
import styles from '../instrument.module.css'

const words: Readonly<Record<DamageControl, string>> = {
  instructions: 'Better instructions in the prompt',
  session: 'The tool takes the customer from the session',
  'per-call': 'At most 10 % of an order in one call',
  'in-total': 'At most 10 % of an order over all calls',
  approval: 'A person approves what goes beyond 10 % of an order',
  button: 'After foreign text was read, changes need the customer’s own button',
}

const atStart: Readonly<
  Record<InstrumentProps<'damage-bound'>['parameters']['start'], readonly DamageControl[]>
> = {open: ['instructions'], 'per-call': ['per-call'], reviewed: ['session', 'per-call']}

/** The most that a wholly persuaded assistant can give away, as controls are switched on. */
export function DamageBound({parameters, reached, onReached}: InstrumentProps<'damage-bound'>) {
  const {start, goal, order, calls} = parameters
  const facts = {...parameters, planted: start === 'reviewed'}
  const [on, setOn] = useState<ReadonlySet<DamageControl>>(
    () =>
      new Set(
        reached === null ? atStart[start] : damageControls.filter((control) => reached[control]),
      ),
  )
  const loss = largestLoss(on, facts)
  const toggle = (control: DamageControl) => {
    const next = new Set(on)
    if (!next.delete(control)) next.add(control)
    setOn(next)
    const after = largestLoss(next, facts)
    if (after <= goal) {
      onReached({
        ...Object.fromEntries(damageControls.map((one) => [one, next.has(one)])),
        loss: after,
      })
    }
  }
  return (
    <div className={styles['stack']}>
      <fieldset className={styles['choices']}>
        <legend className={styles['label']}>Controls</legend>
        {damageControls.map((control) => (
          <ChoiceRow
            key={control}
            type="checkbox"
            plain
            checked={on.has(control)}
            onChange={() => toggle(control)}
          >
            {words[control]}
          </ChoiceRow>
        ))}
      </fieldset>
      <Readouts
        readouts={[
          {
            name: 'Most that one conversation gives away',
            value: plain(loss),
            note: `asked for: at most ${plain(goal)}`,
          },
          {name: 'One order', value: plain(order)},
          {name: 'Calls in a conversation', value: plain(calls)},
        ]}
        said={`At most ${plain(loss)}. ${loss <= goal ? 'The task is done.' : ''}`}
      />
    </div>
  )
}
