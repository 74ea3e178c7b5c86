import type {OwnCredentialView} from '@airworthy/server/features/credentials/views.ts'
import {Button} from '@mantine/core'
import {useSuspenseQuery} from '@tanstack/react-query'
import {EmptyState} from '../../design/empty-state.tsx'
import {LinkButton} from '../../design/link-button.tsx'
import {Panel} from '../../design/panel.tsx'
import {Screen} from '../../design/screen.tsx'
import {useNow} from '../examinations/use-now.ts'
import {CredentialLines} from './credential-lines.tsx'
import {CredentialPanel} from './credential-panel.tsx'
import {credentialsHeading, credentialsLead} from './credentials-words.ts'
import {LoginsPanel} from './logins-panel.tsx'
import {ownCredentialsQuery, ownStandingQuery} from './queries.ts'
import styles from './credentials.module.css'

/** My credentials: where I stand, explained by events; what I can take along and show. */
export function CredentialsScreen() {
  const {issuing, credentials} = useSuspenseQuery(ownCredentialsQuery).data
  const standing = useSuspenseQuery(ownStandingQuery).data
  const now = useNow()
  const own = standing.roles.find(({role}) => role === standing.role) ?? standing.roles[0]
  const renews = own?.standing === 'due' || own?.standing === 'lapsed'
  return (
    <Screen
      name="Credentials"
      question="Am I certified?"
      heading={credentialsHeading(own)}
      lead={credentialsLead(own, credentials.length)}
      actions={
        credentials.length > 0 && (
          <>
            <Button component="a" href="/api/credentials/calendar.ics" download>
              Calendar file
            </Button>
            {renews && (
              <LinkButton to="/examination" variant="filled">
                Renew now
              </LinkButton>
            )}
          </>
        )
      }
    >
      <div className={styles['stack']}>
        {credentials.length === 0 ? (
          <EmptyState
            title="No credential yet"
            consequence="A credential follows from a passed examination, holds two years, and can be verified by anybody."
            action={
              <LinkButton to="/examination" variant="filled">
                See the examination
              </LinkButton>
            }
          />
        ) : (
          <Panel title="Over time" note="to the day on which each ends">
            <CredentialLines credentials={newestFirst(credentials)} now={now} />
          </Panel>
        )}
        {newestFirst(credentials).map((credential, index) => (
          <CredentialPanel
            key={credential.id}
            credential={credential}
            isConfigured={issuing.configured}
            isNewest={index === 0}
          />
        ))}
        <LoginsPanel />
      </div>
    </Screen>
  )
}

function newestFirst(credentials: readonly OwnCredentialView[]): OwnCredentialView[] {
  return credentials.toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))
}
