import {readCatalogue} from '@airworthy/content'
import {randomFrom} from '@airworthy/kernel'
import type {StartedEvent} from '@airworthy/psychometrics'
import type {AttemptView} from '../../server/features/assessments/views.ts'
import type {Client} from '../running/client.ts'
import {payloadOf, type KeptLedger} from '../running/kept-ledger.ts'
import {shadowOf} from '../running/shadow.ts'

/** Chance of a right answer in a domain; 0.55 where none is named. */
const strength: Readonly<Record<string, number>> = {
  'ethics-and-bias': 0.95,
  'risk-and-governance': 0.95,
  'validation-and-robustness': 0.8,
  'llm-and-api-security': 0.25,
  'drift-and-fallback': 0.15,
}

/** Takes a baseline as somebody strong in some domains and weak in others would; shows each item first. */
export async function baselineOfSomebody(
  person: Client,
  {kept, seen}: {kept: KeptLedger; seen: (view: AttemptView) => Promise<void>},
): Promise<void> {
  const random = randomFrom('screens')
  let view = await person.post<AttemptView>('/api/assessments', {
    role: 'fullstack-engineer',
    consent: true,
  })
  const [started] = await kept.ledger.read(kept.database, `assessment/${view.id}`)
  let shadow = shadowOf(payloadOf<{start: StartedEvent}>(started).start, await readCatalogue())
  while (view.item) {
    await seen(view)
    const right = random.next() < (strength[view.item.domain] ?? 0.55)
    const response = shadow.response(right, random)
    const elapsedMs = 20_000 + random.integer(70_000)
    view = await person.post(`/api/assessments/${view.id}/answers`, {
      answerId: crypto.randomUUID(),
      position: view.position,
      elapsedMs,
      answer: {kind: 'response', response},
    })
    shadow = shadow.answered(response, elapsedMs)
  }
}
