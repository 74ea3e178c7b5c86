import {useSuspenseQuery} from '@tanstack/react-query'
import {BeforeScreen} from './before-screen.tsx'
import {OpenAttempt} from './open-attempt.tsx'
import {attemptsQuery} from './queries.ts'

/** The assessment: what it is before it starts, the item while it runs, the way back when paused. */
export function AssessmentScreen() {
  const attempts = useSuspenseQuery(attemptsQuery).data
  if (attempts.open === null) return <BeforeScreen attempts={attempts} />
  return <OpenAttempt id={attempts.open.id} />
}
