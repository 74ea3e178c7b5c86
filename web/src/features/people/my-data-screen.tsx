import {useSuspenseQuery} from '@tanstack/react-query'
import {Button} from '@mantine/core'
import {plain} from '../../design/numbers.ts'
import {Screen} from '../../design/screen.tsx'
import {ApiKeysPanel} from './api-keys-panel.tsx'
import {PasskeysPanel} from './passkeys-panel.tsx'
import {PersonPanel} from './person-panel.tsx'
import {myDataQuery} from './queries.ts'
import {RecordedEvents} from './recorded-events.tsx'
import {SessionsPanel} from './sessions-panel.tsx'
import styles from './administration.module.css'

/** Everything recorded about the signed-in person, to see, export and, where possible, end. */
export function MyDataScreen() {
  const data = useSuspenseQuery(myDataQuery).data
  return (
    <Screen
      name="My data"
      question="My data"
      heading={`${plain(data.events.length)} recorded ${data.events.length === 1 ? 'event is' : 'events are'} about you.`}
      lead="This is everything: who you are here, how you sign in, and each event in the ledger, decrypted for you. The export holds the same as a file."
      actions={
        <Button component="a" variant="filled" href="/api/my-data/export" download>
          Export everything
        </Button>
      }
    >
      <div className={styles['grid']}>
        <div className={styles['two']}>
          <PersonPanel person={data.person} signInMethods={data.signInMethods} />
          <SessionsPanel sessions={data.sessions} />
          <PasskeysPanel />
          <ApiKeysPanel apiKeys={data.apiKeys} />
        </div>
        <RecordedEvents events={data.events} />
      </div>
    </Screen>
  )
}
