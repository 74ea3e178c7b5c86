import type {InvitationView} from '@airworthy/server/features/people/views.ts'
import {Button} from '@mantine/core'
import {useMutation, useQueryClient, useSuspenseQuery} from '@tanstack/react-query'
import {useState} from 'react'
import {day} from '../../design/dates.ts'
import {EmptyState} from '../../design/empty-state.tsx'
import {Notice} from '../../design/notice.tsx'
import {Panel} from '../../design/panel.tsx'
import {request} from '../../interface/request.ts'
import {sentenceOf} from '../../interface/request-refused.ts'
import {InvitationLink, type CreatedInvitation} from './invitation-link.tsx'
import {invitationsQuery} from './queries.ts'
import {platformRoleNames} from './words.ts'
import styles from './administration.module.css'

/** Invitations that wait: make a new link, or withdraw one. */
export function InvitationsPanel() {
  const client = useQueryClient()
  const {invitations} = useSuspenseQuery(invitationsQuery).data
  const [created, setCreated] = useState<CreatedInvitation>()
  const renew = useMutation({
    mutationFn: (id: string) =>
      request<CreatedInvitation>(`/api/invitations/${id}/link`, {method: 'POST', body: {}}),
    onSuccess: setCreated,
    onSettled: () => client.invalidateQueries({queryKey: invitationsQuery.queryKey}),
  })
  const withdraw = useMutation({
    mutationFn: (id: string) => request(`/api/invitations/${id}`, {method: 'DELETE'}),
    onSettled: () => client.invalidateQueries({queryKey: invitationsQuery.queryKey}),
  })
  const fault = renew.error ?? withdraw.error
  return (
    <Panel title="Waiting invitations" note={invitations.length || undefined}>
      <div className={styles['stack']}>
        {created && <InvitationLink created={created} />}
        {fault && (
          <Notice kind="breach" word="Not done">
            {sentenceOf(fault)}
          </Notice>
        )}
        {invitations.length === 0 ? (
          <EmptyState
            title="No invitation waits"
            consequence="Whoever was invited has accepted, or nobody was invited yet."
          />
        ) : (
          <ul className={styles['list']}>
            {invitations.map((invitation) => (
              <InvitationRow
                key={invitation.id}
                invitation={invitation}
                busy={renew.isPending || withdraw.isPending}
                onRenew={() => renew.mutate(invitation.id)}
                onWithdraw={() => withdraw.mutate(invitation.id)}
              />
            ))}
          </ul>
        )}
      </div>
    </Panel>
  )
}

interface InvitationRowProps {
  invitation: InvitationView
  busy: boolean
  onRenew: () => void
  onWithdraw: () => void
}

function InvitationRow({invitation, busy, onRenew, onWithdraw}: InvitationRowProps) {
  return (
    <li>
      <div className={styles['main']}>
        <b>{invitation.name}</b>
        <span className="tiny">
          {invitation.email} · {platformRoleNames(invitation.roles)} · works until{' '}
          {day(invitation.expiresAt)}
        </span>
      </div>
      <div className={styles['buttons']}>
        <Button
          size="xs"
          disabled={busy}
          onClick={onRenew}
          aria-label={`New link for ${invitation.name}`}
        >
          New link
        </Button>
        <Button
          size="xs"
          disabled={busy}
          onClick={onWithdraw}
          aria-label={`Withdraw the invitation of ${invitation.name}`}
        >
          Withdraw
        </Button>
      </div>
    </li>
  )
}
