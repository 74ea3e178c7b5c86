import {useSuspenseQuery} from '@tanstack/react-query'
import {capital, counted} from '../../design/numbers.ts'
import {Screen} from '../../design/screen.tsx'
import {IssuerPanel} from '../credentials/issuer-panel.tsx'
import {LoginsToConfirmPanel} from '../credentials/logins-to-confirm-panel.tsx'
import {LedgerPanel} from '../ledger/ledger-panel.tsx'
import {ImportPanel} from './import-panel.tsx'
import {InvitationsPanel} from './invitations-panel.tsx'
import {InvitePanel} from './invite-panel.tsx'
import {PeoplePanel} from './people-panel.tsx'
import {invitationsQuery, peopleQuery} from './queries.ts'
import {RetentionPanel} from './retention-panel.tsx'
import {SingleSignOnPanel} from './single-sign-on-panel.tsx'
import {TeamsPanel} from './teams-panel.tsx'
import styles from './administration.module.css'

/** People, invitations, import, teams, logins and the issuer, single sign-on, retention and the ledger. */
export function AdministrationScreen() {
  const {total} = useSuspenseQuery(peopleQuery({limit: 1})).data
  const {invitations} = useSuspenseQuery(invitationsQuery).data
  const waiting = invitations.length
  return (
    <Screen
      name="Administration"
      question="Administration"
      heading={`${capital(counted(total, 'person', 'people'))} here. ${capital(counted(waiting, 'invitation'))} ${waiting === 1 ? 'waits' : 'wait'}.`}
    >
      <div className={styles['grid']}>
        <PeoplePanel />
        <div className={styles['two']}>
          <InvitePanel />
          <div className={styles['grid']}>
            <InvitationsPanel />
            <TeamsPanel />
          </div>
        </div>
        <ImportPanel />
        <div className={styles['two']}>
          <LoginsToConfirmPanel />
          <IssuerPanel />
        </div>
        <SingleSignOnPanel />
        <RetentionPanel />
        <LedgerPanel />
      </div>
    </Screen>
  )
}
