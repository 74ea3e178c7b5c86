import {faults, scheduleOf, type FaultId, type Pattern, type Schedule} from '@airworthy/faults'
import type {FaultCondition} from './view.ts'

/** A condition under which the handler is run. */
export interface Condition extends FaultCondition {
  readonly fault: FaultId | null
  readonly pattern: Pattern
}

const visibleFaults: readonly FaultId[] = ['refused', 'timeout', 'unavailable', 'malformed']
const passing: readonly FaultId[] = ['refused', 'reset', 'unavailable']

/** Every condition: the service well, each fault for good, and three that pass after one call. */
export const conditions: readonly Condition[] = [
  {
    id: 'well',
    name: 'Well',
    callerSees: 'A sound answer within a second.',
    visible: true,
    fault: null,
    pattern: {kind: 'always'},
  },
  ...faults.map(({id, name, callerSees}) => ({
    id,
    name,
    callerSees,
    visible: visibleFaults.includes(id),
    fault: id,
    pattern: {kind: 'always'} as const,
  })),
  ...faults
    .filter(({id}) => passing.includes(id))
    .map(({id, name}) => ({
      id: `passing-${id}`,
      name: `${name}, once`,
      callerSees: 'The first call fails so, the next is well.',
      visible: false,
      fault: id,
      pattern: {kind: 'first', calls: 1} as const,
    })),
]

/** Which fault each call of a request meets under a condition. */
export function scheduleUnder({fault, pattern}: Condition, seed: string): Schedule {
  return fault === null ? () => null : scheduleOf(fault, {pattern, seed})
}
