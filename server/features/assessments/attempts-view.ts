import type {Attempt} from './attempt.ts'
import type {AttemptsView} from './views.ts'

/** A person's baselines, newest first, as that person sees them. */
export function attemptsViewOf(
  attempts: readonly {readonly id: string; readonly attempt: Attempt}[],
): AttemptsView {
  const view: AttemptsView = {open: null, finished: []}
  for (const {id, attempt} of attempts) {
    const {state} = attempt.session
    const {role, startedAt, savedAt} = attempt
    if (state.status === 'finished') {
      const count = (verdict: string) =>
        state.byDomain.filter((domain) => domain.verdict === verdict).length
      view.finished.push({
        id,
        role,
        finishedAt: savedAt,
        meets: count('meets'),
        gaps: count('gap'),
        notJudged: count('not-judged'),
      })
    } else {
      view.open = {id, status: state.status, startedAt, savedAt, given: state.given.length}
    }
  }
  return view
}
