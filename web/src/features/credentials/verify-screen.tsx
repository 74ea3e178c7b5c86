import type {VerifyView} from '@airworthy/server/features/credentials/views.ts'
import type {PersonView} from '@airworthy/server/features/people/views.ts'
import {useQuery} from '@tanstack/react-query'
import {useParams} from '@tanstack/react-router'
import {Glareshield} from '../../design/glareshield.tsx'
import {LinkButton} from '../../design/link-button.tsx'
import {counted} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import {Screen} from '../../design/screen.tsx'
import {RequestRefused, sentenceOf} from '../../interface/request-refused.ts'
import {doorsFor} from '../../shell/doors.ts'
import {useNow} from '../examinations/use-now.ts'
import {viewerQuery} from '../people/viewer.ts'
import {mayChangeCredentials} from '../people/words.ts'
import {CheckList} from './check-list.tsx'
import {CredentialLines} from './credential-lines.tsx'
import {DecideCredential} from './decide-credential.tsx'
import {EventList} from './event-list.tsx'
import {ProvedPanel} from './proved-panel.tsx'
import {verifyQuery} from './queries.ts'
import {VerifyAside} from './verify-aside.tsx'
import {verifyHeading, verifyLead} from './verify-words.ts'
import styles from './credentials.module.css'

/** A credential for everybody: whether it holds, what was proved, how and when, and what was not. */
export function VerifyScreen() {
  const {id} = useParams({from: '/verify/$id'})
  const {data, error} = useQuery(verifyQuery(id))
  const viewer = useQuery(viewerQuery).data?.viewer ?? null
  return (
    <>
      <Glareshield doors={viewer === null ? [] : doorsFor(viewer)} path="/verify" />
      {data !== undefined ? (
        <Verified view={data} viewer={viewer} />
      ) : error !== null ? (
        <NotVerified error={error} />
      ) : (
        <Screen name="Verify" question="Verification" heading="Checking the signature …" />
      )}
    </>
  )
}

function Verified({view, viewer}: {view: VerifyView; viewer: PersonView | null}) {
  const now = useNow()
  const {facts, standing, because, checks} = view
  return (
    <Screen
      name="Verify"
      question={
        facts === null
          ? 'Does this credential hold?'
          : `Does the credential of ${facts.name} hold? · ${facts.roleName}`
      }
      heading={verifyHeading(view)}
      lead={verifyLead(view)}
      actions={
        facts?.replacedBy && (
          <LinkButton to="/verify/$id" params={{id: facts.replacedBy}}>
            See the renewal
          </LinkButton>
        )
      }
    >
      <div className={styles['verify']}>
        <div className={styles['stack']}>
          {facts !== null && (
            <Panel title="Validity" note={`issued by ${facts.organisation}`}>
              <CredentialLines
                credentials={[
                  {
                    id: view.id,
                    role: facts.role,
                    standing,
                    validFrom: facts.validFrom,
                    validUntil: facts.validUntil,
                    because,
                  },
                ]}
                now={now}
              />
            </Panel>
          )}
          {facts !== null && <ProvedPanel facts={facts} />}
          <Panel title="What was checked just now" note={counted(checks.length, 'check')}>
            <CheckList checks={checks} />
          </Panel>
          {because.length > 0 && (
            <Panel title="What happened to it">
              <EventList events={because} />
            </Panel>
          )}
          {mayChangeCredentials(viewer) && <DecideCredential id={view.id} standing={standing} />}
        </div>
        <VerifyAside view={view} />
      </div>
    </Screen>
  )
}

function NotVerified({error}: {error: Error}) {
  const unknown = error instanceof RequestRefused && (error.status === 404 || error.status === 400)
  return (
    <Screen
      name="Verify"
      question="Does this credential hold?"
      heading={
        unknown ? 'No. There is no such credential here.' : 'It could not be verified just now.'
      }
      lead={
        unknown
          ? 'The link may be incomplete, or the credential was never issued by this platform. Ask whoever gave it to you for the link or the file.'
          : sentenceOf(error)
      }
    />
  )
}
