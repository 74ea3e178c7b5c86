import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {buildHouse, type House, type Somebody} from './assignments.builders.ts'
import {dayOf} from './days.ts'
import {standingOn} from './duty.ts'
import {assignmentStream, dutyStream, foldAssignment, foldDuty} from './recording.ts'

const team = {kind: 'team', teamId: 'risk'} as const

describe('day by day', () => {
  let house: House
  let ada: Somebody
  let lead: Somebody
  let bo: Somebody
  let cleo: Somebody
  beforeAll(async () => {
    house = await buildHouse()
    ada = await house.person({name: 'Ada Okafor', roles: ['administrator']})
    lead = await house.person({name: 'Lea Novak', team: 'risk', roles: ['lead']})
    bo = await house.person({name: 'Bo Lindqvist', team: 'risk'})
    cleo = await house.person({name: 'Cleo Marsh', team: 'risk'})
    await house.assign(ada, {to: team})
    await house.reach(cleo, {baselineAt: house.clock.now().toISOString()})
    await house.jobs.drain()
  })
  afterAll(async () => await house.close())

  it('whoever has not done it is reminded by mail and in the app, once a day at most', async () => {
    for (const day of ['2026-12-10', '2026-12-10', '2026-12-11', '2026-12-17', '2026-12-23']) {
      await house.dayAt(day)
      await house.dayAt(day)
    }
    await house.dayAt('2026-12-24')
    const titles = [
      'Assigned to you: the baseline assessment, due 24 December 2026',
      'Due in 14 days: the baseline assessment',
      'Due in 7 days: the baseline assessment',
      'Due tomorrow: the baseline assessment',
      'Due today: the baseline assessment',
    ]
    expect(house.mailsTo(bo)).toEqual(titles)
    expect((await house.told(bo)).toSorted()).toEqual(titles.toSorted())
    expect(house.mailsTo(cleo)).toEqual(titles.slice(0, 1))
    const [row] = (await house.overview(lead, '?search=bo')).rows
    expect(row).toMatchObject({remindedAt: '2026-12-24T07:00:00.000Z', mail: 'sent'})
  })

  it('leads are told three and ten days after, with names in the mail alone', async () => {
    for (const day of ['2026-12-26', '2026-12-27', '2026-12-27', '2026-12-28']) {
      await house.dayAt(day)
    }
    const escalations = () =>
      house.mailsTo(lead).filter((title) => title.startsWith('Overdue in your team'))
    expect(escalations()).toEqual(['Overdue in your team: 1 assignment'])
    const mail = house.delivery.sent.find(
      ({to, subject}) => to.startsWith(lead.id) && subject.startsWith('Overdue in your team'),
    )
    expect(mail?.text).toContain('Bo Lindqvist: baseline assessment, 3 days overdue')
    expect(mail?.text).not.toContain('Cleo Marsh')
    const {rows} = await house.pool.query<{text: string}>(
      `select text from notification where person_id = $1 and kind = 'assignment.escalation'`,
      [lead.id],
    )
    expect(rows.map(({text}) => text).join()).not.toContain('Bo Lindqvist')
    await house.dayAt('2027-01-03')
    expect(escalations()).toHaveLength(2)
    await house.dayAt('2027-02-03')
    expect(escalations()).toHaveLength(2)
  })

  it('the person is told that the lead was told; nobody is told about themselves', async () => {
    expect(await house.told(bo)).toContain('Your lead was told: the baseline assessment is overdue')
    // the lead has not done it either: the administrator is told, there being no other lead
    const mails = house.delivery.sent.filter(
      ({to, subject}) => to.startsWith(ada.id) && subject.startsWith('Overdue in your team'),
    )
    expect(mails).toHaveLength(2)
    expect(mails[0]?.text).toContain('Lea Novak')
    expect(mails[0]?.text).not.toContain('Bo Lindqvist')
  })

  it('on Mondays leads get a summary with names, made up for to Wednesday', async () => {
    const summaries = () =>
      house.mailsTo(lead).filter((title) => title.startsWith('Your team this week'))
    const before = summaries().length
    await house.dayAt('2027-02-08') // a Monday
    await house.dayAt('2027-02-09')
    expect(summaries()).toHaveLength(before + 1)
    expect(summaries().at(-1)).toBe('Your team this week: 2 overdue, 0 due')
    await house.dayAt('2027-02-17') // a Wednesday
    expect(summaries()).toHaveLength(before + 2)
    await house.dayAt('2027-02-25') // a Thursday
    expect(summaries()).toHaveLength(before + 2)
    const mail = house.delivery.sent.findLast(({subject}) =>
      subject.startsWith('Your team this week'),
    )
    expect(mail?.text).toContain('Overdue 2, due 0, exempt 0, done 1.')
    expect(mail?.text).toMatch(/Overdue:\r?\nBo Lindqvist: baseline assessment, 55 days overdue/)
  })

  it('the exempt are left in peace, and reminded anew afterwards', async () => {
    const id = (await house.own(bo)).duties[0]?.id ?? ''
    await house.call(lead, 'PUT', `/duties/${id}/exemption`, {
      reason: 'On parental leave',
      until: '2027-03-31',
    })
    await house.jobs.drain()
    const before = house.mailsTo(bo).length
    await house.dayAt('2027-03-30')
    expect(house.mailsTo(bo)).toHaveLength(before)
    await house.dayAt('2027-04-07')
    expect(house.mailsTo(bo).at(-1)).toBe('Due in 7 days: the baseline assessment')
    expect((await house.own(bo)).duties[0]).toMatchObject({standing: 'due', dueOn: '2027-04-14'})
  })

  it('a summary is silent when nothing is open', async () => {
    for (const person of [bo, lead]) {
      await house.reach(person, {baselineAt: house.clock.now().toISOString()})
    }
    await house.jobs.drain()
    const before = house.mailsTo(lead).length
    await house.dayAt('2027-04-12') // a Monday
    expect(house.mailsTo(lead)).toHaveLength(before)
  })

  it('every row is the fold of its events, and stands where the fold stands', async () => {
    const {rows} = await house.pool.query<{
      id: string
      assignment_id: string
      due_on: Date
      done_at: Date | null
      left_at: Date | null
      exempt_until: Date | null
    }>('select id, assignment_id, due_on::text, done_at, left_at, exempt_until::text from duty')
    expect(rows.length).toBe(3)
    const today = dayOf(house.clock.now())
    for (const row of rows) {
      const key = {id: row.id, assignmentId: row.assignment_id}
      const duty = foldDuty(await house.ledger.read(house.database, dutyStream(key)))
      if (!duty) throw new Error('no events')
      expect({
        dueOn: row.due_on,
        doneAt: row.done_at?.toISOString() ?? null,
        leftAt: row.left_at?.toISOString() ?? null,
        until: row.exempt_until,
      }).toEqual({
        dueOn: duty.dueOn,
        doneAt: duty.doneAt,
        leftAt: duty.leftAt,
        until: duty.exemption?.until ?? null,
      })
      const shown = (await house.overview(ada)).rows.find(({id}) => id === row.id)
      expect(shown?.standing).toBe(standingOn(duty, today))
      const made = foldAssignment(
        await house.ledger.read(house.database, assignmentStream(row.assignment_id)),
      )
      expect(made).toMatchObject({to: team, dueOn: '2026-12-24'})
    }
  })
})

