import {z} from '@hono/zod-openapi'
import {answers, body, route, routes, viewerOf, type App} from '../../http/route.ts'
import {lessonProgressView, lessonsView, lessonView, responseRequest} from './lesson-views.ts'
import type {Lessons} from './lessons.ts'
import {mayTakeLessons} from './policy.ts'

const params = z.object({id: z.string().max(80)})

/** Lessons over HTTP; the progress is the signed-in person's own. */
export function lessonRoutes(lessons: Lessons): App {
  return routes()
    .openapi(
      route(mayTakeLessons, '/api/lessons', {
        method: 'get',
        responses: {200: answers(lessonsView, 'every lesson, with how far the person is')},
      }),
      async (context) => context.json(await lessons.list(viewerOf(context).id), 200),
    )
    .openapi(
      route(mayTakeLessons, '/api/lessons/{id}', {
        method: 'get',
        request: {params},
        responses: {200: answers(lessonView, "a lesson, with the person's own progress")},
      }),
      async (context) => {
        const {id} = context.req.valid('param')
        return context.json(await lessons.of(viewerOf(context).id, id), 200)
      },
    )
    .openapi(
      route(mayTakeLessons, '/api/lessons/{id}/responses', {
        method: 'post',
        request: {params, body: body(responseRequest)},
        responses: {200: answers(lessonProgressView, 'the progress with this response')},
      }),
      async (context) => {
        const {id} = context.req.valid('param')
        const response = context.req.valid('json')
        return context.json(await lessons.respond(viewerOf(context).id, id, response), 200)
      },
    )
}
