import type {AppealRow} from './appeal-store.ts'
import type {AppealParts} from './parts.ts'
import type {DisputedExaminationView} from './views.ts'

/** The disputed decision of an examination; null where it is not there. */
export async function disputedExamination(
  {examinations}: AppealParts,
  {attemptId, personId}: AppealRow,
): Promise<DisputedExaminationView | null> {
  const {decision, role, title, startedAt} = await examinations.view({id: attemptId, personId})
  if (decision === null) return null
  const {outcome, endedBy, decidedAt, exercisesToPass} = decision
  return {
    role,
    title,
    startedAt,
    decidedAt,
    outcome,
    endedBy,
    domains: decision.domains.map(
      ({domain, items, estimate, requiredLevel, cut: requiredCut, verdict, from}) => ({
        domain,
        items,
        estimate:
          estimate === null ? null : {mean: estimate.mean, low: estimate.low, high: estimate.high},
        requiredLevel,
        requiredCut,
        verdict,
        from,
      }),
    ),
    exercises: decision.exercises.map(({exercise, title: name, taken, passed, result}) => {
      return {exercise, title: name, taken, passed, result}
    }),
    exercisesToPass,
  }
}
