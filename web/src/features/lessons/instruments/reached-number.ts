import type {InstrumentProps} from './instrument.ts'

/** A number at which a control stood when the task was done; `otherwise` while it was not. */
export function reachedNumber(
  reached: InstrumentProps<never>['reached'],
  name: string,
  otherwise: number,
): number {
  const value = reached?.[name]
  return typeof value === 'number' ? value : otherwise
}
