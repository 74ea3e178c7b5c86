import type {PersonView, ViewerView} from '@airworthy/server/features/people/views.ts'
import {queryOptions, useQueryClient, useSuspenseQuery} from '@tanstack/react-query'
import {useNavigate} from '@tanstack/react-router'
import {request} from '../../interface/request.ts'

/** Who asks: the signed-in person or nobody, and whether the platform still waits for set-up. */
export const viewerQuery = queryOptions({
  queryKey: ['viewer'],
  queryFn: ({signal}) => request<ViewerView>('/api/viewer', {signal}),
  staleTime: 60_000,
})

/** The signed-in person; only for screens behind sign-in. */
export function usePerson(): PersonView {
  const {viewer} = useSuspenseQuery(viewerQuery).data
  if (viewer === null) throw new Error('not signed in')
  return viewer
}

/** Forgets everything that was loaded and goes to a screen: after signing in or out. */
export function useEnter() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return async (to: string) => {
    client.clear()
    await navigate({to})
  }
}

/** Signs out, then shows the sign-in screen. */
export function useSignOut() {
  const enter = useEnter()
  return async () => {
    await request('/api/auth/sign-out', {method: 'POST', body: {}})
    await enter('/sign-in')
  }
}
