import {
  canonicalResponse,
  presentedResponse,
  presentItem,
  rightResponse,
  scoreResponse,
  type Catalogue,
  type Item,
  type ItemView,
} from '@airworthy/content'
import {randomFrom, type Random} from '@airworthy/kernel'
import {
  applyEvent,
  startSession,
  type AdaptiveSession,
  type LaterSessionEvent,
  type StartedEvent,
} from '@airworthy/psychometrics'
import {guessedResponse} from '../../scripts/guessed-response.ts'

/** The fold of an attempt in this process, beside the platform's own. */
export interface Shadow {
  readonly session: AdaptiveSession
  /** The view of the next item, as the platform must present it; null when there is none. */
  readonly view: ItemView | null
  /** A response to the next item: the right one, or a guess. */
  response(right: boolean, random: Random): unknown
  /** The shadow after an answer; null for "cannot tell". */
  answered(response: unknown, elapsedMs: number): Shadow
  /** The shadow after any other event. */
  after(event: LaterSessionEvent): Shadow
}

/** Follows an attempt from its start event, knowing seed and keys. */
export function shadowOf(start: StartedEvent, catalogue: Catalogue): Shadow {
  return shadowFrom(startSession(start), catalogue)
}

function shadowFrom(session: AdaptiveSession, catalogue: Catalogue): Shadow {
  const {nextItem, position} = session.state
  const {seed} = session.record.bank.start
  const item =
    nextItem === null ? null : catalogue.get(nextItem.itemId).instance(`${seed}/${nextItem.itemId}`)
  const presented = item === null ? null : presentItem(item, chanceOf(session, item))
  const after = (event: LaterSessionEvent) => shadowFrom(applyEvent(session, event), catalogue)

  function current() {
    if (item === null || presented === null) throw new Error('there is no next item')
    return {item, ...presented}
  }

  return {
    session,
    view: presented?.view ?? null,
    response(right, random) {
      const asked = current()
      if (!right) return guessedResponse(asked.view, random)
      return presentedResponse(asked.item, {given: rightResponse(asked.item), order: asked.order})
    },
    answered(response, elapsedMs) {
      const asked = current()
      const given = {position, itemId: asked.item.id, elapsedMs}
      if (response === null) return after({kind: 'skipped', ...given})
      const canonical = canonicalResponse(asked.item, {response, order: asked.order})
      return after({kind: 'answered', ...given, score: scoreResponse(asked.item, canonical)})
    },
    after,
  }
}

/** The chance by which the platform shuffles an item: of the seed, the position, the item. */
function chanceOf({record, state}: AdaptiveSession, item: Item): Random {
  return randomFrom(`${record.bank.start.seed}/${state.position}/${item.id}`)
}
