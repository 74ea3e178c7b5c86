import type {PasswordResetAskedView} from '@airworthy/server/features/people/views.ts'
import {Button} from '@mantine/core'
import {useSuspenseQuery} from '@tanstack/react-query'
import {Link} from '@tanstack/react-router'
import {useState} from 'react'
import {EmptyState} from '../../design/empty-state.tsx'
import {TextField} from '../../design/field.tsx'
import {LinkButton} from '../../design/link-button.tsx'
import {Notice} from '../../design/notice.tsx'
import {request} from '../../interface/request.ts'
import {Entrance} from './entrance.tsx'
import {useSubmission} from './form.ts'
import {viewerQuery} from './viewer.ts'
import styles from './entrance.module.css'

const name = 'Forgotten password'

/** Asks for a link that sets a new password; says the same for every address. */
export function ForgottenPasswordScreen() {
  const {mailConfigured} = useSuspenseQuery(viewerQuery).data
  const [email, setEmail] = useState('')
  const [asked, setAsked] = useState<PasswordResetAskedView>()
  const {busy, refusal, submit} = useSubmission(async () => {
    setAsked(
      await request<PasswordResetAskedView>('/api/password-resets', {
        method: 'POST',
        body: {email: email.trim()},
      }),
    )
  })
  if (!mailConfigured || asked?.mailed === 'never') {
    return (
      <Entrance name={name} heading="Ask an administrator" lead="This platform sends no mail.">
        <EmptyState
          title="No link can be mailed to you"
          consequence="An administrator makes one in the administration, beside your name, and hands it to you. It works once, for an hour."
          action={<LinkButton to="/sign-in">Back to sign-in</LinkButton>}
        />
      </Entrance>
    )
  }
  if (asked) {
    return (
      <Entrance
        name={name}
        heading="Look into your mail"
        lead={`If ${email.trim()} belongs to a person here, a message is on its way. This page says the same if it does not.`}
      >
        <div className={styles['panel']}>
          <p>
            The link in it works once, for {asked.minutes} minutes, and replaces older ones. Until
            it is used, your password stays as it is.
          </p>
          <p className="small muted">
            Nothing after a few minutes? Look among unwanted mail, check the address, or ask an
            administrator, who can make a link for you.
          </p>
          <div className={styles['buttons']}>
            <LinkButton to="/sign-in">Back to sign-in</LinkButton>
            <Button variant="subtle" onClick={() => setAsked(undefined)}>
              Give another address
            </Button>
          </div>
        </div>
      </Entrance>
    )
  }
  return (
    <Entrance
      name={name}
      heading="Set a new password"
      lead="Give your e-mail address. If it belongs to a person here, a link to set a new password is mailed to it; this page says the same if it does not."
    >
      <form className={styles['panel']} onSubmit={submit}>
        {refusal !== undefined && (
          <Notice kind="breach" word="Not sent">
            {refusal}
          </Notice>
        )}
        <TextField
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Button type="submit" variant="filled" disabled={busy}>
          Mail me a link
        </Button>
      </form>
      <p className="small">
        <Link to="/sign-in">Back to sign-in</Link>
      </p>
    </Entrance>
  )
}
