import type {InvitationView} from '@airworthy/server/features/people/views.ts'
import {day} from '../../design/dates.ts'
import {CopyField} from '../../design/copy-field.tsx'
import {Notice} from '../../design/notice.tsx'

/** An invitation just made: its link is shown this once. */
export interface CreatedInvitation {
  readonly invitation: InvitationView
  readonly link: string
  readonly mailed: boolean
}

/** The link of an invitation, to copy. */
export function InvitationLink({
  created: {invitation, link, mailed},
}: {
  created: CreatedInvitation
}) {
  return (
    <>
      <Notice kind="pass" word="Invited">
        {mailed
          ? `${invitation.name} has been sent the link.`
          : `Send the link to ${invitation.name} yourself; nothing was mailed.`}{' '}
        It is shown this once and works until {day(invitation.expiresAt)}.
      </Notice>
      <CopyField label="Invitation link" value={link} />
    </>
  )
}
