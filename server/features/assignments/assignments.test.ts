import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {buildHouse, type House, type Somebody} from './assignments.builders.ts'
import type {AssigneesView, AssignmentsView, DutyView, TeamCountsView} from './views.ts'

let house: House
let ada: Somebody
let lead: Somebody
let bo: Somebody
let cleo: Somebody
let elsewhere: Somebody
beforeAll(async () => {
  house = await buildHouse()
  ada = await house.person({name: 'Ada Okafor', roles: ['administrator']})
  lead = await house.person({name: 'Lea Novak', team: 'risk', roles: ['lead']})
  bo = await house.person({name: 'Bo Lindqvist', team: 'risk', engineerRole: 'data-scientist'})
  cleo = await house.person({name: 'Cleo Marsh', team: 'risk'})
  elsewhere = await house.person({
    name: 'Dan Osei',
    team: 'payments',
    engineerRole: 'data-scientist',
  })
})
afterAll(async () => await house.close())

const team = {kind: 'team', teamId: 'risk'} as const

describe('assigning', () => {
  it('to a team reaches everybody in it, and tells them in the app and by mail', async () => {
    const made = await house.assign(lead, {to: team, text: 'Before the audit.'})
    expect(made).toMatchObject({toName: 'risk', counts: null, madeBy: {name: 'Lea Novak'}})
    const {duties, overdue} = await house.own(bo)
    expect(overdue).toBe(0)
    expect(duties).toHaveLength(1)
    expect(duties[0]).toMatchObject({
      programme: 'baseline',
      standing: 'due',
      dueOn: '2026-12-24',
      daysLeft: 23,
      text: 'Before the audit.',
    })
    expect(house.mailsTo(bo)).toEqual([
      'Assigned to you: the baseline assessment, due 24 December 2026',
    ])
    expect((await house.own(elsewhere)).duties).toEqual([])
  })

  it('to a role reaches it in all teams for an administrator, in their own for a lead', async () => {
    const role = {kind: 'role', role: 'data-scientist', teamId: null} as const
    const byLead = await house.assign(lead, {to: role, programme: 'role-programme'})
    expect(byLead.to).toEqual({...role, teamId: 'risk'})
    expect(byLead.toName).toBe('data scientists in risk')
    expect((await house.own(elsewhere)).duties).toEqual([])
    await house.assign(ada, {to: role, programme: 'role-programme'})
    expect((await house.own(elsewhere)).duties).toHaveLength(1)
    expect((await house.own(cleo)).duties).toHaveLength(1)
  })

  it('of a baseline in the transaction of its cause is kept with it, or not at all', async () => {
    const audited = await house.person({name: 'Eva Ruiz', team: 'audited'})
    const request = {teamId: 'audited', dueAt: '2026-12-24', by: lead.id}
    const {assignments} = house
    const undone = house.database.transaction(async (transaction) => {
      await assignments.assignBaseline(transaction, request)
      throw new Error('the audit was not kept')
    })
    await expect(undone).rejects.toThrow('the audit was not kept')
    await house.jobs.drain()
    expect((await house.own(audited)).duties).toEqual([])
    const {rowCount} = await house.pool.query(
      `select 1 from assignment where to_team_id = 'audited'`,
    )
    expect(rowCount).toBe(0)
    await house.database.transaction(
      async (transaction) => await assignments.assignBaseline(transaction, request),
    )
    await house.jobs.drain()
    expect((await house.own(audited)).duties).toMatchObject([
      {programme: 'baseline', dueOn: '2026-12-24'},
    ])
  })

  it('out of reach, for a past day or to nobody is refused', async () => {
    const post = async (by: Somebody, change: object) => {
      const request = {programme: 'baseline', to: team, dueOn: '2026-12-24', ...change}
      return (await house.call(by, 'POST', '', request)).status
    }
    expect(await post(lead, {to: {kind: 'team', teamId: 'payments'}})).toBe(403)
    expect(await post(lead, {to: {kind: 'person', personId: elsewhere.id}})).toBe(403)
    expect(await post(lead, {to: {kind: 'person', personId: 'nobody'}})).toBe(403)
    expect(await post(ada, {to: {kind: 'person', personId: 'nobody'}})).toBe(422)
    expect(await post(ada, {to: {kind: 'team', teamId: 'nowhere'}})).toBe(422)
    expect(await post(lead, {dueOn: '2026-11-30'})).toBe(422)
    expect(await post(lead, {dueOn: '2030-01-01'})).toBe(422)
    expect(await post(bo, {})).toBe(403)
  })

  it('offers a lead the own team and its people alone', async () => {
    const {body} = await house.call<AssigneesView>(lead, 'GET', '/assignees?search=o')
    expect(body.everywhere).toBe(false)
    expect(body.teams).toEqual([{id: 'risk', name: 'risk', people: 3}])
    expect(body.people.map(({name}) => name)).toEqual(['Bo Lindqvist', 'Cleo Marsh', 'Lea Novak'])
    const all = await house.call<AssigneesView>(ada, 'GET', '/assignees?search=osei')
    expect(all.body.people).toEqual([
      {id: elsewhere.id, name: 'Dan Osei', team: {id: 'payments', name: 'payments'}},
    ])
  })

  it('is told to the person with what was recorded, and to nobody else', async () => {
    const events = await house.ledger.readAbout(house.database, bo.id)
    expect(events.map(({type}) => type)).toEqual([
      'assignment.given',
      'assignment.given',
      'assignment.given',
    ])
    expect(events.map(({payload}) => payload)).toContainEqual({
      programme: 'baseline',
      dueOn: '2026-12-24',
    })
  })
})

