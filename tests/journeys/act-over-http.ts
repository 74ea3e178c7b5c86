import type {Solution} from '../../content/src/exercises/solution.ts'
import type {AttemptView} from '../../server/features/exercises/views.ts'
import type {Client} from '../running/client.ts'

/** Plays a solution over HTTP, at most so many steps, and gives the attempt as it then stands. */
export async function actOverHttp(
  client: Client,
  {
    exercise,
    solution,
    steps = 400,
  }: {
    exercise: string
    solution: Solution<unknown, unknown>
    steps?: number
  },
): Promise<AttemptView> {
  let attempt = await client.post<AttemptView>(`/api/exercises/${exercise}/attempts`)
  for (let step = 0; step < steps; step++) {
    const action = solution(attempt.view, step)
    if (action === null) return attempt
    attempt = await client.post<AttemptView>(`/api/exercise-attempts/${attempt.id}/actions`, {
      actionId: crypto.randomUUID(),
      position: attempt.position,
      action,
    })
  }
  return attempt
}

/** Finishes an attempt over HTTP. */
export async function finishOverHttp(
  client: Client,
  {id, position}: AttemptView,
): Promise<AttemptView> {
  const body = {actionId: crypto.randomUUID(), position}
  return await client.post<AttemptView>(`/api/exercise-attempts/${id}/finish`, body)
}
