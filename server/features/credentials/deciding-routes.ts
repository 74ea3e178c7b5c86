import {z} from '@hono/zod-openapi'
import type {Envelope} from '@airworthy/evidence'
import {answers, body, route, routes, viewerOf, type App} from '../../http/route.ts'
import type {Asker} from './certification.ts'
import type {Change} from './changing.ts'
import {
  asksAboutEverybody,
  assertOwnTeam,
  mayAdministrate,
  mayAskForCertification,
  mayChangeCredentials,
  mayReadTeams,
} from './policy.ts'
import {
  allLoginsView,
  certificationAnswerView,
  certificationQuery,
  changedCredentialView,
  issuerKeysView,
  loginView,
  reasonRequest,
  teamStandingView,
  type AllLoginsView,
  type CertificationQuery,
  type ChangedCredentialView,
  type IssuerKeysView,
  type LoginView,
  type TeamStandingView,
} from './views.ts'

/** What leads, administrators and the committee do, and what the gate asks. */
export interface DecidingCredentials {
  change(request: {
    id: string
    by: string
    change: Change
    reason: string
  }): Promise<ChangedCredentialView>
  teamStanding(teamId: string): Promise<TeamStandingView>
  certification(asker: Asker, query: CertificationQuery): Promise<Envelope>
  allLogins(): Promise<AllLoginsView>
  confirmLogin(request: {id: string; by: string}): Promise<LoginView>
  keys(): Promise<IssuerKeysView>
  withdrawKey(request: {number: number; by: string; reason: string}): Promise<IssuerKeysView>
}

const params = z.object({id: z.uuid()})

/** Changes to credentials, standing of teams, the gate's question, logins and keys over HTTP. */
export function decidingRoutes(credentials: DecidingCredentials): App {
  const changeRoute = <Verb extends string>(verb: Verb) =>
    route(mayChangeCredentials, `/api/credentials/{id}/${verb}`, {
      method: 'post',
      request: {params, body: body(reasonRequest)},
      responses: {200: answers(changedCredentialView, 'the credential as it stands now')},
    })

  return routes()
    .openapi(changeRoute('suspend'), async (context) => {
      const {id} = context.req.valid('param')
      const {reason} = context.req.valid('json')
      const request = {id, reason, by: viewerOf(context).id, change: 'suspended'} as const
      return context.json(await credentials.change(request), 200)
    })
    .openapi(changeRoute('reinstate'), async (context) => {
      const {id} = context.req.valid('param')
      const {reason} = context.req.valid('json')
      const request = {id, reason, by: viewerOf(context).id, change: 'reinstated'} as const
      return context.json(await credentials.change(request), 200)
    })
    .openapi(changeRoute('revoke'), async (context) => {
      const {id} = context.req.valid('param')
      const {reason} = context.req.valid('json')
      const request = {id, reason, by: viewerOf(context).id, change: 'revoked'} as const
      return context.json(await credentials.change(request), 200)
    })
    .openapi(
      route(mayReadTeams, '/api/teams/{teamId}/standing', {
        method: 'get',
        request: {params: z.object({teamId: z.string().max(100)})},
        responses: {200: answers(teamStandingView, 'who is current, due, lapsed')},
      }),
      async (context) => {
        const {teamId} = context.req.valid('param')
        assertOwnTeam(viewerOf(context), teamId)
        return context.json(await credentials.teamStanding(teamId), 200)
      },
    )
    .openapi(
      route(mayAskForCertification, '/api/certification', {
        method: 'get',
        request: {query: certificationQuery},
        responses: {
          200: answers(certificationAnswerView, 'a signed statement: certified then, or not'),
        },
      }),
      async (context) => {
        const viewer = viewerOf(context)
        const asker = {id: viewer.id, aboutEverybody: asksAboutEverybody(viewer)}
        const {payloadType, payload, signatures} = await credentials.certification(
          asker,
          context.req.valid('query'),
        )
        return context.json({payloadType, payload, signatures: [...signatures]}, 200)
      },
    )
    .openapi(
      route(mayAdministrate, '/api/logins/all', {
        method: 'get',
        responses: {200: answers(allLoginsView, 'every login, those that wait first')},
      }),
      async (context) => context.json(await credentials.allLogins(), 200),
    )
    .openapi(
      route(mayAdministrate, '/api/logins/{id}/confirm', {
        method: 'post',
        request: {params},
        responses: {200: answers(loginView, 'the login, confirmed')},
      }),
      async (context) => {
        const request = {id: context.req.valid('param').id, by: viewerOf(context).id}
        return context.json(await credentials.confirmLogin(request), 200)
      },
    )
    .openapi(
      route(mayAdministrate, '/api/issuer-keys', {
        method: 'get',
        responses: {200: answers(issuerKeysView, 'the keys that ever signed')},
      }),
      async (context) => context.json(await credentials.keys(), 200),
    )
    .openapi(
      route(mayAdministrate, '/api/issuer-keys/{number}/withdraw', {
        method: 'post',
        request: {
          params: z.object({number: z.coerce.number().int().min(1).max(1_000_000)}),
          body: body(reasonRequest),
        },
        responses: {200: answers(issuerKeysView, 'the keys, this one withdrawn')},
      }),
      async (context) => {
        const {number} = context.req.valid('param')
        const {reason} = context.req.valid('json')
        const request = {number, reason, by: viewerOf(context).id}
        return context.json(await credentials.withdrawKey(request), 200)
      },
    )
}
