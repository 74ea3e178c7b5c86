import type {PersonView} from '@airworthy/server/features/people/views.ts'
import type {OwnCredentialView} from '@airworthy/server/features/credentials/views.ts'
import {day} from '../design/dates.ts'
import {engineerRoleName} from '../features/people/words.ts'
import styles from './home.module.css'

interface HolderFieldsProps {
  person: PersonView
  /** When the latest baseline was finished. */
  baseline: string | undefined
  /** The newest credential for the own role. */
  credential: Pick<OwnCredentialView, 'earnedAt'> | undefined
}

/** Who the page speaks of, numbered as the fields of a licence are. */
export function HolderFields({person, baseline, credential}: HolderFieldsProps) {
  const fields = [
    ['I', 'Holder', person.name],
    ['II', 'Role', engineerRoleName(person.engineerRole)],
    ['III', 'Team', person.team?.name ?? 'None'],
    credential === undefined
      ? ['IV', 'Baseline', baseline === undefined ? 'Not taken' : day(baseline)]
      : ['IV', 'Examined', `${day(credential.earnedAt)}, practical`],
  ] as const
  return (
    <dl className={styles['fields']}>
      {fields.map(([roman, label, value]) => (
        <div key={label}>
          <dt>
            <span className={styles['roman']} aria-hidden="true">
              {roman}
            </span>
            <span className="muted">{label}</span>
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
