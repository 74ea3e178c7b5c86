import type {OpenPasswordResetView} from '@airworthy/server/features/people/views.ts'
import {Button} from '@mantine/core'
import {useQuery, useQueryClient} from '@tanstack/react-query'
import {useSearch} from '@tanstack/react-router'
import {useState} from 'react'
import {clock} from '../../design/dates.ts'
import {EmptyState} from '../../design/empty-state.tsx'
import {TextField} from '../../design/field.tsx'
import {LinkButton} from '../../design/link-button.tsx'
import {Notice} from '../../design/notice.tsx'
import {sentenceOf} from '../../interface/request-refused.ts'
import {request} from '../../interface/request.ts'
import {Entrance} from './entrance.tsx'
import {useSubmission} from './form.ts'
import {NewPasswordField} from './new-password-field.tsx'
import styles from './entrance.module.css'

const name = 'New password'

/** The bearer of a link sets a new password. */
export function PasswordResetScreen() {
  const {token} = useSearch({from: '/password-reset'})
  const [done, setDone] = useState(false)
  const path = `/api/password-resets/${encodeURIComponent(token ?? '')}`
  const opened = useQuery({
    queryKey: ['open-password-reset', token],
    queryFn: ({signal}) => request<OpenPasswordResetView>(path, {signal}),
    enabled: token !== undefined && !done,
    retry: false,
    refetchOnWindowFocus: false,
  })
  if (done) return <PasswordSet />
  if (token === undefined || opened.isError) {
    return (
      <Entrance name={name} heading="This link sets no password" lead="Nothing was changed.">
        <EmptyState
          title={token === undefined ? 'The link is incomplete' : sentenceOf(opened.error)}
          consequence="A link works once, for an hour, and only the latest one. Copy the whole of it from the message, or ask for a new one."
          action={<LinkButton to="/forgotten-password">Ask for a new link</LinkButton>}
        />
      </Entrance>
    )
  }
  if (!opened.data) return null
  const {organisation, email, expiresAt} = opened.data
  return (
    <Entrance
      name={name}
      heading="Choose a new password"
      lead={`For your account at ${organisation}. Everybody who is signed in with it, you included, has to sign in again.`}
    >
      <NewPasswordForm
        path={path}
        email={email}
        expiresAt={expiresAt}
        onDone={() => setDone(true)}
      />
    </Entrance>
  )
}

interface NewPasswordFormProps {
  path: string
  email: string
  expiresAt: string
  onDone: () => void
}

function NewPasswordForm({path, email, expiresAt, onDone}: NewPasswordFormProps) {
  const client = useQueryClient()
  const [password, setPassword] = useState('')
  const {busy, refusal, submit} = useSubmission(async () => {
    await request(path, {method: 'POST', body: {password}})
    onDone()
    // The session of this browser may be among those that have ended.
    await client.invalidateQueries({queryKey: ['viewer']})
  })
  return (
    <form className={styles['panel']} onSubmit={submit}>
      {refusal !== undefined && (
        <Notice kind="breach" word="Not set">
          {refusal}
        </Notice>
      )}
      <TextField label="E-mail" value={email} readOnly autoComplete="username" />
      <NewPasswordField label="New password" value={password} onChange={setPassword} />
      <Button type="submit" variant="filled" disabled={busy}>
        Set the password
      </Button>
      <p className="tiny">The link works until {clock(expiresAt)}.</p>
    </form>
  )
}

function PasswordSet() {
  return (
    <Entrance
      name={name}
      heading="Your password is new"
      lead="Every session of yours has ended. Passkeys and API keys still work."
    >
      <div className={styles['panel']}>
        <Notice kind="pass" word="Set">
          Sign in with the new password. A notification says that it was changed.
        </Notice>
        <LinkButton variant="filled" to="/sign-in">
          Sign in
        </LinkButton>
      </div>
    </Entrance>
  )
}
