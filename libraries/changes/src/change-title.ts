import {strongestWord} from './rules/model-path.ts'
import type {Observation, Rule} from './rules/rule.ts'

/** The rule over what a change is called; it needs the whole change and is asked elsewhere. */
export const titleRule: Omit<Rule, 'observe'> = {
  id: 'change-title',
  surface: 'model-code',
  looksFor: 'words of the field in the title of a change',
  source: 'src/model-words.ts; subjects of the commits or title of the pull request',
}

/** Titles that say themselves that behaviour stays as it is. */
const nothing =
  /^(docs?|style|ci|build|chore\((deps|release|api|docs)\)|release)\b|\b(typos?|changelog|readme|bump version|has signed|lint|translations?|openapi|scroll\w*|css|tooltip|padding|alignment|wording)\b/i

/**
 * What a title adds, never enough alone: people call changes after what they notice, and a product
 * of the field has its words in every title.
 */
export function observeTitle(title: string | undefined): Observation[] {
  const subject = title?.split('\n').find((line) => !nothing.test(line))
  if (subject === undefined) return []
  const words = subject
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '')
  const word = strongestWord(words)
  if (word === undefined || word.weight < 0.6) return []
  const why = `by title: it speaks of ${word.words}`
  return [{line: null, basis: 'title', why, weight: 0.3, surface: word.surface}]
}
