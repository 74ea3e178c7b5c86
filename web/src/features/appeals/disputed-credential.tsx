import type {DisputedCredentialView} from '@airworthy/server/features/appeals/views.ts'
import {day} from '../../design/dates.ts'
import {Facts} from '../../design/facts.tsx'
import {Panel} from '../../design/panel.tsx'
import {Status} from '../../design/status.tsx'
import {standingStatus} from '../credentials/standing-words.ts'
import {engineerRoleName} from '../people/words.ts'

/** The credential whose suspension or revocation is disputed, with the reason that was given. */
export function DisputedCredential({credential}: {credential: DisputedCredentialView}) {
  const {role, standing, validFrom, validUntil, reason, at} = credential
  const {kind, word} = standingStatus[standing]
  return (
    <Panel
      title={`Credential, ${engineerRoleName(role)}`}
      note={<Status kind={kind}>{word}</Status>}
    >
      <Facts
        facts={[
          ['Valid', `${day(validFrom)} to ${day(validUntil)}`],
          [word, day(at)],
          ['Reason', reason],
        ]}
      />
    </Panel>
  )
}
