import {isAirworthyError} from '@airworthy/kernel'
import {itemFileRefused, placeFaults, tagFaults, type ItemFileContext} from '../item-file.ts'
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
    throw itemFileRefused(file, [{path: ['family'], reason}])
  }
  const item = tried(family, file)
  const faults = [...placeFaults(item, file, '.ts'), ...tagFaults(item, knownTags)]
  if (faults.length > 0) throw itemFileRefused(file, faults)
  return family
}

function tried(family: ItemFamily, file: string): ReturnType<typeof instanceOf> {
  try {
    return instanceOf(family, family.facts.id)
  } catch (thrown) {
    if (!isAirworthyError(thrown, 'family-refused')) throw thrown
    throw itemFileRefused(file, [{path: ['generate'], reason: thrown.message}])
  }
}
