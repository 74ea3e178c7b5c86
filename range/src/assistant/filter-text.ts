import {applyFilters, findCanary, type Filter} from '@airworthy/guardrails'
import type {Desk} from './desk.ts'
import {mayBeEncoded} from './reading/may-be-encoded.ts'
import type {Fix} from './view.ts'

/** The id of the learner's filter that stops a text in a place; null where none does. */
export function stoppedIn(
  place: 'chat' | 'reviews' | 'reply',
  {text, fix}: {text: string; fix: Fix},
): string | null {
  const filters = fix.filters
    .filter((filter) => filter.place === place)
    .map(({id, words, reads}) => wordsFilter(id, {words, reads}))
  return filters.length === 0 ? null : (applyFilters(text, filters)[0]?.filter ?? null)
}

/** What keeps a reply back: a filter of words, of abusive words, or the search for the code. */
export function replyStoppedBy(
  text: string,
  {fix, code, knownCode, scenario}: Desk,
): string | null {
  if (fix.codeFilter === 'literal' && text.includes(code)) return 'code-filter'
  if (fix.codeFilter === 'decoded' && knownCode !== null && findCanary(text, code) !== null) {
    return 'code-filter'
  }
  if (fix.abuseFilter !== 'none') {
    const filter = wordsFilter('abuse-filter', {
      words: scenario.abusiveWords,
      reads: fix.abuseFilter === 'decoded' && !mayBeEncoded(text) ? 'folded' : fix.abuseFilter,
    })
    if (applyFilters(text, [filter]).length > 0) return 'abuse-filter'
  }
  return stoppedIn('reply', {text, fix})
}

function wordsFilter(
  id: string,
  {words, reads}: {words: readonly string[]; reads: 'literal' | 'folded' | 'decoded'},
): Filter {
  return {
    id,
    view: ({literal: 'original', folded: 'folded', decoded: 'every'} as const)[reads],
    match: {kind: 'words', words, within: false},
  }
}
