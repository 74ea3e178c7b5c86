import type {VerificationCheckView} from '@airworthy/server/features/credentials/views.ts'
import {Status} from '../../design/status.tsx'
import {checkName} from './verify-words.ts'
import styles from './credentials.module.css'

/** Each check of a credential with its outcome, by word and shape. */
export function CheckList({checks}: {checks: readonly VerificationCheckView[]}) {
  return (
    <ul className={styles['checks']}>
      {checks.map(({check, outcome, code, about}) => (
        <li key={`${check} ${code}`}>
          <b>{checkName(check)}</b>
          <Status kind={outcome} />
          <span className="small">{about}</span>
        </li>
      ))}
    </ul>
  )
}
