import {Button} from '@mantine/core'
import {useQuery, useSuspenseQuery} from '@tanstack/react-query'
import {Link, useSearch} from '@tanstack/react-router'
import {useState} from 'react'
import {PasswordField, TextField} from '../../design/field.tsx'
import {Notice} from '../../design/notice.tsx'
import {request} from '../../interface/request.ts'
import {Entrance} from './entrance.tsx'
import {useSubmission} from './form.ts'
import {SingleSignOnButton} from './single-sign-on-button.tsx'
import {offeredQuery} from './single-sign-on-queries.ts'
import {failureSentence} from './single-sign-on-words.ts'
import {loadPasskeyClient, passkeysAvailable} from './passkeys.ts'
import {useEnter, viewerQuery} from './viewer.ts'
import styles from './entrance.module.css'

/** Sign-in through the identity provider where there is one, by password, and by passkey. */
export function SignInScreen() {
  const {next, error} = useSearch({from: '/sign-in'})
  const {organisation} = useSuspenseQuery(viewerQuery).data
  const offered = useQuery(offeredQuery).data
  const enter = useEnter()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [wantsLocal, setWantsLocal] = useState(false)
  const byPassword = useSubmission(async () => {
    await request('/api/auth/sign-in/email', {
      method: 'POST',
      body: {email: email.trim(), password},
    })
    await enter(next ?? '/')
  })
  const byPasskey = useSubmission(async () => {
    const client = await loadPasskeyClient()
    await client.signInWithPasskey()
    await enter(next ?? '/')
  })
  const refusal = byPassword.refusal ?? byPasskey.refusal ?? failureSentence(error)
  const provider = offered?.offered === true ? (offered.label ?? 'single sign-on') : undefined
  const local = provider === undefined || offered?.localSignIn === 'everyone' || wantsLocal
  return (
    <Entrance
      name="Sign in"
      heading="Sign in"
      lead={organisation === null ? 'Airworthy' : `Airworthy at ${organisation}`}
    >
      <div className={styles['panel']}>
        {refusal !== undefined && (
          <Notice kind="breach" word="Not signed in">
            {refusal}
          </Notice>
        )}
        {provider !== undefined && (
          <>
            <SingleSignOnButton label={provider} {...(next !== undefined && {returnTo: next})} />
            <p className={`meta ${styles['or']}`}>or</p>
          </>
        )}
        {!local && <Button onClick={() => setWantsLocal(true)}>Sign in as an administrator</Button>}
        {local && (
          <>
            <form className={styles['form']} onSubmit={byPassword.submit}>
              <TextField
                label="E-mail"
                type="email"
                autoComplete="username webauthn"
                required
                withAsterisk={false}
                value={email}
                onChange={(event) => setEmail(event.currentTarget.value)}
              />
              <PasswordField
                label="Password"
                autoComplete="current-password"
                required
                withAsterisk={false}
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
              />
              <Button
                type="submit"
                variant={provider === undefined ? 'filled' : 'default'}
                disabled={byPassword.busy}
              >
                Sign in
              </Button>
              <p className={`small ${styles['forgotten']}`}>
                <Link to="/forgotten-password">Forgotten password?</Link>
              </p>
            </form>
            {passkeysAvailable() && (
              <>
                <p className={`meta ${styles['or']}`}>or</p>
                <form className={styles['form']} onSubmit={byPasskey.submit}>
                  <Button type="submit" disabled={byPasskey.busy}>
                    Sign in with a passkey
                  </Button>
                </form>
              </>
            )}
          </>
        )}
      </div>
      <p className="small muted">No account yet? Ask an administrator for an invitation.</p>
    </Entrance>
  )
}
