import {MutationCache, QueryCache, QueryClient} from '@tanstack/react-query'
import {RequestRefused} from './request-refused.ts'

/** The cache of answers; `onSignedOut` is called when the server no longer knows the session. */
export function createQueryClient({onSignedOut}: {onSignedOut: () => void}): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof RequestRefused && error.status === 401) onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({onError}),
    mutationCache: new MutationCache({onError}),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => failures < 2 && mayRetry(error),
      },
    },
  })
}

function mayRetry(error: unknown): boolean {
  return error instanceof RequestRefused && (error.status === 0 || error.status >= 500)
}
