import type {FamilyDefinition, ItemFamily} from './item-family.ts'
import {itemFamily} from './item-family.ts'
import {between} from './draw.ts'
import {numericKey} from './numeric-key.ts'

/** A sound numeric family; a test changes what matters to it. */
export function buildFamily(
  change: Partial<FamilyDefinition<'numeric'>> = {},
): ItemFamily<'numeric'> {
  return itemFamily({
    id: 'drift-and-fallback/waiting',
    version: 1,
    type: 'numeric',
    level: 2,
    minutes: 1,
    targets: 'a queue thought to drain by itself',
    prior: {a: 1, p: 0.5, b: 0, reason: 'one subtraction'},
    tags: ['MEASURE 2.4'],
    source: 'computed',
    bias: 'none',
    generate(random) {
      const arrived = between(random, {from: 120, to: 400, step: 10})
      const served = between(random, {from: 60, to: 110, step: 10})
      return {
        ask: {
          stem: 'How many people wait after the hour?',
          table: [
            ['arrived', 'served'],
            [arrived, served],
          ],
          unit: 'people',
          decimals: 0,
        },
        key: numericKey({
          answer: arrived - served,
          why: 'those who arrived and were not served',
          wrong: [
            {value: arrived, why: 'forgot who was served'},
            {value: arrived + served, why: 'added both'},
          ],
          decimals: 0,
        }),
      }
    },
    ...change,
  })
}
