import {AirworthyError} from '@airworthy/kernel'
import {walkViews, type MappedView} from './decoded-views.ts'
import type {Filter, FilterHit, FilterMatch} from './filter.ts'
import {findCanary} from './find-canary.ts'
import {foldMapped, foldText} from './fold-text.ts'
import {originalSpan, unmapped} from './mapped-text.ts'
import {patternFault} from './pattern-fault.ts'
import {findPersonalData} from './personal-data/find-personal-data.ts'
import {leetText} from './rearranged-text.ts'
import type {Span, ViewStep} from './text-view.ts'
import {visibleMapped} from './visible-text.ts'

/**
 * Where the filters meet a text, by place. The same stretch is named once for each filter, with the
 * shortest way in which it was read. Throws `filter-invalid` for a pattern that `patternFault` refuses.
 */
export function applyFilters(text: string, filters: readonly Filter[]): readonly FilterHit[] {
  const views = filters.some((filter) => filter.view === 'every') ? [...walkViews(text)] : []
  const hits = new Map<string, FilterHit>()
  for (const filter of filters) {
    for (const {path, span} of hitsOf(text, {filter, views})) {
      const place = `${filter.id}\n${span.start}\n${span.end}`
      if (!hits.has(place)) hits.set(place, {filter: filter.id, path, span})
    }
  }
  return [...hits.values()].sort(
    (one, other) => one.span.start - other.span.start || one.span.end - other.span.end,
  )
}

interface Met {
  readonly path: readonly ViewStep[]
  readonly span: Span
}

function hitsOf(
  text: string,
  {filter, views}: {filter: Filter; views: readonly MappedView[]},
): readonly Met[] {
  const {match} = filter
  if (match.kind === 'canary') {
    const found = findCanary(text, match.canary)
    return (found?.places ?? []).map(({span}) => ({path: found?.path ?? [], span}))
  }
  if (match.kind === 'personal-data') {
    return findPersonalData(text, {kinds: match.kinds}).map(({span}) => ({path: [], span}))
  }
  const finder = finderOf(filter.id, match)
  return viewsFor(text, {filter, views}).flatMap((view) => finder(view))
}

function viewsFor(
  text: string,
  {filter, views}: {filter: Filter; views: readonly MappedView[]},
): readonly MappedView[] {
  if (filter.view === 'every') return views
  const original = unmapped(text)
  if (filter.view === 'original') return [{path: [], mapped: original}]
  return [{path: ['visible', 'folded'], mapped: foldMapped(visibleMapped(original))}]
}

type TextMatch = Extract<FilterMatch, {kind: 'words' | 'pattern'}>

function finderOf(id: string, match: TextMatch): (view: MappedView) => readonly Met[] {
  const plain = match.kind === 'pattern' ? checkedPattern(id, match.pattern) : wordsPattern(match)
  const leet =
    match.kind === 'pattern'
      ? plain
      : wordsPattern({...match, words: match.words.map((word) => leetText(foldText(word)))})
  return function findIn({path, mapped}) {
    const pattern = path.at(-1) === 'leet' ? leet : plain
    if (pattern === null) return []
    return Array.from(mapped.text.matchAll(pattern))
      .filter((found) => found[0].length > 0)
      .map((found) => ({
        path,
        span: originalSpan(mapped, {start: found.index, end: found.index + found[0].length}),
      }))
  }
}

function checkedPattern(filter: string, pattern: string): RegExp {
  const fault = patternFault(pattern)
  if (fault !== null) {
    throw new AirworthyError('filter-invalid', `unusable pattern in filter ${filter}: ${fault}`, {
      facts: {filter, pattern, fault},
    })
  }
  return new RegExp(pattern, 'giu')
}

/** One expression for all words; any white space of a phrase matches any white space. */
function wordsPattern({
  words,
  within = false,
}: Extract<FilterMatch, {kind: 'words'}>): RegExp | null {
  const any = words
    .map((word) => foldText(word.trim()))
    .filter((word) => word !== '')
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+'))
  if (any.length === 0) return null
  const alternatives = `(?:${any.join('|')})`
  return new RegExp(
    within ? alternatives : `(?<![\\p{L}\\p{N}])${alternatives}(?![\\p{L}\\p{N}])`,
    'giu',
  )
}
