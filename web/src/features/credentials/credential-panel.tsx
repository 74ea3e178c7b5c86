import type {OwnCredentialView} from '@airworthy/server/features/credentials/views.ts'
import {Button} from '@mantine/core'
import {day} from '../../design/dates.ts'
import {CopyField} from '../../design/copy-field.tsx'
import {Facts} from '../../design/facts.tsx'
import {LinkButton} from '../../design/link-button.tsx'
import {Notice} from '../../design/notice.tsx'
import {Panel} from '../../design/panel.tsx'
import {Status} from '../../design/status.tsx'
import {DisputeButton} from '../appeals/dispute-button.tsx'
import {engineerRoleName} from '../people/words.ts'
import {EventList} from './event-list.tsx'
import {standingStatus} from './standing-words.ts'
import styles from './credentials.module.css'

interface CredentialPanelProps {
  credential: OwnCredentialView
  /** Whether a public address is set, without which nothing is issued. */
  isConfigured: boolean
  /** The newest one shows its picture. */
  isNewest: boolean
}

/** One credential: what it is, the events behind its standing, and the ways to take it along. */
export function CredentialPanel({credential, isConfigured, isNewest}: CredentialPanelProps) {
  const {id, role, kind, standing, validFrom, validUntil, earnedAt, issuedAt, files, because} =
    credential
  const status = standingStatus[standing]
  const holds = standing === 'current' || standing === 'due'
  return (
    <Panel
      title={`${engineerRoleName(role)}${kind === 'renewal' ? ', renewal' : ''}`}
      note={<Status kind={status.kind}>{status.word}</Status>}
    >
      <div className={styles['credential']}>
        <div className={styles['told']}>
          <Facts
            facts={[
              ['Passed', day(earnedAt)],
              ['Valid', `${day(validFrom)} to ${day(validUntil)}`],
              ['Issued', issuedAt === null ? 'not yet' : day(issuedAt)],
              ['Supervision', 'unproctored'],
            ]}
          />
          <h3>How it came to this</h3>
          <EventList events={because} />
          {(standing === 'suspended' || standing === 'revoked') && (
            <DisputeButton about={{kind: 'credential', attemptId: id}} size="xs">
              {standing === 'suspended' ? 'Appeal the suspension' : 'Appeal the revocation'}
            </DisputeButton>
          )}
        </div>
        {files === null ? (
          <Notice kind="not-judged" word="Waiting">
            {isConfigured
              ? 'It is earned and being signed; the files are here in a moment.'
              : 'It is earned and not lost. It is signed once an administrator has set the public address of this platform.'}
          </Notice>
        ) : (
          <div className={styles['files']}>
            {isNewest && (
              <img
                className={styles['picture']}
                src={files.svg}
                width={360}
                height={189}
                alt={`The credential as a picture: ${engineerRoleName(role)}`}
              />
            )}
            <div className={styles['take']}>
              <CopyField label="Link to verify it" value={files.verify} />
              <div className={styles['buttons']}>
                {(['png', 'svg', 'json', 'jwt'] as const).map((type) => (
                  <Button
                    key={type}
                    component="a"
                    size="xs"
                    href={files[type]}
                    download={`airworthy-credential.${type}`}
                    aria-label={`Download as ${type.toUpperCase()}`}
                  >
                    {type.toUpperCase()}
                  </Button>
                ))}
              </div>
              <p className="tiny">
                PNG and SVG hold the signed credential within them; JSON is Open Badges 3.0, JWT the
                same as one line.
              </p>
              <div className={styles['buttons']}>
                <LinkButton size="xs" to="/verify/$id" params={{id}}>
                  See what others see
                </LinkButton>
                {holds && (
                  <Button
                    component="a"
                    size="xs"
                    href={files.addToProfile}
                    target="_blank"
                    rel="noreferrer"
                  >
                    Add to my LinkedIn profile
                  </Button>
                )}
              </div>
            </div>
          </div>
        )}
      </div>
    </Panel>
  )
}
