import type {DifView} from '@airworthy/server/features/authoring/views.ts'
import {plain, signed} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import {Status} from '../../design/status.tsx'
import {difSentence} from './authoring-words.ts'
import styles from './authoring.module.css'

/** Whether the item works differently for a role at equal ability: the answer in words, then figures. */
export function DifPanel({dif}: {dif: readonly DifView[]}) {
  return (
    <Panel title="Fairness by role">
      <ul className={styles['list']}>
        {dif.map((each) => (
          <li key={each.role}>
            <DifStatus dif={each} />
            <p className="small">{difSentence(each)}</p>
            <p className="tiny">{figuresOf(each)}</p>
          </li>
        ))}
      </ul>
      <p className="tiny">
        Each role against the others, by Mantel–Haenszel and by logistic regression; the larger
        class of the two counts.
      </p>
    </Panel>
  )
}

function DifStatus({dif}: {dif: DifView}) {
  if (dif.outcome === 'not-judged' || dif.class === null) return <Status kind="not-judged" />
  if (dif.class === 'negligible') return <Status kind="pass">Negligible</Status>
  return dif.class === 'large' ? (
    <Status kind="breach">Large</Status>
  ) : (
    <Status kind="due">Moderate</Status>
  )
}

function figuresOf({people, mantelHaenszel: mantel, regression}: DifView): string {
  const parts = [`n ${plain(people.role)} of the role, ${plain(people.others)} others`]
  if (mantel !== null) {
    const unit = mantel.unit === 'delta' ? 'delta' : 'standard deviations'
    const effect = mantel.effect === null ? 'beyond all bounds' : `${signed(mantel.effect)} ${unit}`
    parts.push(`Mantel–Haenszel ${effect}, p ${mantel.p.toFixed(3)}`)
  }
  if (regression !== null) {
    parts.push(
      `regression p ${regression.uniform.p.toFixed(3)} uniform, ${regression.nonUniform.p.toFixed(3)} non-uniform`,
    )
  }
  return parts.join(' · ')
}
