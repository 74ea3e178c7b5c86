import {z} from 'zod'
import {answers, route, routes, type App} from '../../http/route.ts'
import {mayReadItems} from './policy.ts'
import type {ItemSearch} from './reading.ts'
import {
  authoredItemView,
  itemsView,
  itemTypeView,
  type AuthoredItemView,
  type ItemsView,
} from './views.ts'

/** What the routes hand requests to. */
export interface AuthoringRouteParts {
  list(wanted: ItemSearch, page: {limit: number; offset: number}): Promise<ItemsView>
  /** Throws `not-found`. */
  item(request: {id: string; instance: string | null}): Promise<AuthoredItemView>
}

const search = z.object({
  search: z.string().trim().max(200).default(''),
  domain: z.string().optional(),
  type: itemTypeView.optional(),
  level: z.coerce.number().int().min(1).max(3).optional(),
  bank: z.enum(['open', 'reserved']).optional(),
  standing: z.enum(['withdrawn', 'disputed', 'provisional']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})

/** The item bank over HTTP, to be read alone: items are changed as files. */
export function authoringRoutes(parts: AuthoringRouteParts): App {
  return routes()
    .openapi(
      route(mayReadItems, '/api/authoring/items', {
        method: 'get',
        request: {query: search},
        responses: {
          200: answers(itemsView, 'items by id; total counts all that were searched for'),
        },
      }),
      async (context) => {
        const {limit, offset, ...wanted} = context.req.valid('query')
        return context.json(await parts.list(wanted, {limit, offset}), 200)
      },
    )
    .openapi(
      route(mayReadItems, '/api/authoring/items/{domain}/{slug}', {
        method: 'get',
        request: {
          params: z.object({domain: z.string(), slug: z.string()}),
          query: z.object({instance: z.string().min(1).max(40).optional()}),
        },
        responses: {
          200: answers(authoredItemView, 'the item with key, facts, history and figures'),
        },
      }),
      async (context) => {
        const {domain, slug} = context.req.valid('param')
        const {instance = null} = context.req.valid('query')
        return context.json(await parts.item({id: `${domain}/${slug}`, instance}), 200)
      },
    )
}
