import {answers, route, routes, viewerOf, type App} from '../../http/route.ts'
import type {LexiconEntry} from '@airworthy/content'
import type {Clock} from '@airworthy/kernel'
import {gapsRoutes} from './gaps-routes.ts'
import type {Gaps} from './gaps.ts'
import type {Plans} from './plans.ts'
import {lessonRoutes} from './lesson-routes.ts'
import type {Lessons} from './lessons.ts'
import {lexiconRoutes} from './lexicon-routes.ts'
import {mayReadOwnPlan} from './policy.ts'
import {planView} from './views.ts'

/** Plans, lessons, gaps and the lexicon over HTTP. */
export function curriculumRoutes({
  plans,
  lessons,
  gaps,
  lexicon,
  clock,
}: {
  plans: Plans
  lessons: Lessons
  gaps: Gaps
  lexicon: readonly LexiconEntry[]
  clock: Clock
}): App {
  return routes()
    .openapi(
      route(mayReadOwnPlan, '/api/plan', {
        method: 'get',
        responses: {200: answers(planView, "the person's plan, with the next step")},
      }),
      async (context) => context.json(await plans.of(viewerOf(context).id), 200),
    )
    .route('/', lessonRoutes(lessons))
    .route('/', gapsRoutes({gaps, clock}))
    .route('/', lexiconRoutes(lexicon))
}
