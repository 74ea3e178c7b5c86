import type {Act, Block, ProseBlock} from '@airworthy/content/public'
import {actNames} from './act-words.ts'

/** Whether a block is an act. */
export function isAct(block: Block): block is Act {
  return Object.hasOwn(actNames, block.kind)
}

/** The acts of a lesson in their order. */
export function actsOf(blocks: readonly Block[]): Act[] {
  return blocks.filter(isAct)
}

/** A heading of level 2 with the acts up to the next one; the first may have no heading. */
export interface LessonPart {
  readonly heading: Extract<ProseBlock, {kind: 'heading'}> | null
  readonly acts: readonly Act[]
}

/** The parts of a lesson for its table of acts; what has neither heading nor act is left out. */
export function partsOf(blocks: readonly Block[]): LessonPart[] {
  const parts: {heading: LessonPart['heading']; acts: Act[]}[] = [{heading: null, acts: []}]
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 2) parts.push({heading: block, acts: []})
    else if (isAct(block)) parts.at(-1)?.acts.push(block)
  }
  return parts.filter(({heading, acts}) => heading !== null || acts.length > 0)
}

/**
 * How many blocks are shown: all up to the first guess that is still open, so that nothing gives
 * the answer away.
 */
export function shownCount(
  blocks: readonly Block[],
  {isDone, passed}: {isDone: (id: string) => boolean; passed: ReadonlySet<string>},
): number {
  const open = blocks.findIndex(
    (block) => block.kind === 'predict' && !isDone(block.id) && !passed.has(block.id),
  )
  return open === -1 ? blocks.length : open + 1
}
