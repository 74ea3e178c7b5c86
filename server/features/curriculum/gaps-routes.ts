import {z} from '@hono/zod-openapi'
import type {Clock} from '@airworthy/kernel'
import {answers, body, route, routes, viewerOf, type App} from '../../http/route.ts'
import {gapsCsv} from './gaps-csv.ts'
import {gapsPdf} from './gaps-pdf.ts'
import type {Gaps} from './gaps.ts'
import {assertOwnTeam, mayAuditTeams, mayReadOrganisation} from './policy.ts'
import {
  auditRequest,
  auditView,
  organisationGapsView,
  teamCompletionView,
  teamGapsView,
} from './views.ts'

const params = z.object({id: z.string()})
const query = z.object({
  search: z.string().trim().max(120).default(''),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
/** Everybody, for a file. */
const wholeTeam = {search: '', limit: 100_000, offset: 0} as const

/** Gaps of teams and of the organisation over HTTP. */
export function gapsRoutes({gaps, clock}: {gaps: Gaps; clock: Clock}): App {
  const fileRoute = <Path extends string>(path: Path, type: string) =>
    route(mayAuditTeams, path, {
      method: 'get',
      request: {params},
      responses: {
        200: {description: 'the gaps as a file', content: {[type]: {schema: z.string()}}},
      },
    })

  return routes()
    .openapi(
      route(mayAuditTeams, '/api/teams/{id}/gaps', {
        method: 'get',
        request: {params, query},
        responses: {200: answers(teamGapsView, 'people of the team by domain, and the whole team')},
      }),
      async (context) => {
        const id = ownTeam(context)
        return context.json(await gaps.ofTeam(id, context.req.valid('query')), 200)
      },
    )
    .openapi(
      route(mayAuditTeams, '/api/teams/{id}/completion', {
        method: 'get',
        request: {params},
        responses: {200: answers(teamCompletionView, 'how far the team is now')},
      }),
      async (context) => context.json(await gaps.completionOf(ownTeam(context)), 200),
    )
    .openapi(
      route(mayAuditTeams, '/api/teams/{id}/audits', {
        method: 'post',
        request: {params, body: body(auditRequest)},
        responses: {
          201: answers(auditView, 'the audit; everybody in the team is assigned a baseline'),
        },
      }),
      async (context) => {
        const {dueOn} = context.req.valid('json')
        const by = viewerOf(context).id
        return context.json(await gaps.audit(ownTeam(context), {dueOn, by}), 201)
      },
    )
    .openapi(fileRoute('/api/teams/{id}/gaps.csv', 'text/csv'), async (context) => {
      const team = await gaps.ofTeam(ownTeam(context), wholeTeam)
      return context.body(gapsCsv(team), 200, fileHeaders('text/csv; charset=utf-8', nameOf('csv')))
    })
    .openapi(fileRoute('/api/teams/{id}/gaps.pdf', 'application/pdf'), async (context) => {
      const team = await gaps.ofTeam(ownTeam(context), wholeTeam)
      const file = await gapsPdf(team, {now: clock.now()})
      return context.body(file, 200, fileHeaders('application/pdf', nameOf('pdf')))
    })
    .openapi(
      route(mayReadOrganisation, '/api/organisation/gaps', {
        method: 'get',
        request: {query},
        responses: {200: answers(organisationGapsView, 'the organisation, team by team')},
      }),
      async (context) => context.json(await gaps.ofOrganisation(context.req.valid('query')), 200),
    )

  function nameOf(ending: string): string {
    return `airworthy-team-gaps-${clock.now().toISOString().slice(0, 10)}.${ending}`
  }
}

type TeamContext = Parameters<typeof viewerOf>[0] & {req: {valid(target: 'param'): {id: string}}}

/** The team of the path, if the viewer may read it. Throws `not-found` otherwise. */
function ownTeam(context: TeamContext): string {
  const {id} = context.req.valid('param')
  assertOwnTeam(viewerOf(context), id)
  return id
}

function fileHeaders(type: string, name: string) {
  return {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  }
}
