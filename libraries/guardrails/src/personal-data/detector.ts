import type {PersonalDataKind} from '../filter.ts'
import type {Span} from '../text-view.ts'

/** What a detector may know beside the text. */
export interface DetectorKnowledge {
  /** Names from the record to which the text belongs; each of their words is looked for. */
  readonly names: readonly string[]
}

/** Finds one kind of personal data; the file of a detector holds everything about it. */
export interface Detector {
  readonly kind: PersonalDataKind
  readonly title: string
  /** What it looks for, in a sentence. */
  readonly looksFor: string
  /** What it is known to miss or to take wrongly. */
  readonly limits: string
  find(text: string, knowledge: DetectorKnowledge): readonly Span[]
}

/** The stretches of a pattern's matches; of its group `group` where one is named. */
export function matchSpans(text: string, pattern: RegExp, group?: string): readonly Span[] {
  return Array.from(text.matchAll(pattern), (match) => {
    const taken = group === undefined ? match[0] : (match.groups?.[group] ?? '')
    const start = match.index + (group === undefined ? 0 : match[0].lastIndexOf(taken))
    return {start, end: start + taken.length}
  }).filter(({start, end}) => end > start)
}

/** What stands directly before a stretch, in lower case. */
export function before(text: string, {span, length = 28}: {span: Span; length?: number}): string {
  return text.slice(Math.max(0, span.start - length), span.start).toLowerCase()
}
