import {z} from '@hono/zod-openapi'
import {answers, body, route, routes, viewerOf, type App} from '../../http/route.ts'
import type {Viewer} from '../../http/viewer.ts'
import type {OwnExamination} from './examination-store.ts'
import {mayReadSignals, maySitExaminations} from './policy.ts'
import {
  begunView,
  examinationsView,
  examinationView,
  signalsView,
  startRequest,
  type ExaminationsView,
  type ExaminationView,
  type SignalsView,
} from './views.ts'

/** What the routes do; all but the signals is about the person's own examinations alone. */
export interface ExaminationActions {
  list(personId: string): Promise<ExaminationsView>
  start(personId: string): Promise<ExaminationView>
  view(own: OwnExamination): Promise<ExaminationView>
  beginAssessment(own: OwnExamination): Promise<string>
  beginExercise(own: OwnExamination & {exercise: string}): Promise<string>
  finish(own: OwnExamination): Promise<ExaminationView>
  signals(viewer: Viewer, id: string): Promise<SignalsView>
}

const params = z.object({id: z.uuid()})
const exerciseParams = params.extend({exercise: z.string().max(80)})
const begunAnswer = {200: answers(begunView, 'the attempt, to be taken where attempts are')}

/** Examinations over HTTP. */
export function examinationRoutes(examinations: ExaminationActions): App {
  return routes()
    .openapi(
      route(maySitExaminations, '/api/examinations', {
        method: 'get',
        responses: {200: answers(examinationsView, 'what is asked, and the own examinations')},
      }),
      async (context) => context.json(await examinations.list(viewerOf(context).id), 200),
    )
    .openapi(
      route(maySitExaminations, '/api/examinations', {
        method: 'post',
        request: {body: body(startRequest)},
        responses: {201: answers(examinationView, 'the examination as it begins')},
      }),
      async (context) => context.json(await examinations.start(viewerOf(context).id), 201),
    )
    .openapi(
      route(maySitExaminations, '/api/examinations/{id}', {
        method: 'get',
        request: {params},
        responses: {200: answers(examinationView, 'the examination as it stands now')},
      }),
      async (context) => context.json(await examinations.view(ownOf(context)), 200),
    )
    .openapi(
      route(maySitExaminations, '/api/examinations/{id}/assessment', {
        method: 'post',
        request: {params},
        responses: begunAnswer,
      }),
      async (context) =>
        context.json({attemptId: await examinations.beginAssessment(ownOf(context))}, 200),
    )
    .openapi(
      route(maySitExaminations, '/api/examinations/{id}/exercises/{exercise}', {
        method: 'post',
        request: {params: exerciseParams},
        responses: begunAnswer,
      }),
      async (context) => {
        const {exercise} = context.req.valid('param')
        const attemptId = await examinations.beginExercise({...ownOf(context), exercise})
        return context.json({attemptId}, 200)
      },
    )
    .openapi(
      route(maySitExaminations, '/api/examinations/{id}/finish', {
        method: 'post',
        request: {params},
        responses: {200: answers(examinationView, 'the examination with its decision')},
      }),
      async (context) => context.json(await examinations.finish(ownOf(context)), 200),
    )
    .openapi(
      route(mayReadSignals, '/api/examinations/{id}/signals', {
        method: 'get',
        request: {params},
        responses: {200: answers(signalsView, 'what was noticed; it decides nothing')},
      }),
      async (context) => {
        const {id} = context.req.valid('param')
        return context.json(await examinations.signals(viewerOf(context), id), 200)
      },
    )
}

type OwnContext = Parameters<typeof viewerOf>[0] & {req: {valid(target: 'param'): {id: string}}}

function ownOf(context: OwnContext): OwnExamination {
  return {id: context.req.valid('param').id, personId: viewerOf(context).id}
}
