import {z} from 'zod'
import {answers, body, route, routes, viewerOf, type App} from '../../http/route.ts'
import {maySetRetention} from './policy.ts'
import {retentionPreviewView, retentionRequest, retentionView} from './retention-views.ts'
import type {PeopleRouteParts} from './routes.ts'

const {disabledMonths, signInDays} = retentionRequest.shape
const preview = z.object({
  disabledMonths: z
    .union([z.literal('off'), z.coerce.number().pipe(disabledMonths.unwrap())])
    .optional()
    .meta({description: 'instead of what applies; off: never'}),
  signInDays: z.coerce.number().pipe(signInDays).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})

/** How long what is about people is kept, for administrators. */
export function retentionRoutes({retention}: Pick<PeopleRouteParts, 'retention'>): App {
  return routes()
    .openapi(
      route(maySetRetention, '/api/retention', {
        method: 'get',
        responses: {200: answers(retentionView, 'what applies')},
      }),
      async (context) => context.json(await retention.settings(), 200),
    )
    .openapi(
      route(maySetRetention, '/api/retention', {
        method: 'put',
        request: {body: body(retentionRequest)},
        responses: {200: answers(retentionView, 'what applies from now on')},
      }),
      async (context) => {
        const settings = context.req.valid('json')
        return context.json(await retention.change(viewerOf(context).id, settings), 200)
      },
    )
    .openapi(
      route(maySetRetention, '/api/retention/preview', {
        method: 'get',
        request: {query: preview},
        responses: {200: answers(retentionPreviewView, 'who would be erased when')},
      }),
      async (context) => {
        const {disabledMonths: months, signInDays: days, ...page} = context.req.valid('query')
        const wanted = {
          ...(months === undefined ? {} : {disabledMonths: months === 'off' ? null : months}),
          ...(days === undefined ? {} : {signInDays: days}),
        }
        return context.json(await retention.preview(wanted, page), 200)
      },
    )
}
