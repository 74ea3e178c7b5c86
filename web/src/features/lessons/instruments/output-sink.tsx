import {useState} from 'react'
import {SelectField} from '../../../design/field.tsx'
import {plain} from '../../../design/numbers.ts'
import {Status} from '../../../design/status.tsx'
import {Readouts} from '../readouts.tsx'
import type {InstrumentProps} from './instrument.ts'
import {effectOf, sinks, treatments, type SinkId, type TreatmentId} from './output-sink-effect.ts'
import styles from '../instrument.module.css'

type Chosen = Readonly<Record<SinkId, TreatmentId>>

const atStart: Chosen = {page: 'none', query: 'none', shell: 'none', markdown: 'none'}

/** Four places that read an output, each with a treatment to choose and what then happens. */
export function OutputSink({parameters, reached, onReached}: InstrumentProps<'output-sink'>) {
  const {goal} = parameters
  const [chosen, setChosen] = useState<Chosen>(() => chosenFrom(reached))
  const held = countHeld(chosen)
  const choose = (sink: SinkId, treatment: TreatmentId) => {
    const next = {...chosen, [sink]: treatment}
    setChosen(next)
    if (countHeld(next) >= goal) onReached(next)
  }
  return (
    <div className={styles['stack']}>
      {sinks.map(({id, name, output}) => {
        const {holds, what} = effectOf(id, chosen[id])
        return (
          <div key={id} className={styles['controls']}>
            <SelectField
              label={name}
              value={chosen[id]}
              onChange={({currentTarget}) => choose(id, treatmentOf(currentTarget.value))}
              data={treatments.map((treatment) => ({value: treatment.id, label: treatment.name}))}
            />
            <p className="small">
              <code>{output}</code>
            </p>
            <p className={`small ${styles['effect']}`}>
              <Status kind={holds ? 'pass' : 'breach'}>{holds ? 'Held' : 'Does something'}</Status>
              <span>{what}</span>
            </p>
          </div>
        )
      })}
      <Readouts
        readouts={[
          {name: 'Places that hold', value: plain(held), note: `asked for: ${plain(goal)}`},
        ]}
        said={`${plain(held)} of ${plain(goal)} places hold.`}
      />
    </div>
  )
}

function countHeld(chosen: Chosen): number {
  return sinks.filter(({id}) => effectOf(id, chosen[id]).holds).length
}

function treatmentOf(value: unknown): TreatmentId {
  return treatments.find(({id}) => id === value)?.id ?? 'none'
}

function chosenFrom(reached: InstrumentProps<'output-sink'>['reached']): Chosen {
  if (reached === null) return atStart
  const {page, query, shell, markdown} = reached
  return {
    page: treatmentOf(page),
    query: treatmentOf(query),
    shell: treatmentOf(shell),
    markdown: treatmentOf(markdown),
  }
}
