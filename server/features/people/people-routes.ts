import {z} from 'zod'
import {answers, body, route, routes, viewerOf, type App} from '../../http/route.ts'
import {mayErasePeople, mayManagePeople, mayManageTeams, mayReadOwnData} from './policy.ts'
import type {PeopleRouteParts} from './routes.ts'
import {
  myDataView,
  ownPersonChangeRequest,
  personChangeRequest,
  personView,
  teamRequest,
  teamView,
} from './views.ts'

const page = z.object({
  search: z.string().trim().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})

const erasureQuery = z.object({
  credentials: z
    .enum(['keep', 'revoke'])
    .default('keep')
    .meta({description: 'whether the credentials that they took along go on verifying'}),
})

/** The list of people, teams, and what each person sees about themselves. */
export function peopleRoutes({people, myData, erase}: PeopleRouteParts): App {
  return routes()
    .openapi(
      route(mayManagePeople, '/api/people', {
        method: 'get',
        request: {query: page},
        responses: {
          200: answers(
            z.object({people: z.array(personView), total: z.int()}),
            'people by name; total counts all that were searched for',
          ),
        },
      }),
      async (context) => context.json(await people.list(context.req.valid('query')), 200),
    )
    .openapi(
      route(mayManagePeople, '/api/people/{id}', {
        method: 'patch',
        request: {params: z.object({id: z.string()}), body: body(personChangeRequest)},
        responses: {200: answers(personView, 'the person as changed')},
      }),
      async (context) => {
        const {id} = context.req.valid('param')
        const request = context.req.valid('json')
        return context.json(await people.change(viewerOf(context).id, id, request), 200)
      },
    )
    .openapi(
      route(mayErasePeople, '/api/people/{id}', {
        method: 'delete',
        request: {params: z.object({id: z.string()}), query: erasureQuery},
        responses: {204: {description: 'erased: what is recorded about them cannot be read again'}},
      }),
      async (context) => {
        const credentialsVerifiable = context.req.valid('query').credentials === 'keep'
        await erase(context.req.valid('param').id, {credentialsVerifiable})
        return context.body(null, 204)
      },
    )
    .openapi(
      route(mayManageTeams, '/api/teams', {
        method: 'get',
        responses: {200: answers(z.object({teams: z.array(teamView)}), 'teams by name')},
      }),
      async (context) => context.json({teams: await people.teams()}, 200),
    )
    .openapi(
      route(mayManageTeams, '/api/teams', {
        method: 'post',
        request: {body: body(teamRequest)},
        responses: {201: answers(teamView, 'the new team')},
      }),
      async (context) => {
        const {name} = context.req.valid('json')
        return context.json(await people.createTeam(viewerOf(context).id, name), 201)
      },
    )
    .openapi(
      route(mayReadOwnData, '/api/my-data', {
        method: 'get',
        responses: {200: answers(myDataView, 'everything recorded about the asking person')},
      }),
      async (context) => {
        const {id, sessionId} = viewerOf(context)
        return context.json(await myData.of(id, sessionId), 200)
      },
    )
    .openapi(
      route(mayReadOwnData, '/api/my-data/export', {
        method: 'get',
        responses: {200: answers(myDataView, 'the same as a file')},
      }),
      async (context) => {
        const {id, sessionId} = viewerOf(context)
        context.header('content-disposition', `attachment; filename="${myData.fileName()}"`)
        return context.json(await myData.of(id, sessionId), 200)
      },
    )
    .openapi(
      route(mayReadOwnData, '/api/my-data/person', {
        method: 'patch',
        request: {body: body(ownPersonChangeRequest)},
        responses: {200: answers(personView, 'the person as changed')},
      }),
      async (context) =>
        context.json(await people.changeOwn(viewerOf(context).id, context.req.valid('json')), 200),
    )
}