describe('what is assigned', () => {
  it('is done once the assessment has ended, and the other programme is not', async () => {
    await house.reach(bo, {baselineAt: house.clock.now().toISOString()})
    await house.jobs.drain()
    const standings = (await house.own(bo)).duties.map(({programme, standing}) => [
      programme,
      standing,
    ])
    expect(standings).toEqual([
      ['role-programme', 'due'],
      ['role-programme', 'due'],
      ['baseline', 'done'],
    ])
    await house.reach(bo, {
      baselineAt: house.clock.now().toISOString(),
      met: ['ethics-and-bias'],
    })
    await house.jobs.drain()
    expect((await house.own(bo)).duties.every(({standing}) => standing === 'done')).toBe(true)
  })

  it('reaches those who join later, with 14 days at least', async () => {
    house.clock.advance(20 * 24 * 60 * 60 * 1000) // 21 December
    const late = await house.person({name: 'Eva Ruiz', team: 'risk'})
    await house.database.transaction(async (transaction) => {
      await house.ledger.append(transaction, {
        stream: `person/${late.id}`,
        type: 'person.joined',
        actor: late.id,
        subject: late.id,
        payload: {},
      })
    })
    await house.jobs.drain()
    const {duties} = await house.own(late)
    expect(duties.map(({dueOn}) => dueOn)).toEqual(['2027-01-04'])
  })

  it('that was done before is told as done, without a mail', async () => {
    const early = await house.person({name: 'Fay Ito', team: 'ready'})
    house.know(early, {baselineAt: '2026-11-01T10:00:00.000Z'})
    await house.assign(ada, {to: {kind: 'team', teamId: 'ready'}, dueOn: '2027-01-31'})
    expect((await house.own(early)).duties[0]?.standing).toBe('done')
    expect(house.mailsTo(early)).toEqual([])
    expect(await house.told(early)).toEqual(['Already done: the baseline assessment'])
  })

  it('ends for who leaves the team, and is due again after a return', async () => {
    const moving = await house.person({name: 'Gil Park', team: 'moving'})
    await house.assign(ada, {to: {kind: 'team', teamId: 'moving'}, dueOn: '2026-12-22'})
    const changed = async (to: string) => {
      await house.pool.query('insert into team (id, name) values ($1, $1) on conflict do nothing', [
        to,
      ])
      await house.pool.query('update person set team_id = $2 where id = $1', [moving.id, to])
      await house.database.transaction(async (transaction) => {
        await house.ledger.append(transaction, {
          stream: `person/${moving.id}`,
          type: 'person.changed',
          actor: ada.id,
          subject: moving.id,
          payload: {},
        })
      })
      await house.jobs.drain()
    }
    await changed('elsewhere')
    expect((await house.own(moving)).duties).toEqual([])
    await changed('moving')
    expect((await house.own(moving)).duties[0]).toMatchObject({dueOn: '2027-01-04'})
  })

  it('reaches a large group piece by piece', async () => {
    await house.pool.query(`insert into team (id, name) values ('large', 'large')`)
    await house.pool.query(
      `insert into person (id, name, email, team_id, created_at, updated_at)
       select 'large-' || n, 'Person ' || n, 'large-' || n || '@example.org', 'large', now(), now()
       from generate_series(1, 120) n`,
    )
    const made = await house.assign(ada, {
      to: {kind: 'team', teamId: 'large'},
      dueOn: '2027-01-31',
    })
    const {total} = await house.overview(ada, `?assignment=${made.id}&limit=1`)
    expect(total).toBe(120)
  })
})

