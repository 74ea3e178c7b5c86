import {deleteCookie, getCookie, setCookie} from 'hono/cookie'
import {z} from 'zod'
import {answers, body, route, routes, viewerOf, type App} from '../../http/route.ts'
import {originHeaders, setCookies} from './cookies.ts'
import {mayManageSingleSignOn} from './policy.ts'
import type {PeopleRouteParts} from './routes.ts'
import {signOnSeconds} from './single-sign-on.ts'
import {
  singleSignOnOfferedView,
  singleSignOnRequest,
  singleSignOnTestRequest,
  singleSignOnTestView,
  singleSignOnView,
} from './single-sign-on-views.ts'

const base = '/api/single-sign-on'
const onward = {description: 'onward: to the provider, into the platform or to the sign-in page'}

/** Its way is short, so that no other route is sent it; one for each tab that is on its way. */
const cookieFor = (state: string) => ({
  name: `airworthy.sign-on.${state.slice(0, 12)}`,
  path: `${base}/callback`,
})

/** Sign-in through an identity provider, and its settings for administrators. */
export function singleSignOnRoutes(parts: PeopleRouteParts): App {
  const {config, origins, signOnSettings, singleSignOn} = parts
  const secure = config.publicUrl?.startsWith('https:') ?? false
  return routes()
    .openapi(
      route(mayManageSingleSignOn, base, {
        method: 'get',
        responses: {200: answers(singleSignOnView, 'what applies, the client secret aside')},
      }),
      async (context) => context.json(await signOnSettings.view(), 200),
    )
    .openapi(
      route(mayManageSingleSignOn, base, {
        method: 'put',
        request: {body: body(singleSignOnRequest)},
        responses: {200: answers(singleSignOnView, 'what applies from now on')},
      }),
      async (context) => {
        const request = context.req.valid('json')
        return context.json(await signOnSettings.change(viewerOf(context).id, request), 200)
      },
    )
    .openapi(
      route(mayManageSingleSignOn, base, {
        method: 'delete',
        responses: {204: {description: 'there is none any more'}},
      }),
      async (context) => {
        await signOnSettings.remove(viewerOf(context).id)
        return context.body(null, 204)
      },
    )
    .openapi(
      route(mayManageSingleSignOn, `${base}/people/{id}`, {
        method: 'delete',
        request: {params: z.object({id: z.string()})},
        responses: {204: {description: 'the next sign-in links the person anew'}},
      }),
      async (context) => {
        await signOnSettings.unlink(viewerOf(context).id, context.req.valid('param').id)
        return context.body(null, 204)
      },
    )
    .openapi(
      route(mayManageSingleSignOn, `${base}/test`, {
        method: 'post',
        request: {body: body(singleSignOnTestRequest)},
        responses: {200: answers(singleSignOnTestView, 'what the provider says about itself')},
      }),
      async (context) =>
        context.json(await signOnSettings.test(context.req.valid('json').issuer), 200),
    )
    .openapi(
      route('public', `${base}/offered`, {
        method: 'get',
        responses: {200: answers(singleSignOnOfferedView, 'whether there is one, and its name')},
      }),
      async (context) => context.json(await signOnSettings.offered(), 200),
    )
    .openapi(
      route('public', `${base}/start`, {
        method: 'get',
        request: {query: z.object({returnTo: z.string().optional()})},
        responses: {302: onward},
      }),
      async (context) => {
        const {returnTo} = context.req.valid('query')
        const {origin, search} = new URL(context.req.url)
        // the provider sends people back to the first address, and the cookie must be there
        if (origins.slice(1).includes(origin)) {
          return context.redirect(`${origins[0]}${base}/start${search}`, 302)
        }
        const {location, kept} = await singleSignOn.start(returnTo)
        if (kept) {
          const {name, path} = cookieFor(kept.state)
          const maxAge = signOnSeconds
          const attributes = {path, secure, maxAge, httpOnly: true, sameSite: 'Lax'} as const
          setCookie(context, name, kept.token, attributes)
        }
        return context.redirect(location, 302)
      },
    )
    .openapi(
      route('public', `${base}/callback`, {method: 'get', responses: {302: onward}}),
      async (context) => {
        const {search, searchParams} = new URL(context.req.url)
        const {name, path} = cookieFor(searchParams.get('state') ?? '')
        const {location, cookies = []} = await singleSignOn.finish({
          search,
          tokenOf: (state) => getCookie(context, cookieFor(state).name),
          headers: originHeaders(context, config.clientAddressHeader),
        })
        setCookies(context, cookies)
        if (getCookie(context, name) !== undefined) deleteCookie(context, name, {path, secure})
        return context.redirect(location, 302)
      },
    )
}
