import {describe, expect, it} from 'vitest'
import {isDone} from './assignment.ts'
import {daysAfter, mondayOf} from './days.ts'
import {afterDutyEvent, standingOn, type Duty, type DutyEvent} from './duty.ts'
import {escalationFor, reminderFor} from './reminding.ts'

const given = {type: 'assignment.given', payload: {programme: 'baseline', dueOn: '2026-12-24'}}
const exempted = (until: string) => ({
  type: 'assignment.exempted',
  payload: {reason: 'parental leave', until, by: 'lead'},
})

function duty(...events: object[]): Duty {
  const folded = events.reduce<Duty | null>(
    (state, event, index) =>
      afterDutyEvent(state, event as DutyEvent, `2026-12-0${index + 1}T12:00:00.000Z`), // made here
    null,
  )
  if (!folded) throw new Error('no events')
  return folded
}

describe('a duty', () => {
  it('is due to the end of the due day, and overdue from the next', () => {
    expect(standingOn(duty(given), '2026-12-24')).toBe('due')
    expect(standingOn(duty(given), '2026-12-25')).toBe('overdue')
  })

  it('stays done, and nothing but leaving happens to it afterwards', () => {
    const done = duty(given, {type: 'assignment.done', payload: {baselineAt: null, met: []}})
    expect(standingOn(done, '2027-12-25')).toBe('done')
    expect(() => afterDutyEvent(done, exempted('2027-01-01') as DutyEvent, '')).toThrow(
      'what is done stays done',
    )
  })

  it('is exempt up to a day, and then due 14 days later at the earliest', () => {
    const exempt = duty(given, exempted('2026-12-31'))
    expect(standingOn(exempt, '2026-12-31')).toBe('exempt')
    expect(standingOn(exempt, '2027-01-14')).toBe('due')
    expect(standingOn(exempt, '2027-01-15')).toBe('overdue')
    expect(duty(given, exempted('2026-12-02')).dueOn).toBe('2026-12-24')
  })

  it('is due 14 days after an exemption that ends early, not before its own day', () => {
    const end = (on: string) => ({type: 'assignment.exemption-ended', payload: {on}})
    expect(duty(given, exempted('2027-06-30'), end('2026-12-20')).dueOn).toBe('2027-01-03')
    expect(duty(given, exempted('2027-06-30'), end('2026-12-05')).dueOn).toBe('2026-12-24')
  })

  it('refuses to be given twice or to begin otherwise', () => {
    expect(() => duty(given, given)).toThrow('was given before')
    expect(() => duty(exempted('2026-12-31'))).toThrow('was not given')
  })
})

describe('a programme', () => {
  const assigned = {assignedAt: '2026-12-01T12:00:00.000Z', dueOn: '2026-12-24'}
  const met = {met: ['a', 'b'], required: ['a', 'b'], baselineAt: '2026-12-05T10:00:00.000Z'}

  it('of the baseline is done by one that is not older than 180 days at the assignment', () => {
    expect(isDone('baseline', met, assigned)).toBe(true)
    expect(isDone('baseline', {...met, baselineAt: null}, assigned)).toBe(false)
    const at = (baselineAt: string) => isDone('baseline', {...met, baselineAt}, assigned)
    expect(at('2026-06-05T10:00:00.000Z')).toBe(true)
    expect(at('2026-06-03T10:00:00.000Z')).toBe(false)
  })

  it('of a role wants every domain that the role requires, and a role', () => {
    expect(isDone('role-programme', met, assigned)).toBe(true)
    expect(isDone('role-programme', {...met, met: ['a']}, assigned)).toBe(false)
    expect(isDone('role-programme', {...met, met: [], required: []}, assigned)).toBe(false)
    expect(isDone('role-programme', {...met, baselineAt: null}, assigned)).toBe(false)
  })
})

