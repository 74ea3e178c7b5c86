import {z} from '@hono/zod-openapi'
import {AirworthyError} from '@airworthy/kernel'
import type {EngineerRole} from '@airworthy/content'
import {answers, body, route, routes, viewerOf, type App} from '../../http/route.ts'
import type {Assessments} from './assessments.ts'
import {mayTakeAssessments} from './policy.ts'
import {
  answerRequest,
  attemptsView,
  attemptView,
  continueRequest,
  ownAnswersView,
  resultsView,
  startRequest,
  testOutsView,
} from './views.ts'

const params = z.object({id: z.uuid()})
const attemptAnswer = {200: answers(attemptView, 'the attempt as it stands now')}

function attemptRoute<Path extends string>(path: Path) {
  return route(mayTakeAssessments, path, {
    method: 'post',
    request: {params},
    responses: attemptAnswer,
  })
}

/** Assessments over HTTP; every route serves the signed-in person's own attempts alone. */
export function assessmentRoutes({
  assessments,
  engineerRoleOf,
}: {
  assessments: Assessments
  /** The role under which a person is known; null while none is set. */
  engineerRoleOf: (personId: string) => Promise<EngineerRole | null>
}): App {
  return routes()
    .openapi(
      route(mayTakeAssessments, '/api/assessments', {
        method: 'get',
        responses: {200: answers(attemptsView, "the person's attempts")},
      }),
      async (context) => context.json(await assessments.list(viewerOf(context).id), 200),
    )
    .openapi(
      route(mayTakeAssessments, '/api/test-outs', {
        method: 'get',
        responses: {200: answers(testOutsView, "the person's checks of single domains")},
      }),
      async (context) => context.json(await assessments.testOuts(viewerOf(context).id), 200),
    )
    .openapi(
      route(mayTakeAssessments, '/api/assessments', {
        method: 'post',
        request: {body: body(startRequest)},
        responses: {201: answers(attemptView, 'the attempt with its first item')},
      }),
      async (context) => {
        const {id} = viewerOf(context)
        const {role, domain} = context.req.valid('json')
        const known = await engineerRoleOf(id)
        if (known !== null && known !== role) {
          throw new AirworthyError(
            'role-refused',
            `you are known as ${known}: ask an administrator to change it`,
          )
        }
        const testOut = domain === undefined ? {} : {testOut: domain}
        return context.json(await assessments.start(id, {role, ...testOut}), 201)
      },
    )
    .openapi(
      route(mayTakeAssessments, '/api/assessments/{id}', {
        method: 'get',
        request: {params},
        responses: attemptAnswer,
      }),
      async (context) => context.json(await assessments.view(ownOf(context)), 200),
    )
    .openapi(
      route(mayTakeAssessments, '/api/assessments/{id}/answers', {
        method: 'post',
        request: {params, body: body(answerRequest)},
        responses: attemptAnswer,
      }),
      async (context) =>
        context.json(await assessments.answer(ownOf(context), context.req.valid('json')), 200),
    )
    .openapi(
      route(mayTakeAssessments, '/api/assessments/{id}/answers', {
        method: 'get',
        request: {params},
        responses: {200: answers(ownAnswersView, 'the own answers of a finished attempt')},
      }),
      async (context) => context.json(await assessments.answers(ownOf(context)), 200),
    )
    .openapi(attemptRoute('/api/assessments/{id}/pause'), async (context) =>
      context.json(await assessments.pause(ownOf(context)), 200),
    )
    .openapi(attemptRoute('/api/assessments/{id}/resume'), async (context) =>
      context.json(await assessments.resume(ownOf(context)), 200),
    )
    .openapi(attemptRoute('/api/assessments/{id}/finish'), async (context) =>
      context.json(await assessments.finish(ownOf(context)), 200),
    )
    .openapi(
      route(mayTakeAssessments, '/api/assessments/{id}/continue', {
        method: 'post',
        request: {params, body: body(continueRequest)},
        responses: attemptAnswer,
      }),
      async (context) => {
        const {domains} = context.req.valid('json')
        return context.json(await assessments.continue(ownOf(context), domains), 200)
      },
    )
    .openapi(
      route(mayTakeAssessments, '/api/assessments/{id}/results', {
        method: 'get',
        request: {params},
        responses: {200: answers(resultsView, 'ability by domain against the required level')},
      }),
      async (context) => context.json(await assessments.results(ownOf(context)), 200),
    )
}

type OwnContext = Parameters<typeof viewerOf>[0] & {req: {valid(target: 'param'): {id: string}}}

function ownOf(context: OwnContext): {id: string; personId: string} {
  return {id: context.req.valid('param').id, personId: viewerOf(context).id}
}
