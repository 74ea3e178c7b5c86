import {z} from 'zod'
import {answers, route, routes, viewerOf, type App} from '../../http/route.ts'
import {mayReadNotifications, maySeeUndelivered, teamHeldTo} from './policy.ts'
import {
  notificationsView,
  undeliveredMailsView,
  unreadView,
  type NotificationsView,
  type UndeliveredMailsView,
} from './views.ts'

/** What the routes hand requests to. */
export interface NotificationRouteParts {
  list(
    personId: string,
    page: {limit: number; offset: number; unread: boolean},
  ): Promise<NotificationsView>
  unread(personId: string): Promise<number>
  /** Throws `not-found` for a notification of another person. */
  read(own: {id: string; personId: string}): Promise<void>
  readAll(personId: string): Promise<void>
  undelivered(page: {
    teamId: string | null
    limit: number
    offset: number
  }): Promise<UndeliveredMailsView>
  /** Throws `not-found` or `mail-not-sendable`. */
  sendAgain(mail: {id: string; teamId: string | null}): Promise<void>
}

const page = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
const ownPage = page.extend({
  unread: z.enum(['true', 'false']).default('false').meta({description: 'only what is unread'}),
})
const params = z.object({id: z.uuid()})
const unreadAnswer = {200: answers(unreadView, 'how many are unread')}

/** Notifications over HTTP: one's own, and for leads the mails that did not go out. */
export function notificationRoutes(parts: NotificationRouteParts): App {
  return routes()
    .openapi(
      route(mayReadNotifications, '/api/notifications', {
        method: 'get',
        request: {query: ownPage},
        responses: {200: answers(notificationsView, 'what the person was told, newest first')},
      }),
      async (context) => {
        const {limit, offset, unread} = context.req.valid('query')
        const {id} = viewerOf(context)
        return context.json(await parts.list(id, {limit, offset, unread: unread === 'true'}), 200)
      },
    )
    .openapi(
      route(mayReadNotifications, '/api/notifications/unread', {
        method: 'get',
        responses: unreadAnswer,
      }),
      async (context) => context.json({unread: await parts.unread(viewerOf(context).id)}, 200),
    )
    .openapi(
      route(mayReadNotifications, '/api/notifications/read', {
        method: 'post',
        responses: unreadAnswer,
      }),
      async (context) => {
        await parts.readAll(viewerOf(context).id)
        return context.json({unread: 0}, 200)
      },
    )
    .openapi(
      route(mayReadNotifications, '/api/notifications/{id}/read', {
        method: 'post',
        request: {params},
        responses: unreadAnswer,
      }),
      async (context) => {
        const personId = viewerOf(context).id
        await parts.read({id: context.req.valid('param').id, personId})
        return context.json({unread: await parts.unread(personId)}, 200)
      },
    )
    .openapi(
      route(maySeeUndelivered, '/api/notifications/undelivered', {
        method: 'get',
        request: {query: page},
        responses: {200: answers(undeliveredMailsView, 'failed and unconfirmed mails')},
      }),
      async (context) => {
        const teamId = teamHeldTo(viewerOf(context))
        return context.json(await parts.undelivered({...context.req.valid('query'), teamId}), 200)
      },
    )
    .openapi(
      route(maySeeUndelivered, '/api/notifications/undelivered/{id}/send', {
        method: 'post',
        request: {params},
        responses: {202: answers(z.object({}), 'it is queued')},
      }),
      async (context) => {
        const teamId = teamHeldTo(viewerOf(context))
        await parts.sendAgain({id: context.req.valid('param').id, teamId})
        return context.json({}, 202)
      },
    )
}
