import type {PlanView} from '@airworthy/server/features/curriculum/views.ts'
import {queryOptions} from '@tanstack/react-query'
import {request} from '../../interface/request.ts'

/** The plan of the signed-in person, with the next step. */
export const planQuery = queryOptions({
  queryKey: ['plan'],
  queryFn: ({signal}) => request<PlanView>('/api/plan', {signal}),
})
