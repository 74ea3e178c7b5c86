import type {AttemptsView} from '@airworthy/server/features/assessments/views.ts'

type Finished = AttemptsView['finished'][number]

/** What a finished baseline found: "3 meet, 1 gap, 3 not judged", or that it has no results. */
export function finishedWords({
  meets,
  gaps,
  notJudged,
  hasResults,
}: Pick<Finished, 'meets' | 'gaps' | 'notJudged' | 'hasResults'>): string {
  if (!hasResults) return 'too few answers for results'
  return `${meets} meet, ${gaps} ${gaps === 1 ? 'gap' : 'gaps'}, ${notJudged} not judged`
}
