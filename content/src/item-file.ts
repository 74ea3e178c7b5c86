import type {Fault} from './item-types/index.ts'
import {itemFrom} from './item-schema.ts'
import type {Item} from './item.ts'
import {readYamlFile} from './yaml-file.ts'

export type {FileFault} from './yaml-file.ts'

/** Where an item file lies, and what it may refer to. */
export interface ItemFileContext {
  /** Path below content/items, with forward slashes: `<domain>/<slug>.yaml`, or `.ts` for a family. */
  readonly file: string
  /** Ids of the frameworks that tags may name. */
  readonly knownTags: ReadonlySet<string>
}

/**
 * Reads one item file. Throws `item-file-refused` with the file and every fault's YAML path, line
 * and reason.
 */
export function readItem(yaml: string, {file, knownTags}: ItemFileContext): Item {
  return readYamlFile(yaml, {
    kind: 'item',
    file,
    read(data) {
      const reading = itemFrom(data)
      if (!reading.ok) return reading
      const {item} = reading
      const faults = [
        ...placeFaults(item, {file, ending: '.yaml'}),
        ...tagFaults(item.tags, knownTags),
      ]
      return faults.length > 0 ? {ok: false, faults} : {ok: true, value: item}
    },
  })
}

/** A fault unless the id equals the path of the file without its ending. */
export function placeFaults(
  {id}: {readonly id: string},
  {file, ending}: {file: string; ending: '.yaml' | '.ts' | '.md'},
): Fault[] {
  if (`${id}${ending}` === file) return []
  return [{path: ['id'], reason: `must equal the file's path: ${id}`}]
}

/** A fault for every tag that no framework has or that stands twice. */
export function tagFaults(tags: readonly string[], knownTags: ReadonlySet<string>): Fault[] {
  return tags.flatMap((tag, index) => {
    const path = ['tags', index]
    if (tags.indexOf(tag) !== index) return [{path, reason: `stands twice: ${tag}`}]
    return knownTags.has(tag) ? [] : [{path, reason: `unknown tag: ${tag}`}]
  })
}
