import type {AttemptView} from '@airworthy/server/features/assessments/views.ts'
import {useIsMutating, useMutation} from '@tanstack/react-query'
import {request} from '../../interface/request.ts'
import {useSettleAttempt} from './use-settle-attempt.ts'

/** Pauses, resumes or finishes an attempt. */
export function useAttemptAction(id: string) {
  const settle = useSettleAttempt()
  return useMutation({
    mutationKey: actionKey(id),
    mutationFn: (action: 'pause' | 'resume' | 'finish') =>
      request<AttemptView>(`/api/assessments/${id}/${action}`, {method: 'POST', body: {}}),
    onSuccess: settle,
  })
}

/** Whether an attempt is just being paused, resumed or finished: nothing is handed in meanwhile. */
export function useAttemptActing(id: string): boolean {
  return useIsMutating({mutationKey: actionKey(id)}) > 0
}

function actionKey(id: string): string[] {
  return ['attempt-action', id]
}
