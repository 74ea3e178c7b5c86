import type {ModuleView} from '@airworthy/server/features/curriculum/views.ts'
import {Status} from '../../design/status.tsx'

/**
 * Where a domain or a module of a plan stands. What the baseline met takes the mark of an ability,
 * not of learning: nothing was learned or tested out for it.
 */
export function PlanStatus({status}: Pick<ModuleView, 'status'>) {
  return status === 'met-in-baseline' ? (
    <Status kind="meets">Met in baseline</Status>
  ) : (
    <Status kind={status} />
  )
}
