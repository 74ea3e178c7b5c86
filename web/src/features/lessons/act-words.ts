import type {Act} from '@airworthy/content/public'

/** What each kind of act asks for, as its name. */
export const actNames: Readonly<Record<Act['kind'], string>> = {
  predict: 'Predict',
  check: 'Check',
  mark: 'Mark',
  sort: 'Sort',
  choose: 'Choose',
  explore: 'Find',
  draft: 'Write',
}