describe('a day that two processes begin', () => {
  it('is told once', async () => {
    const house = await buildHouse()
    const ada = await house.person({roles: ['administrator']})
    const people = await Promise.all(
      Array.from({length: 20}, async (_, index) =>
        house.person({name: `Person ${index}`, team: 'risk'}),
      ),
    )
    await house.assign(ada, {to: team})
    house.clock.advance(9 * 24 * 60 * 60 * 1000)
    await Promise.all([
      house.assignments.daily('2026-12-10'),
      house.assignments.daily('2026-12-10'),
      house.assignments.daily('2026-12-10'),
    ])
    await house.jobs.drain()
    for (const person of people) {
      expect(house.mailsTo(person)).toEqual([
        'Assigned to you: the baseline assessment, due 24 December 2026',
        'Due in 14 days: the baseline assessment',
      ])
    }
    await house.close()
  })
})

describe('an overview of 5,000 people', () => {
  let house: House
  let ada: Somebody
  beforeAll(async () => {
    house = await buildHouse()
    ada = await house.person({roles: ['administrator']})
    await house.pool.query(
      `insert into team (id, name) select 't' || n, 'Team ' || n from generate_series(1, 250) n`,
    )
    await house.pool.query(
      `insert into person (id, name, email, team_id, engineer_role, created_at, updated_at)
       select 'p' || n, 'Person ' || md5(n::text), 'p' || n || '@example.org', 't' || (n % 250 + 1),
         'data-scientist', now(), now()
       from generate_series(1, 5000) n`,
    )
    await house.pool.query(
      `insert into assignment (id, programme, to_kind, to_role, due_on, text, made_by, made_at)
       select gen_random_uuid(), 'baseline', 'role', 'data-scientist', '2026-12-24', '', $1, now()
       from generate_series(1, 2)`,
      [ada.id],
    )
    await house.pool.query(
      `insert into duty (id, assignment_id, person_id, assigned_at, due_on, done_at)
       select gen_random_uuid(), assignment.id, person.id, now(),
         date '2026-11-20' + (row_number() over ())::int % 60,
         case when random() < 0.5 then now() end
       from assignment cross join person where person.id like 'p%'`,
    )
    await house.pool.query('analyze')
  })
  afterAll(async () => await house.close())

  it.each([
    ['a page', '?limit=50'],
    ['a late page', '?limit=50&offset=9000'],
    ['a search', '?search=person%20a1'],
    ['a standing', '?standing=overdue&limit=200'],
    ['a team', '?team=t17'],
  ])('answers %s in a moment', async (_, query) => {
    await house.overview(ada, query)
    const times: number[] = []
    for (let run = 0; run < 5; run++) {
      const started = performance.now()
      const {rows} = await house.overview(ada, query)
      times.push(performance.now() - started)
      expect(rows.length).toBeGreaterThan(0)
    }
    const median = times.toSorted((a, b) => a - b)[2] ?? Infinity
    console.log(`${query}: median ${Math.round(median)} ms`)
    expect(median).toBeLessThan(2_000) // 200 ms on an idle machine
  })
})
