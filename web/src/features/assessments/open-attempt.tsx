import {useSuspenseQuery} from '@tanstack/react-query'
import {Navigate} from '@tanstack/react-router'
import {PausedScreen} from './paused-screen.tsx'
import {attemptQuery} from './queries.ts'
import {RunningScreen} from './running-screen.tsx'

/** An attempt that was begun: its item, the way back when paused, its results when finished. */
export function OpenAttempt({id}: {id: string}) {
  const attempt = useSuspenseQuery(attemptQuery(id)).data
  switch (attempt.status) {
    case 'finished':
      if (attempt.kind === 'examination') return <Navigate to="/examination" replace />
      return <Navigate to="/assessment/$id/results" params={{id}} replace />
    case 'paused':
      return <PausedScreen attempt={attempt} />
    case 'in-progress':
      return <RunningScreen attempt={attempt} />
  }
}
