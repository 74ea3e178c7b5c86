import type {AuthoredItemView, ItemsView} from '@airworthy/server/features/authoring/views.ts'
import {queryOptions} from '@tanstack/react-query'
import {request} from '../../interface/request.ts'

/** How many items a page of the list holds. */
export const itemsPerPage = 50

/** What the list of items is narrowed to; an empty text narrows nothing. */
export interface ItemFilter {
  readonly search: string
  readonly domain: string
  readonly type: string
  readonly level: string
  readonly bank: string
  readonly standing: string
}

/** Every item. */
export const noFilter: ItemFilter = {
  search: '',
  domain: '',
  type: '',
  level: '',
  bank: '',
  standing: '',
}

/** Items that fit the filter, a page of them, by domain and id. */
export function itemsQuery(filter: ItemFilter, offset: number) {
  const given = Object.entries(filter).filter(([, value]) => value !== '')
  const parameters = new URLSearchParams([
    ...given,
    ['offset', String(offset)],
    ['limit', String(itemsPerPage)],
  ])
  return queryOptions({
    queryKey: ['authoring', 'items', String(parameters)],
    queryFn: ({signal}) => request<ItemsView>(`/api/authoring/items?${parameters}`, {signal}),
  })
}

/** One item with its key, facts, history and figures; `instance` is one of a family. */
export function authoredItemQuery({domain, slug}: {domain: string; slug: string}, instance = '') {
  const path = `/api/authoring/items/${encodeURIComponent(domain)}/${encodeURIComponent(slug)}`
  const query = instance === '' ? '' : `?${new URLSearchParams({instance})}`
  return queryOptions({
    queryKey: ['authoring', 'item', domain, slug, instance],
    queryFn: ({signal}) => request<AuthoredItemView>(path + query, {signal}),
  })
}
