import {z} from 'zod'
import {answers, body, route, routes, type App} from '../../http/route.ts'
import {originHeaders, setCookies} from './cookies.ts'
import type {PeopleRouteParts} from './routes.ts'
import {acceptRequest, openInvitationView, personView, setUpRequest, viewerView} from './views.ts'

const joined = answers(z.object({viewer: personView}), 'the person, signed in by a cookie')

/** How people come in: who am I, set-up, and the acceptance of an invitation. */
export function accountRoutes(parts: PeopleRouteParts): App {
  const {config, invitations, mail, setUp, signIn} = parts
  return routes()
    .openapi(
      route('public', '/api/viewer', {
        method: 'get',
        responses: {200: answers(viewerView, 'who is asking, and whether set-up is needed')},
      }),
      async (context) => {
        const viewer = context.get('viewer')
        if (viewer?.sessionId) {
          setCookies(context, await signIn.prolong(viewer.id, context.req.raw.headers))
        }
        const organisation = await parts.organisation()
        return context.json(
          {
            needsSetUp: organisation === null,
            organisation,
            mailConfigured: mail.configured,
            viewer: viewer === null ? null : await parts.personOf(viewer.id),
          },
          200,
        )
      },
    )
    .openapi(
      route('public', '/api/set-up', {
        method: 'post',
        request: {body: body(setUpRequest)},
        responses: {201: joined},
      }),
      async (context) => {
        const request = context.req.valid('json')
        const viewer = await setUp.complete(request)
        const {email} = viewer
        const {password} = request
        const headers = originHeaders(context, config.clientAddressHeader)
        setCookies(context, await signIn.cookiesFor({email, password}, headers))
        return context.json({viewer}, 201)
      },
    )
    .openapi(
      route('public', '/api/invitations/open/{token}', {
        method: 'get',
        request: {params: z.object({token: z.string()})},
        responses: {200: answers(openInvitationView, 'what the bearer of the link may see')},
      }),
      async (context) =>
        context.json(await invitations.open(context.req.valid('param').token), 200),
    )
    .openapi(
      route('public', '/api/invitations/accept', {
        method: 'post',
        request: {body: body(acceptRequest)},
        responses: {201: joined},
      }),
      async (context) => {
        const request = context.req.valid('json')
        const viewer = await invitations.accept(request)
        const {email} = viewer
        const {password} = request
        const headers = originHeaders(context, config.clientAddressHeader)
        setCookies(context, await signIn.cookiesFor({email, password}, headers))
        return context.json({viewer}, 201)
      },
    )
}
