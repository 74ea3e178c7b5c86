import type {AttemptView} from '@airworthy/server/features/assessments/views.ts'
import {useQueryClient} from '@tanstack/react-query'
import {useNavigate} from '@tanstack/react-router'
import {useCallback} from 'react'
import {examinationsQuery} from '../examinations/queries.ts'
import {attemptQuery, attemptsQuery, testOutsQuery} from './queries.ts'

/** Takes up the new state of an attempt: shows its next item, or its results when it is finished. */
export function useSettleAttempt() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useCallback(
    async (attempt: AttemptView) => {
      // First the results, then the list: otherwise the list would show the start for a moment.
      if (attempt.status === 'finished' && attempt.kind === 'examination') {
        // No results before the decision: the examination says what is left.
        await client.invalidateQueries({queryKey: examinationsQuery.queryKey})
        await navigate({to: '/examination'})
      } else if (attempt.status === 'finished') {
        await navigate({to: '/assessment/$id/results', params: {id: attempt.id}})
      }
      client.setQueryData(attemptQuery(attempt.id).queryKey, attempt)
      for (const queryKey of [
        attemptsQuery.queryKey,
        testOutsQuery.queryKey,
        examinationsQuery.queryKey,
        ['my-data'],
        ['plan'],
        ['assignments'],
      ]) {
        void client.invalidateQueries({queryKey})
      }
    },
    [client, navigate],
  )
}
