import {z} from '@hono/zod-openapi'
import type {Clock} from '@airworthy/kernel'
import {answers, body, route, routes, viewerOf, type App} from '../../http/route.ts'
import {calendarOf} from './calendar.ts'
import {mayReadOwn} from './policy.ts'
import {
  loginRequest,
  ownCredentialsView,
  ownLoginsView,
  ownStandingView,
  type LoginRequest,
  type OwnCredentialsView,
  type OwnLoginsView,
  type OwnStandingView,
} from './views.ts'

/** What a person does with their own. */
export interface OwnCredentials {
  credentials(personId: string): Promise<OwnCredentialsView>
  standing(personId: string): Promise<OwnStandingView>
  logins(personId: string): Promise<OwnLoginsView>
  proposeLogin(personId: string, request: LoginRequest): Promise<OwnLoginsView>
}

/** Own credentials, standing, calendar and logins over HTTP; `origin` is that of links. */
export function ownRoutes(
  own: OwnCredentials,
  {clock, origin}: {clock: Clock; origin: string},
): App {
  return routes()
    .openapi(
      route(mayReadOwn, '/api/credentials', {
        method: 'get',
        responses: {200: answers(ownCredentialsView, 'own credentials, each with its standing')},
      }),
      async (context) => context.json(await own.credentials(viewerOf(context).id), 200),
    )
    .openapi(
      route(mayReadOwn, '/api/standing', {
        method: 'get',
        responses: {200: answers(ownStandingView, 'own standing by role, explained by events')},
      }),
      async (context) => context.json(await own.standing(viewerOf(context).id), 200),
    )
    .openapi(
      route(mayReadOwn, '/api/credentials/calendar.ics', {
        method: 'get',
        responses: {
          200: {
            description: 'when own credentials end, as a calendar',
            content: {'text/calendar': {schema: z.string()}},
          },
        },
      }),
      async (context) => {
        const credentials = await own.credentials(viewerOf(context).id)
        const link = `${origin}/credentials`
        return context.body(calendarOf(credentials, {now: clock.now(), link}), 200, {
          'content-type': 'text/calendar; charset=utf-8',
          'content-disposition': 'attachment; filename="airworthy-certification.ics"',
          'cache-control': 'no-store',
        })
      },
    )
    .openapi(
      route(mayReadOwn, '/api/logins', {
        method: 'get',
        responses: {200: answers(ownLoginsView, 'own logins at code hosts')},
      }),
      async (context) => context.json(await own.logins(viewerOf(context).id), 200),
    )
    .openapi(
      route(mayReadOwn, '/api/logins', {
        method: 'put',
        request: {body: body(loginRequest)},
        responses: {200: answers(ownLoginsView, 'own logins after the proposal')},
      }),
      async (context) =>
        context.json(await own.proposeLogin(viewerOf(context).id, context.req.valid('json')), 200),
    )
}
