import {z} from '@hono/zod-openapi'
import {answers, body, route, routes, viewerOf, type App} from '../../http/route.ts'
import type {Viewer} from '../../http/viewer.ts'
import type {Changer} from './changing.ts'
import {overviewCsv} from './overview-csv.ts'
import {mayAssign, maySeeOwnDuties, scopeOf} from './policy.ts'
import type {OverviewRequest} from './reading.ts'
import {
  assigneesView,
  assignmentRequest,
  assignmentsView,
  assignmentView,
  dutyView,
  exemptionRequest,
  overviewView,
  ownDutiesView,
  standing,
  teamCountsView,
  withdrawRequest,
  type AssigneesView,
  type AssignmentRequest,
  type AssignmentsView,
  type AssignmentView,
  type DutyView,
  type ExemptionRequest,
  type OverviewView,
  type OwnDutiesView,
  type TeamCountsView,
} from './views.ts'

/** What the routes hand requests to; `scope` is the team of a lead, null for administrators. */
export interface AssignmentRouteParts {
  own(personId: string): Promise<OwnDutiesView>
  assignees(request: {scope: string | null; search: string}): Promise<AssigneesView>
  list(request: {scope: string | null; withdrawn: boolean}): Promise<AssignmentsView>
  make(by: Changer, request: AssignmentRequest): Promise<AssignmentView>
  withdraw(by: Changer, request: {id: string; reason: string}): Promise<AssignmentView>
  overview(
    request: OverviewRequest,
    page: {limit: number | null; offset: number},
  ): Promise<OverviewView>
  teams(scope: string | null): Promise<TeamCountsView>
  exempt(by: Changer, request: ExemptionRequest & {id: string}): Promise<DutyView>
  endExemption(by: Changer, id: string): Promise<DutyView>
}

const params = z.object({id: z.uuid()})
const search = z.string().trim().max(200).default('')
const filters = z.object({
  search,
  team: z.string().optional(),
  assignment: z.uuid().optional(),
  standing: standing.optional(),
})
const page = filters.extend({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
const dutyAnswer = {200: answers(dutyView, 'the duty as it stands now')}

/** Assignments over HTTP: one's own, and what leads and administrators do about others'. */
export function assignmentRoutes(parts: AssignmentRouteParts): App {
  return routes()
    .openapi(
      route(maySeeOwnDuties, '/api/assignments/mine', {
        method: 'get',
        responses: {200: answers(ownDutiesView, 'what is assigned to the asking person')},
      }),
      async (context) => context.json(await parts.own(viewerOf(context).id), 200),
    )
    .openapi(
      route(mayAssign, '/api/assignments/assignees', {
        method: 'get',
        request: {query: z.object({search})},
        responses: {200: answers(assigneesView, 'to whom the asking person may assign')},
      }),
      async (context) => {
        const scope = scopeOf(viewerOf(context))
        return context.json(await parts.assignees({scope, ...context.req.valid('query')}), 200)
      },
    )
    .openapi(
      route(mayAssign, '/api/assignments', {
        method: 'get',
        request: {query: z.object({withdrawn: z.enum(['true', 'false']).default('false')})},
        responses: {200: answers(assignmentsView, 'assignments, the next due first')},
      }),
      async (context) => {
        const scope = scopeOf(viewerOf(context))
        const withdrawn = context.req.valid('query').withdrawn === 'true'
        return context.json(await parts.list({scope, withdrawn}), 200)
      },
    )
    .openapi(
      route(mayAssign, '/api/assignments', {
        method: 'post',
        request: {body: body(assignmentRequest)},
        responses: {201: answers(assignmentView, 'the new assignment')},
      }),
      async (context) =>
        context.json(await parts.make(changerOf(context), context.req.valid('json')), 201),
    )
    .openapi(
      route(mayAssign, '/api/assignments/{id}/withdrawal', {
        method: 'post',
        request: {params, body: body(withdrawRequest)},
        responses: {200: answers(assignmentView, 'the withdrawn assignment')},
      }),
      async (context) => {
        const {id} = context.req.valid('param')
        const {reason} = context.req.valid('json')
        return context.json(await parts.withdraw(changerOf(context), {id, reason}), 200)
      },
    )
    .openapi(
      route(mayAssign, '/api/assignments/overview', {
        method: 'get',
        request: {query: page},
        responses: {200: answers(overviewView, 'who is overdue, due, exempt, done')},
      }),
      async (context) => {
        const {limit, offset, ...wanted} = context.req.valid('query')
        const request = requestOf(wanted, viewerOf(context))
        return context.json(await parts.overview(request, {limit, offset}), 200)
      },
    )
    .openapi(
      route(mayAssign, '/api/assignments/overview.csv', {
        method: 'get',
        request: {query: filters},
        responses: {
          200: {description: 'the same as a table', content: {'text/csv': {schema: z.string()}}},
        },
      }),
      async (context) => {
        const request = requestOf(context.req.valid('query'), viewerOf(context))
        const {rows} = await parts.overview(request, {limit: null, offset: 0})
        context.header('content-type', 'text/csv; charset=utf-8')
        context.header('content-disposition', 'attachment; filename="airworthy-assignments.csv"')
        return context.body(overviewCsv(rows), 200) as never // the declared answer is this text
      },
    )
    .openapi(
      route(mayAssign, '/api/assignments/teams', {
        method: 'get',
        responses: {200: answers(teamCountsView, 'counts by team')},
      }),
      async (context) => context.json(await parts.teams(scopeOf(viewerOf(context))), 200),
    )
    .openapi(
      route(mayAssign, '/api/assignments/duties/{id}/exemption', {
        method: 'put',
        request: {params, body: body(exemptionRequest)},
        responses: dutyAnswer,
      }),
      async (context) => {
        const request = {...context.req.valid('json'), ...context.req.valid('param')}
        return context.json(await parts.exempt(changerOf(context), request), 200)
      },
    )
    .openapi(
      route(mayAssign, '/api/assignments/duties/{id}/exemption', {
        method: 'delete',
        request: {params},
        responses: dutyAnswer,
      }),
      async (context) => {
        const {id} = context.req.valid('param')
        return context.json(await parts.endExemption(changerOf(context), id), 200)
      },
    )
}

function changerOf(context: Parameters<typeof viewerOf>[0]): Changer {
  const viewer = viewerOf(context)
  return {id: viewer.id, scope: scopeOf(viewer)}
}

function requestOf(
  {search: wanted, team, assignment, standing: where}: z.infer<typeof filters>,
  viewer: Viewer,
): OverviewRequest {
  return {
    scope: scopeOf(viewer),
    search: wanted,
    ...(team === undefined ? {} : {team}),
    ...(assignment === undefined ? {} : {assignment}),
    ...(where === undefined ? {} : {standing: where}),
  }
}
