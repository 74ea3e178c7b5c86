import {isAirworthyError} from '@airworthy/kernel'
import {placeFaults, tagFaults, type ItemFileContext} from '../item-file.ts'
import {fileRefused} from '../yaml-file.ts'
import {instanceOf} from './family-instance.ts'
import {isItemFamily, type ItemFamily} from './item-family.ts'

/**
 * Takes the family from an imported file and tries it once. Throws `item-file-refused` with the
 * file and every fault: no export named `family`, facts or a draw that break a rule, place, tags.
 */
export function readFamily(module: unknown, {file, knownTags}: ItemFileContext): ItemFamily {
  const family =
    typeof module === 'object' && module !== null && 'family' in module ? module.family : undefined
  if (!isItemFamily(family)) {
    const reason = 'must export const family = itemFamily({…})'
    throw fileRefused([{path: ['family'], reason}], {kind: 'item', file})
  }
  const item = tried(family, file)
  const faults = [...placeFaults(item, {file, ending: '.ts'}), ...tagFaults(item.tags, knownTags)]
  if (faults.length > 0) throw fileRefused(faults, {kind: 'item', file})
  return family
}

function tried(family: ItemFamily, file: string): ReturnType<typeof instanceOf> {
  try {
    return instanceOf(family, family.facts.id)
  } catch (thrown) {
    if (!isAirworthyError(thrown, 'family-refused')) throw thrown
    throw fileRefused([{path: ['generate'], reason: thrown.message}], {kind: 'item', file})
  }
}
