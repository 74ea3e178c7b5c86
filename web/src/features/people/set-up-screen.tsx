import {engineerRoles} from '@airworthy/content/public'
import {Button} from '@mantine/core'
import {useSearch} from '@tanstack/react-router'
import {useState} from 'react'
import {EmptyState} from '../../design/empty-state.tsx'
import {SelectField, TextField} from '../../design/field.tsx'
import {Notice} from '../../design/notice.tsx'
import {request} from '../../interface/request.ts'
import {Entrance} from './entrance.tsx'
import {useSubmission} from './form.ts'
import {NewPasswordField} from './new-password-field.tsx'
import {useEnter} from './viewer.ts'
import {engineerRoleOf} from './words.ts'
import styles from './entrance.module.css'

/** The first run: names the organisation and makes its first administrator. */
export function SetUpScreen() {
  const {token} = useSearch({from: '/set-up'})
  return (
    <Entrance
      name="Set up"
      heading="Set up Airworthy"
      lead="This makes you the first administrator. You can then invite the others and take the baseline assessment yourself."
    >
      {token === undefined ? <LinkMissing /> : <SetUpForm token={token} />}
    </Entrance>
  )
}

function LinkMissing() {
  return (
    <EmptyState
      title="Open the set-up link"
      consequence={
        <>
          Set-up needs the one-time link, so that nobody else can make themselves administrator. The
          server printed it when it started, in the terminal or log in which it runs, after “Set it
          up with this link”; it ends with <code>/set-up?token=…</code>. It works once.
        </>
      }
    />
  )
}

function SetUpForm({token}: {token: string}) {
  const enter = useEnter()
  const [organisation, setOrganisation] = useState('')
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [engineerRole, setEngineerRole] = useState('')
  const {busy, refusal, submit} = useSubmission(async () => {
    const body = {
      token,
      organisation,
      name,
      email,
      password,
      engineerRole: engineerRoleOf(engineerRole),
    }
    await request('/api/set-up', {method: 'POST', body})
    await enter('/')
  })
  return (
    <form className={styles['panel']} onSubmit={submit}>
      {refusal !== undefined && (
        <Notice kind="breach" word="Not set up">
          {refusal}
        </Notice>
      )}
      <TextField
        label="Organisation"
        autoComplete="organization"
        required
        withAsterisk={false}
        maxLength={120}
        value={organisation}
        onChange={(event) => setOrganisation(event.currentTarget.value)}
      />
      <TextField
        label="Your name"
        autoComplete="name"
        required
        withAsterisk={false}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <NewPasswordField value={password} onChange={setPassword} />
      <SelectField
        label="Engineering role"
        description="It decides which level each domain requires of you. You can choose it later."
        value={engineerRole}
        onChange={(event) => setEngineerRole(event.currentTarget.value)}
        data={[
          {value: '', label: 'Choose later'},
          ...engineerRoles.map(({id, name}) => ({value: id, label: name})),
        ]}
      />
      <Button type="submit" variant="filled" disabled={busy}>
        Set up
      </Button>
    </form>
  )
}
