import type {AttemptsView} from '@airworthy/server/features/assessments/views.ts'
import type {DutyView} from '@airworthy/server/features/assignments/views.ts'
import type {RoleStandingView} from '@airworthy/server/features/credentials/views.ts'
import {describe, expect, it} from 'vitest'
import {currencyAnswer, currencyLamp} from './answer.ts'

type Finished = AttemptsView['finished'][number]

function buildFinished(rest: Partial<Finished> = {}): Finished {
  return {
    id: '00000000-0000-4000-8000-000000000000',
    role: 'data-scientist',
    finishedAt: '2026-11-23T10:00:00.000Z',
    meets: 7,
    gaps: 0,
    notJudged: 0,
    hasResults: true,
    ...rest,
  }
}

const none = {open: null, finished: []}

function buildDuty(rest: Partial<DutyView> = {}): DutyView {
  return {
    id: '00000000-0000-4000-8000-000000000002',
    assignmentId: '00000000-0000-4000-8000-000000000003',
    programme: 'baseline',
    text: '',
    standing: 'due',
    dueOn: '2026-12-07',
    daysLeft: 12,
    assignedAt: '2026-11-23T10:00:00.000Z',
    assignedBy: null,
    doneAt: null,
    exemption: null,
    ...rest,
  }
}

function buildStanding(rest: Partial<RoleStandingView> = {}): RoleStandingView {
  return {
    role: 'data-scientist',
    standing: 'current',
    credentialId: '00000000-0000-4000-8000-000000000004',
    validUntil: '2028-03-14T10:00:00.000Z',
    dueFrom: '2027-12-15T10:00:00.000Z',
    because: [],
    ...rest,
  }
}

describe('am I current, with assignments', () => {
  it('names the first due day to who is not certified', () => {
    const duties = [buildDuty({programme: 'role-programme', dueOn: '2026-12-24'}), buildDuty()]
    expect(currencyAnswer(none, {duties}).heading).toBe(
      'Not certified yet. Your baseline assessment is due by 7 December 2026.',
    )
    expect(currencyLamp(duties)).toEqual({kind: 'due', word: 'Due 7 Dec'})
  })

  it('is no once something is overdue', () => {
    const duties = [buildDuty({standing: 'overdue', daysLeft: -1}), buildDuty()]
    expect(currencyAnswer(none, {duties}).heading).toBe('No. One assignment is overdue.')
    expect(currencyLamp(duties)).toEqual({kind: 'lapsed', word: 'Overdue'})
  })

  it('does not call current who has done everything and was never certified', () => {
    const duties = [buildDuty({standing: 'done'})]
    expect(currencyAnswer(none, {duties}).heading).toBe('Not certified yet. Nothing is due.')
    expect(currencyLamp(duties)).toBeUndefined()
  })

  it('shows no lamp to whom nothing was assigned', () => {
    expect(currencyLamp([])).toBeUndefined()
  })
})

describe('am I current, once certified', () => {
  it('is yes to the end of the certification while nothing is due', () => {
    const standing = buildStanding()
    const {heading, about} = currencyAnswer(none, {standing})
    expect(heading).toBe('Yes. Your certification runs to 14 March 2028.')
    expect(about).toBe('Nothing is due.')
    expect(currencyLamp([], standing)).toEqual({kind: 'current', word: 'Current to 14 Mar 2028'})
  })

  it('is yes with the first due day', () => {
    const standing = buildStanding()
    const duties = [buildDuty()]
    expect(currencyAnswer(none, {duties, standing}).heading).toBe(
      'Yes. Your baseline assessment is due by 7 December 2026.',
    )
    expect(currencyLamp(duties, standing)).toEqual({kind: 'due', word: 'Current, due 7 Dec'})
  })

  it('is no once something is overdue, whatever the certification', () => {
    const duties = [buildDuty({standing: 'overdue'})]
    for (const name of ['current', 'due'] as const) {
      const standing = buildStanding({standing: name})
      expect(currencyAnswer(none, {duties, standing}).heading).toContain('No. One assignment')
      expect(currencyLamp(duties, standing)).toEqual({kind: 'lapsed', word: 'Overdue'})
    }
  })

  it('names the renewal in the last days, before other duties', () => {
    const standing = buildStanding({standing: 'due'})
    expect(currencyAnswer(none, {duties: [buildDuty()], standing}).heading).toBe(
      'Yes, until 14 March 2028. The renewal is due.',
    )
  })

  it('is no once the certification lapsed, was suspended or revoked', () => {
    for (const name of ['lapsed', 'suspended', 'revoked'] as const) {
      const standing = buildStanding({standing: name})
      expect(currencyAnswer(none, {standing}).heading).toMatch(/^No\. Your/u)
      expect(currencyLamp([], standing)?.kind).toBe('lapsed')
    }
  })
})

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
      'Not certified yet. Your newest results show two gaps and one domain not judged.',
    )
  })

  it('counts what was measured last, which a check may have changed', () => {
    const finished = [buildFinished({meets: 6, gaps: 1})]
    const domains = [{verdict: 'meets'}, {verdict: 'not-judged'}] as const
    expect(currencyAnswer({open: null, finished}, {domains}).heading).toBe(
      'Not certified yet. Your newest results show one domain not judged.',
    )
  })

  it('never calls a person current because of a baseline', () => {
    const {heading} = currencyAnswer({open: null, finished: [buildFinished()]})
    expect(heading).toBe('Not certified yet. Your newest results show no gap.')
  })
})
