import type {Draft, DraftOf} from '../draft.ts'

/** What every answer component gets: the item's view, the draft, and where changes go. */
export interface AnswerProps<View, Type extends Draft['type']> {
  readonly view: View
  readonly draft: DraftOf<Type>
  readonly onChange: (draft: DraftOf<Type>) => void
  /** The id of the element that names the question. */
  readonly labelledBy: string
}
