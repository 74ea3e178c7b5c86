import type {ExaminationView} from '@airworthy/server/features/examinations/views.ts'
import {useQuery, useQueryClient} from '@tanstack/react-query'
import {useNavigate} from '@tanstack/react-router'
import {useEffect} from 'react'
import {examinationQuery, examinationsQuery} from './queries.ts'

const askEveryMs = 5_000

/** Once the window has ended: asks until it is decided, then shows the decision. */
export function useClosing({id, closesAt}: ExaminationView, now: number): void {
  const client = useQueryClient()
  const navigate = useNavigate()
  const ended = Date.parse(closesAt) <= now
  const latest = useQuery({
    ...examinationQuery(id),
    enabled: ended,
    refetchInterval: askEveryMs,
  }).data
  const status = latest?.status
  useEffect(() => {
    if (status === undefined || status === 'open') return
    if (status === 'closing') {
      void client.invalidateQueries({queryKey: examinationsQuery.queryKey, exact: true})
      return
    }
    void navigate({to: '/examination/$id', params: {id}, replace: true}).then(() =>
      client.invalidateQueries(),
    )
  }, [client, id, navigate, status])
}
