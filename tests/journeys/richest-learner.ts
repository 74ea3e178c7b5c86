import type {AttemptsView} from '../../server/features/assessments/views.ts'
import type {PlanView} from '../../server/features/curriculum/views.ts'
import type {ViewerView} from '../../server/features/people/views.ts'
import type {Client} from '../running/client.ts'

/** A learner whose screens are worth a picture. */
export interface RichLearner {
  readonly client: Client
  /** The newest baseline. */
  readonly baselineId: string
}

/**
 * Of the people with no other role, the one whose plan and newest baseline show most kinds of
 * things: met, gap, not judged, tested out; among equals the first. Throws where nobody has results.
 */
export async function richestLearner(clients: AsyncIterable<Client>): Promise<RichLearner> {
  let best: (RichLearner & {kinds: number}) | undefined
  for await (const client of clients) {
    const {viewer} = await client.get<ViewerView>('/api/viewer')
    const [baseline] = (await client.get<AttemptsView>('/api/assessments')).finished
    if (viewer?.roles.length !== 1 || baseline === undefined) continue
    const {domains} = await client.get<PlanView>('/api/plan')
    const kinds =
      new Set(domains.flatMap(({verdict, status}) => [verdict, status])).size +
      [baseline.meets, baseline.gaps, baseline.notJudged].reduce(
        (sum, count) => sum + Math.min(count, 2),
        0,
      )
    if (kinds > (best?.kinds ?? 0)) best = {client, baselineId: baseline.id, kinds}
  }
  if (best === undefined) throw new Error('nobody has results: the demonstration is empty')
  return best
}
