import {z} from 'zod'
import {answers, body, route, routes, viewerOf, type App} from '../../http/route.ts'
import {
  newPasswordRequest,
  openPasswordResetView,
  passwordResetAskedView,
  passwordResetLinkView,
  passwordResetRequest,
} from './password-reset-views.ts'
import {mayManagePeople} from './policy.ts'
import type {PeopleRouteParts} from './routes.ts'

const byToken = {params: z.object({token: z.string().max(200)})}

/** Forgotten passwords: asked for by anybody, opened by whoever has the link. */
export function passwordResetRoutes({
  passwordResets,
}: Pick<PeopleRouteParts, 'passwordResets'>): App {
  return routes()
    .openapi(
      route('public', '/api/password-resets', {
        method: 'post',
        request: {body: body(passwordResetRequest)},
        responses: {202: answers(passwordResetAskedView, 'the same for every address')},
      }),
      async (context) =>
        context.json(await passwordResets.ask(context.req.valid('json').email), 202),
    )
    .openapi(
      route('public', '/api/password-resets/{token}', {
        method: 'get',
        request: byToken,
        responses: {200: answers(openPasswordResetView, 'what the bearer of the link may see')},
      }),
      async (context) =>
        context.json(await passwordResets.open(context.req.valid('param').token), 200),
    )
    .openapi(
      route('public', '/api/password-resets/{token}', {
        method: 'post',
        request: {...byToken, body: body(newPasswordRequest)},
        responses: {204: {description: 'set; every session of the person has ended'}},
      }),
      async (context) => {
        const {token} = context.req.valid('param')
        await passwordResets.complete(token, context.req.valid('json').password)
        return context.body(null, 204)
      },
    )
    .openapi(
      route(mayManagePeople, '/api/people/{id}/password-reset', {
        method: 'post',
        request: {params: z.object({id: z.string()})},
        responses: {201: answers(passwordResetLinkView, 'the link, shown this once')},
      }),
      async (context) => {
        const {id} = context.req.valid('param')
        return context.json(await passwordResets.makeLink(viewerOf(context).id, id), 201)
      },
    )
}
