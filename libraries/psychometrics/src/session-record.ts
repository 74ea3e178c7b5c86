import type {DomainAbilities} from './domain-abilities.ts'
import type {SessionBank} from './session-bank.ts'
import type {FinishReason} from './session-events.ts'
import type {GivenItem, SessionState} from './session-state.ts'
import type {ExtraRound} from './stopping.ts'

/** What the events so far have established; the state is computed from it alone. */
export interface SessionRecord {
  readonly bank: SessionBank
  readonly abilities: DomainAbilities
  readonly given: readonly GivenItem[]
  readonly status: SessionState['status']
  readonly activeMs: number
  readonly offersToStop: boolean
  readonly extraRound: ExtraRound | null
  readonly finishReason: FinishReason | null
}
