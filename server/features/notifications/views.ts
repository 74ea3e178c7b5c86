import {z} from 'zod'

/**
 * Where a mail stands. `committing`: its end may be on the way; `unconfirmed`: it was on the way
 * when the process died, so it may have arrived and is not sent again by itself.
 */
export const mailState = z.enum([
  'queued',
  'sending',
  'committing',
  'sent',
  'failed',
  'unconfirmed',
])

/** One notification of the asking person; `mail` is null where none was to be sent. */
export const notificationView = z.object({
  id: z.uuid(),
  kind: z.string().meta({description: 'what it is about, such as assignment.reminder'}),
  title: z.string(),
  text: z.string(),
  link: z.string().meta({description: 'path below this platform, such as /assignments'}),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
  mail: mailState.nullable(),
})

/** The newest first; `unread` counts all of the person, not only this page. */
export const notificationsView = z.object({
  notifications: z.array(notificationView),
  unread: z.int(),
  total: z.int(),
})

export const unreadView = z.object({unread: z.int()})

/** A mail that did not go out, or of which that is not known, as leads and administrators see it. */
export const undeliveredMailView = z.object({
  id: z.uuid(),
  person: z.object({id: z.string(), name: z.string()}),
  team: z.object({id: z.string(), name: z.string()}).nullable(),
  kind: z.string(),
  title: z.string(),
  state: z.enum(['failed', 'unconfirmed']),
  fault: z
    .string()
    .nullable()
    .meta({description: 'class of the fault, such as ECONNECTION; never an address'}),
  attempts: z.int(),
  at: z.iso.datetime(),
})

export const undeliveredMailsView = z.object({
  mails: z.array(undeliveredMailView),
  total: z.int(),
})

export type MailState = z.infer<typeof mailState>
export type NotificationView = z.infer<typeof notificationView>
export type NotificationsView = z.infer<typeof notificationsView>
export type UnreadView = z.infer<typeof unreadView>
export type UndeliveredMailView = z.infer<typeof undeliveredMailView>
export type UndeliveredMailsView = z.infer<typeof undeliveredMailsView>
