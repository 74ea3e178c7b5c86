import {useSuspenseQuery} from '@tanstack/react-query'
import {Navigate} from '@tanstack/react-router'
import {OpenAttempt} from '../assessments/open-attempt.tsx'
import {examinationsQuery} from './queries.ts'

/** The questions of the open examination as they run; without such, the examination itself. */
export function QuestionsScreen() {
  const {current} = useSuspenseQuery(examinationsQuery).data
  const attemptId = current?.assessment?.attemptId ?? null
  if (current?.status !== 'open' || attemptId === null || current.assessment?.status !== 'open') {
    return <Navigate to="/examination" replace />
  }
  return <OpenAttempt id={attemptId} />
}
