import {z} from '@hono/zod-openapi'
import {answers, body, route, routes, viewerOf, type App} from '../../http/route.ts'
import type {Exercises} from './exercises.ts'
import {mayTakeExercises} from './policy.ts'
import {actionRequest, attemptView, changeRequest, exercisesView, hintRequest} from './views.ts'

const params = z.object({id: z.uuid()})
const attemptAnswer = {200: answers(attemptView, 'the attempt as it stands now')}

function changeRoute<Path extends string, Schema extends z.ZodType>(path: Path, request: Schema) {
  return route(mayTakeExercises, path, {
    method: 'post',
    request: {params, body: body(request)},
    responses: attemptAnswer,
  })
}

/** Exercises over HTTP; every route serves the signed-in person's own attempts alone. */
export function exerciseRoutes(exercises: Exercises): App {
  return routes()
    .openapi(
      route(mayTakeExercises, '/api/exercises', {
        method: 'get',
        responses: {200: answers(exercisesView, "every exercise, with the person's attempts")},
      }),
      async (context) => context.json(await exercises.list(viewerOf(context).id), 200),
    )
    .openapi(
      route(mayTakeExercises, '/api/exercises/{exercise}/attempts', {
        method: 'post',
        request: {params: z.object({exercise: z.string().max(80)})},
        responses: {201: answers(attemptView, 'the attempt as it begins')},
      }),
      async (context) => {
        const {exercise} = context.req.valid('param')
        return context.json(await exercises.start(viewerOf(context).id, exercise), 201)
      },
    )
    .openapi(
      route(mayTakeExercises, '/api/exercise-attempts/{id}', {
        method: 'get',
        request: {params},
        responses: attemptAnswer,
      }),
      async (context) => context.json(await exercises.view(ownOf(context)), 200),
    )
    .openapi(changeRoute('/api/exercise-attempts/{id}/actions', actionRequest), async (context) =>
      context.json(await exercises.act(ownOf(context), context.req.valid('json')), 200),
    )
    .openapi(changeRoute('/api/exercise-attempts/{id}/undo', changeRequest), async (context) =>
      context.json(await exercises.undo(ownOf(context), context.req.valid('json')), 200),
    )
    .openapi(changeRoute('/api/exercise-attempts/{id}/hints', hintRequest), async (context) =>
      context.json(await exercises.hint(ownOf(context), context.req.valid('json')), 200),
    )
    .openapi(changeRoute('/api/exercise-attempts/{id}/finish', changeRequest), async (context) =>
      context.json(await exercises.finish(ownOf(context), context.req.valid('json')), 200),
    )
}

type OwnContext = Parameters<typeof viewerOf>[0] & {req: {valid(target: 'param'): {id: string}}}

function ownOf(context: OwnContext): {id: string; personId: string} {
  return {id: context.req.valid('param').id, personId: viewerOf(context).id}
}
