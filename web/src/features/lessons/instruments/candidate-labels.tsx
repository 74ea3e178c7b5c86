import {useState} from 'react'
import {plain, signed} from '../../../design/numbers.ts'
import {ChoiceRow} from '../../../design/choice-row.tsx'
import {Readouts} from '../readouts.tsx'
import {
  drawFlats,
  flats,
  labelStandings,
  type CandidateLabelId,
  type LabelStanding,
} from './candidate-labels-flats.ts'
import type {InstrumentProps} from './instrument.ts'
import styles from '../instrument.module.css'

const names: Readonly<Record<CandidateLabelId, {name: string; recorded: string}>> = {
  calls: {name: 'Calls about the cold', recorded: 'when a tenant telephones'},
  spent: {name: 'Money spent on repairs', recorded: 'when a repair was ordered and paid'},
  inspected: {
    name: 'Cold found by inspection',
    recorded: 'in every flat once a winter, with error',
  },
  built: {name: 'Age of the building', recorded: 'in the land register'},
}
const order: readonly CandidateLabelId[] = ['calls', 'spent', 'inspected', 'built']
let computed: readonly LabelStanding[] | null = null

/** The standings of all labels: drawn and measured once, when first shown. */
function standingOf(label: CandidateLabelId): LabelStanding | undefined {
  computed ??= labelStandings(drawFlats())
  return computed.find((each) => each.label === label)
}

/** Choose the label by which flats are ranked; need at equal place and need reached follow. */
export function CandidateLabels(props: InstrumentProps<'candidate-labels'>) {
  const {parameters, reached, onReached} = props
  const [label, setLabel] = useState<CandidateLabelId>(() => startOf(reached, parameters.start))
  const standing = standingOf(label)
  function choose(next: CandidateLabelId) {
    setLabel(next)
    const found = standingOf(next)
    if (found === undefined) return
    const {low, high} = found.gap
    const within = Math.max(-low, high) * 100 <= parameters.within
    if (within && found.held * 100 >= parameters.holds) onReached({label: next})
  }
  if (standing === undefined) return null
  const gap = `${signed(standing.gap.value * 100, 0)} %`
  return (
    <div className={styles['stack']}>
      <fieldset className={styles['choices']}>
        <legend className={styles['label']}>Rank flats by</legend>
        {order.map((id) => (
          <ChoiceRow
            key={id}
            type="radio"
            plain
            checked={label === id}
            note={`recorded ${names[id].recorded}`}
            onChange={() => choose(id)}
          >
            {names[id].name}
          </ChoiceRow>
        ))}
      </fieldset>
      <Readouts
        readouts={[
          {
            name: 'need in Riverside at equal place',
            value: gap,
            note: `of mean need; ${signed(standing.gap.low * 100, 0)} to ${signed(standing.gap.high * 100, 0)} %`,
          },
          {
            name: 'need held by the first tenth',
            value: `${plain(standing.held * 100)} %`,
            note: '10 % would be chance',
          },
          {
            name: 'Riverside in the first tenth',
            value: `${plain(standing.riverside * 100)} %`,
            note: `${plain(flats.riverside * 100)} % of all flats`,
          },
        ]}
        said={`${names[label].name}: at equal place need in Riverside differs by ${gap}, the first tenth holds ${plain(standing.held * 100)} % of need.`}
      />
      <p className="tiny">
        Simulated: {plain(flats.count)} invented flats, in which need is alike in both districts and
        Riverside calls half as often. 95 % intervals.
      </p>
    </div>
  )
}

function startOf(
  reached: InstrumentProps<'candidate-labels'>['reached'],
  otherwise: CandidateLabelId,
): CandidateLabelId {
  return order.find((id) => id === reached?.['label']) ?? otherwise
}
