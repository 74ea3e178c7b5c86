import type {
  CredentialRole,
  CredentialStandingName,
  ExplainingEventView,
} from '@airworthy/server/features/credentials/views.ts'
import {Status} from '../../design/status.tsx'
import {TimeAxis, TimeLine, TimeToday} from '../../design/time-line.tsx'
import {timeScaleOf} from '../../design/time-scale.ts'
import {engineerRoleName} from '../people/words.ts'
import {lastOf, standingStatus, standingUntil} from './standing-words.ts'
import styles from './credentials.module.css'

/** What a line of time needs of a credential. */
export interface LinedCredential {
  readonly id: string
  readonly role: CredentialRole
  readonly standing: CredentialStandingName
  readonly validFrom: string
  readonly validUntil: string
  readonly because: readonly ExplainingEventView[]
}

interface CredentialLinesProps {
  credentials: readonly LinedCredential[]
  now: number
}

/** Credentials on one scale of time: thin for what has passed, thick for what is left, today in ink. */
export function CredentialLines({credentials, now}: CredentialLinesProps) {
  const moments = credentials.flatMap(({validFrom, validUntil}) => [
    Date.parse(validFrom),
    Date.parse(validUntil),
  ])
  const scale = timeScaleOf({from: Math.min(now, ...moments), to: Math.max(now, ...moments)})
  return (
    <div className={styles['lines']}>
      <div className={styles['line']}>
        <span />
        <TimeToday scale={scale} today={now} />
      </div>
      <ul>
        {credentials.map((credential) => (
          <li key={credential.id} className={styles['line']}>
            <LineLabel credential={credential} />
            <TimeLine
              label={labelOf(credential)}
              kind={standingStatus[credential.standing].kind}
              from={Date.parse(credential.validFrom)}
              to={Date.parse(credential.validUntil)}
              stopped={stoppedAt(credential)}
              today={now}
              scale={scale}
              height={52}
            />
          </li>
        ))}
      </ul>
      <div className={styles['line']}>
        <span />
        <TimeAxis scale={scale} />
      </div>
    </div>
  )
}

function LineLabel({credential}: {credential: LinedCredential}) {
  const {kind, word} = standingStatus[credential.standing]
  return (
    <div>
      <div className={styles['lineHead']}>
        <b>Certification</b>
        <Status kind={kind}>{word}</Status>
      </div>
      <span className="tiny">
        {[engineerRoleName(credential.role), standingUntil(credential)].filter(Boolean).join(', ')}
      </span>
    </div>
  )
}

function labelOf(credential: LinedCredential): string {
  const {word} = standingStatus[credential.standing]
  return [`${engineerRoleName(credential.role)}: ${word.toLowerCase()}`, standingUntil(credential)]
    .filter(Boolean)
    .join(' ')
}

/** When it was revoked or suspended; undefined while it runs to its end. */
function stoppedAt({standing, because}: LinedCredential): number | undefined {
  const type =
    standing === 'revoked'
      ? 'credential.revoked'
      : standing === 'suspended'
        ? 'credential.suspended'
        : undefined
  const event = type && lastOf(because, type)
  return event && Date.parse(event.at)
}
