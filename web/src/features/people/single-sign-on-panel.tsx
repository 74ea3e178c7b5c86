import type {SingleSignOnView} from '@airworthy/server/features/people/views.ts'
import {Button} from '@mantine/core'
import {useQuery} from '@tanstack/react-query'
import {useState} from 'react'
import {CopyField} from '../../design/copy-field.tsx'
import {day} from '../../design/dates.ts'
import {EmptyState} from '../../design/empty-state.tsx'
import {Panel} from '../../design/panel.tsx'
import {SingleSignOnForm} from './single-sign-on-form.tsx'
import {singleSignOnQuery} from './single-sign-on-queries.ts'
import styles from './administration.module.css'

/** The identity provider through which people sign in: none, or its settings. */
export function SingleSignOnPanel() {
  const view = useQuery(singleSignOnQuery).data
  return (
    <Panel title="Single sign-on" note={view && noteOf(view)}>
      {view && <Settings key={view.changedAt ?? ''} view={view} />}
    </Panel>
  )
}

function Settings({view}: {view: SingleSignOnView}) {
  const [begun, setBegun] = useState(view.settings !== null)
  if (!begun) {
    return (
      <EmptyState
        title="No identity provider"
        consequence="People sign in by password or passkey, and each is invited by hand. With an OpenID Connect provider they come in with the account of your organisation, and its groups can give roles and teams."
        action={
          <Button size="xs" onClick={() => setBegun(true)}>
            Set up single sign-on
          </Button>
        }
      />
    )
  }
  return (
    <div className={styles['stack']}>
      <CopyField label="Redirect URI, to register with the provider" value={view.redirectUri} />
      <SingleSignOnForm
        view={view}
        {...(view.settings === null && {onCancel: () => setBegun(false)})}
      />
    </div>
  )
}

function noteOf({settings, changedAt}: SingleSignOnView): string {
  if (settings === null || changedAt === null) return 'off'
  return `${settings.label}, since ${day(changedAt)}`
}
