import type {Block} from './blocks.ts'
import type {Inline} from './prose.ts'

/** What a block refers to, in its own text and in the texts of its fields. */
export interface References {
  readonly terms: readonly string[]
  readonly sources: readonly string[]
  readonly links: readonly string[]
}

/** Everything that a block refers to; a figure's source is among its sources. */
export function referencesOf(block: Block): References {
  const nodes = inlinesOf(block)
  const own = block.kind === 'figure' && block.source !== null ? [block.source] : []
  return {
    terms: nodes.flatMap((node) => (node.kind === 'term' ? [node.id] : [])),
    sources: [...own, ...nodes.flatMap((node) => (node.kind === 'source' ? [node.key] : []))],
    links: nodes.flatMap((node) => (node.kind === 'link' ? [node.url] : [])),
  }
}

const inlineKinds = new Set<unknown>([
  'text',
  'code',
  'break',
  'emphasis',
  'strong',
  'term',
  'source',
  'link',
] satisfies Inline['kind'][])

/** Every piece of inline text in a block, at whatever depth its fields hold it. */
export function inlinesOf(value: unknown): Inline[] {
  if (Array.isArray(value)) return value.flatMap(inlinesOf)
  if (typeof value !== 'object' || value === null) return []
  const within = Object.values(value).flatMap(inlinesOf)
  return isInline(value) ? [value, ...within] : within
}

/** No block and no field bears a kind of inline text. */
function isInline(value: object): value is Inline {
  return 'kind' in value && inlineKinds.has(value.kind)
}