describe('an exemption', () => {
  async function dutyOf(person: Somebody): Promise<string> {
    return (await house.own(person)).duties[0]?.id ?? ''
  }
  const request = {reason: 'On parental leave', until: '2027-02-28'}

  it('is given by the lead with reason and day, told, recorded, and ended', async () => {
    const id = await dutyOf(cleo)
    const path = `/duties/${id}/exemption`
    const {body} = await house.call<DutyView>(lead, 'PUT', path, request)
    expect(body).toMatchObject({
      standing: 'exempt',
      dueOn: '2027-03-14',
      exemption: {reason: 'On parental leave', until: '2027-02-28', by: {name: 'Lea Novak'}},
    })
    expect(await house.told(cleo)).toContain(
      'Exempt until 28 February 2027: the baseline assessment',
    )
    const events = await house.ledger.readAbout(house.database, cleo.id)
    expect(events.find(({type}) => type === 'assignment.exempted')?.payload).toEqual({
      ...request,
      by: lead.id,
    })
    const ended = await house.call<DutyView>(lead, 'DELETE', path)
    expect(ended.body).toMatchObject({standing: 'due', exemption: null, dueOn: '2027-01-04'})
    expect((await house.call(lead, 'DELETE', path)).status).toBe(404)
  })

  it('is refused to oneself, out of reach, for a day that cannot be, and for what is done', async () => {
    const put = async (by: Somebody, id: string, change: object = {}) =>
      (await house.call(by, 'PUT', `/duties/${id}/exemption`, {...request, ...change})).status
    expect(await put(lead, await dutyOf(lead))).toBe(403)
    expect(await put(lead, await dutyOf(elsewhere))).toBe(404)
    expect(await put(ada, await dutyOf(cleo), {until: '2026-12-01'})).toBe(422)
    expect(await put(ada, await dutyOf(cleo), {until: '2029-01-01'})).toBe(422)
    expect(await put(ada, await dutyOf(cleo), {reason: 'why not'})).toBe(422)
    expect(await put(ada, await dutyOf(bo))).toBe(409)
    expect(await put(bo, await dutyOf(cleo))).toBe(403)
  })
})

