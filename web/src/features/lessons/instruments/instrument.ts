import type {ExploreResponse, InstrumentId, InstrumentParameters} from '@airworthy/content/public'

/** What an instrument is given by the block that holds it. */
export interface InstrumentProps<Id extends InstrumentId> {
  /** Its parameters, as the lesson gives them. */
  readonly parameters: InstrumentParameters[Id]
  /** Where the control stood when the task was done earlier; null while it was not. */
  readonly reached: ExploreResponse['reached'] | null
  /** To be called when the state that the task asks for is reached; further calls do nothing. */
  readonly onReached: (reached: ExploreResponse['reached']) => void
}
