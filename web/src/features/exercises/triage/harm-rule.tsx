import type {HarmRuleView} from '@airworthy/range/views'
import styles from './triage.module.css'

/** The house's rule for harm, which says how many conditions a release needs. */
export function HarmRule({rule}: {rule: HarmRuleView}) {
  return (
    <details className={styles['rule']} open>
      <summary>Rule for harm</summary>
      <p className="small">{rule.text}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Gravity</th>
            <th scope="col">The worst credible error costs</th>
          </tr>
        </thead>
        <tbody>
          {rule.gravity.map((meaning, points) => (
            <tr key={meaning}>
              <td>{points}</td>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small">
        Conditions needed:{' '}
        {rule.needed
          .map(({fromScore, conditions}) => `${conditions} from a harm of ${fromScore}`)
          .join(', ')}
        . At most one more. A release that is refused has none.
      </p>
    </details>
  )
}
