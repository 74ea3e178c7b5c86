import {useId, useMemo, useState} from 'react'
import {ChoiceRow} from '../../../design/choice-row.tsx'
import {plain} from '../../../design/numbers.ts'
import {NumberControl} from '../number-control.tsx'
import {Readouts} from '../readouts.tsx'
import {BoatCourseMap} from './boat-course-map.tsx'
import {trainedBoat, type BoatReward, type BoatRule} from './boat-training.ts'
import type {InstrumentProps} from './instrument.ts'
import styles from '../instrument.module.css'

const steps = 60
const discounts = [0.9, 0.95, 0.99]
const rules: readonly (readonly [BoatRule, string])[] = [
  ['targets', 'A point for each hit of the target'],
  ['progress', 'Besides, a point for each step towards the finish'],
  ['potential', 'Besides, γΦ(s′) − Φ(s), with Φ higher towards the finish'],
  ['finish-only', 'Nothing but the finish'],
]

/** A boat that is trained anew with every change of what it is paid for. */
export function BoatRace({parameters, reached, onReached}: InstrumentProps<'boat-race'>) {
  const {move, goal} = parameters
  const [reward, setReward] = useState<BoatReward>(() => rewardFrom(parameters, reached))
  const boat = useMemo(() => trainedBoat(reward, {steps}), [reward])
  const set = (change: Partial<BoatReward>) => {
    const next = {...reward, ...change}
    setReward(next)
    if (isReached(next, goal)) onReached({...next})
  }
  const finish = boat.finishedAt === null ? 'never' : `after ${plain(boat.finishedAt)} steps`
  return (
    <div className={styles['stack']}>
      <div className={styles['controls']}>
        {move.includes('rule') && (
          <Choice
            legend={`The finish pays ${plain(reward.bonus)}. What else is paid?`}
            options={rules.map(([value, name]) => ({value, name}))}
            value={reward.rule}
            onChange={(rule) => set({rule})}
          />
        )}
        {move.includes('discount') && (
          <Choice
            legend="How much a reward counts that lies one step further ahead"
            options={discounts.map((value) => ({value, name: `γ = ${value.toFixed(2)}`}))}
            value={reward.discount}
            onChange={(discount) => set({discount})}
          />
        )}
        {move.includes('bonus') && (
          <NumberControl
            label="The finish pays"
            unit="points"
            min={0}
            max={60}
            step={1}
            value={reward.bonus}
            onChange={(bonus) => set({bonus})}
          />
        )}
      </div>
      <Readouts
        readouts={[
          {name: 'the trained boat finishes', value: finish, note: `of ${steps} steps shown`},
          {name: 'it hits the target', value: `${plain(boat.hits)} times`},
          {name: 'trained in', value: `${plain(boat.sweeps)} sweeps`, note: 'value iteration'},
        ]}
        said={`The trained boat finishes ${finish} and hits the target ${plain(boat.hits)} times.`}
      />
      <BoatCourseMap cells={boat.cells} />
      <p className="tiny">
        Simulated: 31 cells, a target in the first that is back after four steps; the boat goes
        forward, back or stays. The number in a cell says how often it was there.
      </p>
    </div>
  )
}

interface ChoiceProps<Value extends string | number> {
  legend: string
  options: readonly {readonly value: Value; readonly name: string}[]
  value: Value
  onChange: (value: Value) => void
}

function Choice<Value extends string | number>(props: ChoiceProps<Value>) {
  const {legend, options, value, onChange} = props
  const name = useId()
  return (
    <fieldset>
      <legend className={styles['label']}>{legend}</legend>
      {options.map((option) => (
        <ChoiceRow
          key={option.value}
          type="radio"
          plain
          name={name}
          checked={option.value === value}
          onChange={() => onChange(option.value)}
        >
          {option.name}
        </ChoiceRow>
      ))}
    </fieldset>
  )
}

function isReached(reward: BoatReward, goal: 'smallest-bonus' | 'finish'): boolean {
  const finishes = (bonus: number) => trainedBoat({...reward, bonus}, {steps}).finishedAt !== null
  if (!finishes(reward.bonus)) return false
  return goal === 'finish' || !finishes(reward.bonus - 1)
}

/** Where the control stood when the task was done, else where the lesson begins. */
function rewardFrom(
  {discount, bonus, rule}: BoatReward,
  reached: InstrumentProps<'boat-race'>['reached'],
): BoatReward {
  const kept = rules.find(([value]) => value === reached?.['rule'])?.[0]
  return {
    rule: kept ?? rule,
    bonus: typeof reached?.['bonus'] === 'number' ? reached['bonus'] : bonus,
    discount: discounts.find((value) => value === reached?.['discount']) ?? discount,
  }
}