describe('a certification', () => {
  const assigned = {assignedAt: '2026-12-01T12:00:00.000Z', dueOn: '2026-12-24'}
  const nothing = {met: [], required: [], baselineAt: null}

  it('is done by a credential that is valid beyond the due day, and by nothing else', () => {
    const until = (certifiedUntil: string | null) =>
      isDone('certification', {...nothing, certifiedUntil}, assigned)
    expect(until('2028-12-20T10:00:00Z')).toBe(true)
    expect(until('2026-12-25T00:00:00Z')).toBe(true)
    expect(until('2026-12-24T23:59:59Z')).toBe(false) // the one that is to be renewed
    expect(until(null)).toBe(false)
    expect(isDone('certification', nothing, assigned)).toBe(false)
  })
})

describe('the calendar of reminders', () => {
  const calendar = {
    programme: 'baseline',
    dueOn: '2026-12-24',
    assignedOn: '2026-12-01',
    reminded: null,
    escalated: null,
  } as const

  it('reminds 14, 7 and 1 days before and on the day', () => {
    const days: [string, number][] = []
    let reminded: number | null = null
    for (let day = 1; day <= 31; day++) {
      const today = `2026-12-${String(day).padStart(2, '0')}`
      const due = reminderFor({...calendar, reminded}, today)
      if (due !== null) days.push([today, due])
      reminded = due ?? reminded
    }
    expect(days).toEqual([
      ['2026-12-10', -14],
      ['2026-12-17', -7],
      ['2026-12-23', -1],
      ['2026-12-24', 0],
    ])
  })

  it('of a certification reminds 90, 30 and 7 days before and on the day', () => {
    const certification = {
      ...calendar,
      programme: 'certification',
      assignedOn: '2026-08-01',
    } as const
    const days: [string, number][] = []
    let reminded: number | null = null
    for (let past = -120; past <= 10; past++) {
      const today = daysAfter(calendar.dueOn, past)
      const due = reminderFor({...certification, reminded}, today)
      if (due !== null) days.push([today, due])
      reminded = due ?? reminded
    }
    expect(days).toEqual([
      ['2026-09-25', -90],
      ['2026-11-24', -30],
      ['2026-12-17', -7],
      ['2026-12-24', 0],
    ])
  })

  it('makes up for missed days by the latest one alone', () => {
    expect(reminderFor(calendar, '2026-12-19')).toBe(-7)
    expect(reminderFor({...calendar, reminded: -7}, '2026-12-19')).toBeNull()
    expect(reminderFor(calendar, '2026-12-26')).toBe(0)
    expect(reminderFor(calendar, '2026-12-27')).toBeNull()
  })

  it('does not remind of what was assigned since', () => {
    expect(reminderFor({...calendar, assignedOn: '2026-12-17'}, '2026-12-17')).toBeNull()
    expect(reminderFor({...calendar, assignedOn: '2026-12-17'}, '2026-12-23')).toBe(-1)
    expect(reminderFor({...calendar, assignedOn: '2026-12-24'}, '2026-12-25')).toBeNull()
  })

  it('tells leads 3 and 10 days after, late if need be', () => {
    expect(escalationFor(calendar, '2026-12-26')).toBeNull()
    expect(escalationFor(calendar, '2026-12-27')).toBe(3)
    expect(escalationFor({...calendar, escalated: 3}, '2027-01-02')).toBeNull()
    expect(escalationFor({...calendar, escalated: 3}, '2027-01-03')).toBe(10)
    expect(escalationFor(calendar, '2027-02-01')).toBe(10)
    expect(escalationFor({...calendar, escalated: 10}, '2027-02-01')).toBeNull()
  })

  it('begins a week on Monday', () => {
    expect(mondayOf('2026-12-07')).toBe('2026-12-07')
    expect(mondayOf('2026-12-13')).toBe('2026-12-07')
    expect(mondayOf('2027-01-01')).toBe('2026-12-28')
  })
})
