import type {LexiconEntry} from '@airworthy/content/public'
import {queryOptions} from '@tanstack/react-query'
import {request} from '../../interface/request.ts'

/** Every term of the lexicon, by name; it changes only with the version that runs. */
export const lexiconQuery = queryOptions({
  queryKey: ['lexicon'],
  queryFn: ({signal}) => request<{terms: LexiconEntry[]}>('/api/lexicon', {signal}),
  staleTime: Infinity,
})
