import type {AttemptsView} from '@airworthy/server/features/assessments/views.ts'
import {describe, expect, it} from 'vitest'
import {currencyAnswer} from './answer.ts'

type Finished = AttemptsView['finished'][number]

function buildFinished(rest: Partial<Finished> = {}): Finished {
  return {
    id: '00000000-0000-4000-8000-000000000000',
    role: 'data-scientist',
    finishedAt: '2026-11-23T10:00:00.000Z',
    meets: 7,
    gaps: 0,
    notJudged: 0,
    ...rest,
  }
}

describe('am I current', () => {
  it('is not known before a baseline', () => {
    expect(currencyAnswer({open: null, finished: []}).heading).toBe(
      'Not known yet. You have not taken the baseline.',
    )
  })

  it('says how far an open baseline is', () => {
    const open = {
      id: '00000000-0000-4000-8000-000000000001',
      status: 'in-progress' as const,
      startedAt: '2026-11-23T10:00:00.000Z',
      savedAt: '2026-11-23T10:00:00.000Z',
      given: 12,
    }
    expect(currencyAnswer({open, finished: []}).heading).toContain('12 items of your baseline are')
  })

  it('names gaps and domains not judged', () => {
    const finished = [buildFinished({meets: 4, gaps: 2, notJudged: 1})]
    expect(currencyAnswer({open: null, finished}).heading).toBe(
      'Not certified yet. Your baseline shows two gaps and one domain not judged.',
    )
  })

  it('never calls a person current because of a baseline', () => {
    const {heading} = currencyAnswer({open: null, finished: [buildFinished()]})
    expect(heading).toBe('Not certified yet. Your baseline shows no gap.')
  })
})