describe('the overview', () => {
  it('of a lead has the own team alone, overdue first, then by due day and name', async () => {
    house.clock.advance(5 * 24 * 60 * 60 * 1000) // 26 December
    const {rows, total, counts} = await house.overview(lead)
    expect(new Set(rows.map(({team: of}) => of?.id))).toEqual(new Set(['risk']))
    expect(rows.map(({person, standing}) => [person.name, standing])).toEqual([
      ['Lea Novak', 'overdue'],
      ['Cleo Marsh', 'due'],
      ['Eva Ruiz', 'due'],
      ['Bo Lindqvist', 'done'],
      ['Bo Lindqvist', 'done'],
      ['Bo Lindqvist', 'done'],
    ])
    expect(total).toBe(6)
    expect(counts).toEqual({people: 4, done: 3, due: 2, overdue: 1, exempt: 0})
    expect((await house.overview(lead, '?team=payments')).rows).toEqual([])
    expect((await house.call(bo, 'GET', '/overview')).status).toBe(403)
    expect((await house.call(null, 'GET', '/overview')).status).toBe(401)
  })

  it('is searched, filtered and paged', async () => {
    expect((await house.overview(ada, '?search=cleo%20m')).rows).toHaveLength(1)
    expect((await house.overview(ada, '?search=100%25')).rows).toEqual([])
    const page = await house.overview(ada, '?standing=due&team=large&limit=10&offset=115')
    expect(page.total).toBe(120)
    expect(page.rows).toHaveLength(5)
  })

  it('says where the latest mail stands', async () => {
    const [row] = (await house.overview(ada, '?search=Dan%20Osei')).rows
    expect(row).toMatchObject({mail: 'sent', remindedAt: null})
  })

  it('is taken along as a table in which no text is a formula', async () => {
    await house.pool.query(`update person set name = '=HYPERLINK("x"), Cleo' where id = $1`, [
      cleo.id,
    ])
    const {text, status} = await house.call(lead, 'GET', '/overview.csv?standing=due')
    expect(status).toBe(200)
    const lines = text.trimEnd().split('\r\n')
    expect(lines[0]).toMatch(/^name,email,team,engineer_role,programme,standing,due_on/)
    expect(lines[1]).toContain(`"'=HYPERLINK(""x""), Cleo",${cleo.id}@example.org,risk,,baseline`)
    expect(lines).toHaveLength(3)
  })

  it('by team gives no counts for fewer than five people', async () => {
    const {body} = await house.call<TeamCountsView>(ada, 'GET', '/teams')
    const of = (id: string) => body.teams.find((row) => row.team?.id === id)
    expect(of('risk')).toMatchObject({people: 4, counts: null})
    expect(of('large')?.counts).toMatchObject({people: 120, due: 120})
    const own = await house.call<TeamCountsView>(lead, 'GET', '/teams')
    expect(own.body.teams.map(({team: one}) => one?.id)).toEqual(['risk'])
  })

  it('does not show who is disabled', async () => {
    await house.pool.query('update person set disabled_at = now() where id = $1', [elsewhere.id])
    expect((await house.overview(ada, '?search=Dan%20Osei')).rows).toEqual([])
  })
})

describe('withdrawing', () => {
  it('ends an assignment for everybody, with a reason, once', async () => {
    const hana = await house.person({name: 'Hana Sato', team: 'risk'})
    const to = {kind: 'person', personId: hana.id} as const
    const made = await house.assign(lead, {to, dueOn: '2027-01-31'})
    const withdraw = async (by: Somebody) =>
      await house.call(by, 'POST', `/${made.id}/withdrawal`, {reason: 'Assigned by mistake'})
    const otherLead = await house.person({team: 'payments', roles: ['lead']})
    expect((await withdraw(otherLead)).status).toBe(404)
    expect((await withdraw(lead)).status).toBe(200)
    expect((await withdraw(lead)).status).toBe(409)
    expect((await house.own(hana)).duties.some(({assignmentId}) => assignmentId === made.id)).toBe(
      false,
    )
    expect(await house.told(hana)).toContain('No longer assigned: the baseline assessment')
    const list = async (query: string) =>
      (await house.call<AssignmentsView>(lead, 'GET', query)).body.assignments.map(({id}) => id)
    expect(await list('')).not.toContain(made.id)
    expect(await list('?withdrawn=true')).toContain(made.id)
  })

  it('of what concerns other teams too is not for a lead', async () => {
    const role = {kind: 'role', role: 'data-scientist', teamId: null} as const
    const made = await house.assign(ada, {to: role, dueOn: '2027-01-31'})
    const path = `/${made.id}/withdrawal`
    expect((await house.call(lead, 'POST', path, {reason: 'Not for us'})).status).toBe(404)
  })
})

describe('a person who is erased', () => {
  it('takes along what was assigned, and the rest stands', async () => {
    await house.database.transaction(async (transaction) => {
      await house.assignments.forget(transaction, bo.id)
      await house.ledger.eraseKey(transaction, bo.id)
    })
    expect((await house.own(bo)).duties).toEqual([])
    expect((await house.overview(lead)).rows.length).toBeGreaterThan(0)
  })
})
