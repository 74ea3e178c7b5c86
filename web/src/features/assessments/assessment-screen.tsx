import {useSuspenseQuery} from '@tanstack/react-query'
import {Navigate} from '@tanstack/react-router'
import {BeforeScreen} from './before-screen.tsx'
import {PausedScreen} from './paused-screen.tsx'
import {attemptQuery, attemptsQuery} from './queries.ts'
import {RunningScreen} from './running-screen.tsx'

/** The assessment: what it is before it starts, the item while it runs, the way back when paused. */
export function AssessmentScreen() {
  const attempts = useSuspenseQuery(attemptsQuery).data
  if (attempts.open === null) return <BeforeScreen attempts={attempts} />
  return <OpenAttempt id={attempts.open.id} />
}

function OpenAttempt({id}: {id: string}) {
  const attempt = useSuspenseQuery(attemptQuery(id)).data
  switch (attempt.status) {
    case 'finished':
      return <Navigate to="/assessment/$id/results" params={{id}} replace />
    case 'paused':
      return <PausedScreen attempt={attempt} />
    case 'in-progress':
      return <RunningScreen attempt={attempt} />
  }
}
