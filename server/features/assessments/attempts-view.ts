import type {Attempt} from './attempt.ts'
import type {AttemptsView} from './views.ts'

/** A person's baselines, newest first, as that person sees them; another can begin from a time. */
export function attemptsViewOf(
  attempts: readonly {readonly id: string; readonly attempt: Attempt}[],
  from: Date | null,
): AttemptsView {
  const view: AttemptsView = {
    open: null,
    finished: [],
    startPossibleFrom: from?.toISOString() ?? null,
  }
  for (const {id, attempt} of attempts) {
    const {state} = attempt.session
    const {role, startedAt, savedAt, shown} = attempt
    if (state.status === 'finished') {
      const domains = shown?.state.byDomain ?? []
      const count = (verdict: string) =>
        domains.filter((domain) => domain.verdict === verdict).length
      view.finished.push({
        id,
        role,
        finishedAt: savedAt,
        meets: count('meets'),
        gaps: count('gap'),
        notJudged: state.byDomain.length - count('meets') - count('gap'),
        hasResults: shown !== null,
      })
    } else {
      view.open = {id, status: state.status, startedAt, savedAt, given: state.given.length}
    }
  }
  return view
}
