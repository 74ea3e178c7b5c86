import {isAct, type Act, type Block} from './blocks.ts'
import {plainText, type Inline} from './prose.ts'
import {inlinesOf} from './references.ts'

/** How long a lesson is. */
export interface LessonLength {
  /** Words that everybody reads: text, questions, options, reveals, captions; no feedback. */
  readonly words: number
  /** Words of feedback and model texts. */
  readonly feedback: number
  readonly acts: number
  /** What it takes to read everything once and to do every act, estimated. */
  readonly minutes: number
}

const wordsPerMinute = 230

/** Seconds for doing an act, reading apart: estimates, to be replaced by measured times. */
const secondsFor: Readonly<Record<Act['kind'], number>> = {
  predict: 20,
  check: 25,
  choose: 30,
  sort: 45,
  mark: 50,
  explore: 75,
  draft: 120,
}

/** Counts the words and acts of a lesson; code and tables of figures are not words. */
export function lengthOf(blocks: readonly Block[]): LessonLength {
  const acts = blocks.filter(isAct)
  const all = blocks.reduce((sum, block) => sum + wordCount(block), 0)
  const feedback = acts.reduce((sum, act) => sum + wordCount(feedbackOf(act)), 0)
  const doing = acts.reduce((sum, {kind}) => sum + secondsFor[kind], 0) / 60
  const minutes = all / wordsPerMinute + doing
  return {words: all - feedback, feedback, acts: acts.length, minutes}
}

/** The answers to what somebody may do in an act; every reader of the act meets them once. */
export function feedbackOf(act: Act): readonly (readonly Inline[])[] {
  switch (act.kind) {
    case 'predict':
      return act.guess.form === 'options' ? act.guess.options.map(({why}) => why) : []
    case 'check':
    case 'choose':
      return act.options.map(({why}) => why)
    case 'mark':
      return act.notes.map(({why}) => why)
    case 'sort':
      return act.cards.map(({why}) => why)
    case 'draft':
      return act.parts.map(({model}) => model)
    case 'explore':
      return []
  }
}

/** The words of anything that holds text; a nested piece counts once. */
export function wordCount(value: unknown): number {
  const leaves = inlinesOf(value).filter(({kind}) => kind === 'text')
  const text = leaves.map((leaf) => plainText([leaf])).join(' ')
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}’'.,-]*/gu)?.length ?? 0
}
