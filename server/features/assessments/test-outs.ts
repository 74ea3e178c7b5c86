import {AirworthyError} from '@airworthy/kernel'
import type {Attempt} from './attempt.ts'
import type {TestOutsView} from './views.ts'

/** A check of the same domain is possible a day after the last: by then it is not chance that is asked again. */
const betweenTestOutsMs = 24 * 60 * 60 * 1000

/** When a domain can be tested out again after a check that ended at this moment. */
export function testOutPossibleFrom(finishedAt: Date): Date {
  return new Date(finishedAt.getTime() + betweenTestOutsMs)
}

/** Throws `test-out-too-soon`, with the time `from` which it is possible, after a check that ended just now. */
export function refuseTooSoon(
  lastFinishedAt: Date | undefined,
  {domain, now}: {domain: string; now: Date},
): void {
  if (lastFinishedAt === undefined) return
  const from = testOutPossibleFrom(lastFinishedAt)
  if (from <= now) return
  throw new AirworthyError(
    'test-out-too-soon',
    `${domain} was checked within the last day: again from ${from.toISOString()}`,
    {facts: {domain, from: from.toISOString()}},
  )
}

/** A person's test-outs, newest first, as that person sees them. */
export function testOutsViewOf(
  attempts: readonly {readonly id: string; readonly attempt: Attempt}[],
): TestOutsView {
  const view: TestOutsView = {open: null, finished: []}
  for (const {id, attempt} of attempts) {
    const {state} = attempt.session
    const [checked] = state.byDomain
    if (!checked) continue
    const {role, startedAt, savedAt, shown} = attempt
    const {domain} = checked
    const verdict = shown?.state.byDomain[0]?.verdict ?? 'not-judged'
    if (state.status === 'finished') {
      view.finished.push({id, domain, role, finishedAt: savedAt, verdict})
    } else {
      view.open = {
        id,
        domain,
        status: state.status,
        startedAt,
        savedAt,
        given: state.given.length,
      }
    }
  }
  return view
}
