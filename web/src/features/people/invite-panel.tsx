import {Button} from '@mantine/core'
import {useQueryClient, useSuspenseQuery} from '@tanstack/react-query'
import {useState} from 'react'
import {TextField} from '../../design/field.tsx'
import {Notice} from '../../design/notice.tsx'
import {Panel} from '../../design/panel.tsx'
import {request} from '../../interface/request.ts'
import {useSubmission} from './form.ts'
import {InvitationLink, type CreatedInvitation} from './invitation-link.tsx'
import {PersonFields, type PersonPlace} from './person-fields.tsx'
import {viewerQuery} from './viewer.ts'
import styles from './administration.module.css'

const newcomer: PersonPlace = {
  engineerRole: null,
  teamId: null,
  roles: ['learner'],
  discipline: null,
}

/** Invites one person; the link is shown once, to copy. */
export function InvitePanel() {
  const client = useQueryClient()
  const {mailConfigured} = useSuspenseQuery(viewerQuery).data
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [place, setPlace] = useState(newcomer)
  const [created, setCreated] = useState<CreatedInvitation>()
  const {busy, refusal, submit} = useSubmission(async () => {
    setCreated(undefined)
    const body = {name, email, ...place}
    const answer = await request<CreatedInvitation>('/api/invitations', {method: 'POST', body})
    setCreated(answer)
    setName('')
    setEmail('')
    await client.invalidateQueries({queryKey: ['invitations']})
  })
  return (
    <Panel
      title="Invite a person"
      note={mailConfigured ? 'by e-mail, and as a link' : 'as a link to copy'}
    >
      <form className={styles['form']} onSubmit={submit}>
        {created && <InvitationLink created={created} />}
        {refusal !== undefined && (
          <Notice kind="breach" word="Not invited">
            {refusal}
          </Notice>
        )}
        <div className={styles['pair']}>
          <TextField
            label="Name"
            required
            withAsterisk={false}
            maxLength={120}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextField
            label="E-mail"
            type="email"
            required
            withAsterisk={false}
            autoComplete="off"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
        </div>
        <PersonFields place={place} onChange={setPlace} />
        <div>
          <Button type="submit" variant="filled" disabled={busy || place.roles.length === 0}>
            Invite
          </Button>
        </div>
      </form>
    </Panel>
  )
}
