import {z} from 'zod'
import {answers, body, route, routes, viewerOf, type App} from '../../http/route.ts'
import type {Viewer} from '../../http/viewer.ts'
import {mayAppeal, mayDecide} from './policy.ts'
import {
  appealCaseView,
  appealRequest,
  appealsToDecideView,
  decisionRequest,
  ownAppealsView,
  ownAppealView,
  type AppealCaseView,
  type AppealRequest,
  type AppealsToDecideView,
  type DecisionRequest,
  type OwnAppealsView,
  type OwnAppealView,
} from './views.ts'

/** What the routes hand requests to. */
export interface AppealRouteParts {
  own(personId: string): Promise<OwnAppealsView>
  make(personId: string, request: AppealRequest): Promise<OwnAppealView>
  withdraw(own: {id: string; personId: string}): Promise<OwnAppealView>
  toDecide(
    viewer: Viewer,
    page: {state: 'open' | 'decided'; limit: number; offset: number},
  ): Promise<AppealsToDecideView>
  case(viewer: Viewer, id: string): Promise<AppealCaseView>
  decide(viewer: Viewer, request: DecisionRequest & {id: string}): Promise<AppealCaseView>
}

const params = z.object({id: z.uuid()})
const page = z.object({
  state: z.enum(['open', 'decided']).default('open'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
const caseAnswer = {200: answers(appealCaseView, 'the appeal with what it is decided on')}

/** Appeals over HTTP: one's own, and those that a viewer decides. */
export function appealRoutes(parts: AppealRouteParts): App {
  return routes()
    .openapi(
      route(mayAppeal, '/api/appeals', {
        method: 'get',
        responses: {200: answers(ownAppealsView, "the person's appeals, the newest first")},
      }),
      async (context) => context.json(await parts.own(viewerOf(context).id), 200),
    )
    .openapi(
      route(mayAppeal, '/api/appeals', {
        method: 'post',
        request: {body: body(appealRequest)},
        responses: {201: answers(ownAppealView, 'the appeal')},
      }),
      async (context) => {
        const request = context.req.valid('json')
        return context.json(await parts.make(viewerOf(context).id, request), 201)
      },
    )
    .openapi(
      route(mayAppeal, '/api/appeals/{id}/withdrawal', {
        method: 'post',
        request: {params},
        responses: {200: answers(ownAppealView, 'the appeal as it was taken back')},
      }),
      async (context) => {
        const own = {id: context.req.valid('param').id, personId: viewerOf(context).id}
        return context.json(await parts.withdraw(own), 200)
      },
    )
    .openapi(
      route(mayDecide, '/api/appeals/to-decide', {
        method: 'get',
        request: {query: page},
        responses: {200: answers(appealsToDecideView, 'what the viewer may decide')},
      }),
      async (context) =>
        context.json(await parts.toDecide(viewerOf(context), context.req.valid('query')), 200),
    )
    .openapi(
      route(mayDecide, '/api/appeals/to-decide/{id}', {
        method: 'get',
        request: {params},
        responses: caseAnswer,
      }),
      async (context) => {
        const {id} = context.req.valid('param')
        return context.json(await parts.case(viewerOf(context), id), 200)
      },
    )
    .openapi(
      route(mayDecide, '/api/appeals/to-decide/{id}/decision', {
        method: 'post',
        request: {params, body: body(decisionRequest)},
        responses: caseAnswer,
      }),
      async (context) => {
        const request = {...context.req.valid('json'), ...context.req.valid('param')}
        return context.json(await parts.decide(viewerOf(context), request), 200)
      },
    )
}
