import type {AttemptView, ResultsView} from '@airworthy/server/features/assessments/views.ts'
import {Button} from '@mantine/core'
import {useMutation, useQueryClient} from '@tanstack/react-query'
import {useNavigate} from '@tanstack/react-router'
import {counted} from '../../design/numbers.ts'
import {request} from '../../interface/request.ts'
import {sentenceOf} from '../../interface/request-refused.ts'
import {openQuestions} from './open-questions.ts'
import {attemptQuery, attemptsQuery, resultsQuery} from './queries.ts'

/** Offers more items for the domains that are not judged; absent when there is nothing to decide. */
export function MoreItems({results}: {results: ResultsView}) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const {domains, items} = openQuestions(results)
  const more = useMutation({
    mutationFn: () =>
      request<AttemptView>(`/api/assessments/${results.id}/continue`, {
        method: 'POST',
        body: {domains},
      }),
    async onSuccess(attempt) {
      client.setQueryData(attemptQuery(attempt.id).queryKey, attempt)
      await client.invalidateQueries({queryKey: attemptsQuery.queryKey})
      await navigate({to: '/assessment'})
      // These results are history: the attempt is open again and will give new ones.
      client.removeQueries({queryKey: resultsQuery(results.id).queryKey})
    },
  })
  if (!results.mayContinue || domains.length === 0) return null
  return (
    <>
      <Button variant="filled" onClick={() => more.mutate()} disabled={more.isPending}>
        {items === 0 ? 'Answer more items' : `Answer about ${counted(items, 'more item')}`}
      </Button>
      {more.isError && <span role="alert">{sentenceOf(more.error)}</span>}
    </>
  )
}
