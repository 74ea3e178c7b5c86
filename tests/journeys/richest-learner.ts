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
 * things: met, gap, not judged, tested out; among equals whoever answered most. Throws where nobody has results.
 */
export async function richestLearner(clients: AsyncIterable<Client>): Promise<RichLearner> {
  let best: (RichLearner & {richness: number}) | undefined
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
    const items = domains.reduce((sum, domain) => sum + domain.items, 0)
    const richness = kinds + items / 1000
    if (richness > (best?.richness ?? 0)) best = {client, baselineId: baseline.id, richness}
  }
  if (best === undefined) throw new Error('nobody has results: the demonstration is empty')
  return best
}
