import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {domains} from '@airworthy/content'
import {wilsonInterval} from '@airworthy/statistics'
import {buildMeasured, buildSchool} from './curriculum.builders.ts'
import {organisationGapsView, teamCompletionView, teamGapsView} from './views.ts'
import type {AuditView, OrganisationGapsView, TeamCompletionView, TeamGapsView} from './views.ts'

let school: Awaited<ReturnType<typeof buildSchool>>
const lead = {roles: ['learner', 'lead'], team: 'payments'} as const
const administrator = {roles: ['learner', 'administrator']} as const
type Refusal = {error: {code: string}}

beforeAll(async () => {
  school = await buildSchool()
  const names = ['Éva Kovács', 'ada Okafor', 'Łukasz Żółw', 'Bram de Wit', 'Cleo Marsh', '=1+1']
  for (const [place, name] of names.entries()) {
    const role = name === 'Bram de Wit' ? 'data-scientist' : 'fullstack-engineer'
    const person = await school.person({name, role, team: 'payments'})
    if (place < 4) {
      await school.finish(person, [
        buildMeasured('risk-and-governance', {low: -0.5, high: 0.5}), // meets −1; open against 0
        buildMeasured('llm-and-api-security', {low: -2, high: -1.2}), // a gap for both
      ])
    }
    if (place === 4) {
      await school.finish(person, [buildMeasured('llm-and-api-security', {low: 1.1, high: 2})])
    }
  }
  const gone = await school.person({name: 'Gone', team: 'payments', disabled: true})
  await school.finish(gone, [buildMeasured('llm-and-api-security', {low: -2, high: -1.5})])
  const other = await school.person({name: 'Jo Oduya', team: 'search', role: 'product-manager'})
  await school.finish(other, [buildMeasured('llm-and-api-security', {low: -0.5, high: 0.3})])
  await school.person({name: 'Nobody’s', role: 'product-manager'})
  const soon = new Date(school.clock.now().getTime() + 86_400_000)
  await school.pool.query(
    `insert into invitation (id, email, name, token_hash, roles, team_id, created_at, expires_at)
     values ('1', 'n@example.org', 'N', 'x', '{learner}', 'payments', $1, $1)`,
    [soon],
  )
})

afterAll(async () => await school.close())

async function gapsOf(team: string, query = '', asking: object = administrator) {
  return await school.call<TeamGapsView>('a', 'GET', `/api/teams/${team}/gaps${query}`, asking)
}

describe('the gaps of a team', () => {
  it('are rows by name where nothing is due, each with every domain against the level that the role requires', async () => {
    const {status, body} = await gapsOf('payments', '', lead)
    expect(status).toBe(200)
    expect(teamGapsView.parse(body)).toEqual(body)
    expect(body.rows.map(({person}) => person.name)).toEqual([
      '=1+1',
      'ada Okafor',
      'Bram de Wit',
      'Cleo Marsh',
      'Éva Kovács',
      'Łukasz Żółw',
    ])
    for (const row of body.rows) {
      expect(row.domains.map(({domain}) => domain)).toEqual(domains.map(({id}) => id))
    }
    const risk = (name: string) =>
      body.rows
        .find(({person}) => person.name === name)
        ?.domains.find(({domain}) => domain === 'risk-and-governance')
    expect(risk('ada Okafor')).toMatchObject({verdict: 'meets', requiredLevel: 1})
    expect(risk('Bram de Wit')).toMatchObject({verdict: 'not-judged', requiredLevel: 2})
    expect(risk('Cleo Marsh')).toMatchObject({verdict: 'not-judged', estimate: null, items: 0})
  })

  it('are paged and searched on the server', async () => {
    const page = await gapsOf('payments', '?limit=2&offset=1')
    expect(page.body.rows.map(({person}) => person.name)).toEqual(['ada Okafor', 'Bram de Wit'])
    expect(page.body.total).toBe(6)
    const found = await gapsOf('payments', '?search=OKA')
    expect(found.body.rows.map(({person}) => person.name)).toEqual(['ada Okafor'])
    expect((await gapsOf('payments', '?search=%25')).body.total).toBe(0)
  })

  it('are rolled up where five people have a result, and not shown for fewer', async () => {
    const {rollUp} = (await gapsOf('payments')).body
    const security = rollUp.find(({domain}) => domain === 'llm-and-api-security')
    expect(security?.people).toBe(5)
    expect(security?.shown?.gap).toEqual({
      count: 4,
      value: 0.8,
      ...wilsonInterval({successes: 4, trials: 5}, 0.9),
    })
    expect(security?.shown?.meets.count).toBe(1)
    expect(security?.shown?.notJudged.count).toBe(0)
    const mean = (4 * -1.6 + 1.55) / 5
    expect(security?.shown?.mean.value).toBeCloseTo(mean, 12)
    // Squared standard errors of 0.8/3.29 (four times) and 0.9/3.29, and the 95 % point of the normal.
    const half = (1.6448536269514722 * Math.sqrt(4 * 0.8 ** 2 + 0.9 ** 2)) / 3.29 / 5
    expect(security?.shown?.mean.high).toBeCloseTo(mean + half, 9)
    const risk = rollUp.find(({domain}) => domain === 'risk-and-governance')
    expect(risk).toEqual({domain: 'risk-and-governance', people: null, shown: null})
  })

  it('count how far the team is, live', async () => {
    const path = '/api/teams/payments/completion'
    const {status, body} = await school.call<TeamCompletionView>('a', 'GET', path, lead)
    expect(status).toBe(200)
    expect(teamCompletionView.parse(body)).toEqual(body)
    expect(body.completion).toEqual({people: 6, invited: 1, started: 0, finished: 5})
  })
})

describe('who may see them:', () => {
  it('a lead their own team alone; another is not found, as one that does not exist', async () => {
    for (const path of ['gaps', 'completion', 'gaps.csv', 'gaps.pdf']) {
      for (const team of ['search', 'nowhere']) {
        const response = await school.request('a', 'GET', `/api/teams/${team}/${path}`, lead)
        expect([path, team, response.status]).toEqual([path, team, 404])
      }
    }
    const leadOfNone = {roles: ['learner', 'lead']} as const
    expect((await gapsOf('payments', '', leadOfNone)).status).toBe(404)
  })

  it('learners, authors and reviewers none, not even of their own team', async () => {
    const asking = {roles: ['learner', 'author', 'reviewer'], team: 'payments'} as const
    expect((await gapsOf('payments', '', asking)).status).toBe(403)
    expect((await school.call('a', 'GET', '/api/organisation/gaps', asking)).status).toBe(403)
    expect((await school.call('a', 'GET', '/api/organisation/gaps', lead)).status).toBe(403)
  })

  it('administrators every team that there is', async () => {
    expect((await gapsOf('search')).status).toBe(200)
    expect((await gapsOf('nowhere')).status).toBe(404)
  })
})

describe('the organisation', () => {
  it('is shown team by team with the same rule, people without a team last', async () => {
    const {status, body} = await school.call<OrganisationGapsView>(
      'a',
      'GET',
      '/api/organisation/gaps',
      administrator,
    )
    expect(status).toBe(200)
    expect(organisationGapsView.parse(body)).toEqual(body)
    expect(body.teams.map(({team}) => team?.name ?? null)).toEqual(['payments', 'search', null])
    expect(body.completion).toEqual({people: 8, invited: 1, started: 0, finished: 6})
    const shown = ({rollUp}: {rollUp: OrganisationGapsView['rollUp']}) =>
      rollUp.flatMap(({domain, people}) => (people === null ? [] : [`${domain} ${people}`]))
    expect(shown(body)).toEqual(['llm-and-api-security 6'])
    expect(body.teams.map(shown)).toEqual([['llm-and-api-security 5'], [], []])
    const {body: found} = await school.call<OrganisationGapsView>(
      'a',
      'GET',
      '/api/organisation/gaps?search=sea',
      administrator,
    )
    expect(found.teams.map(({team}) => team?.name)).toEqual(['search'])
  })
})

describe('an audit', () => {
  it('assigns a baseline to the whole team in one step and stands in the ledger', async () => {
    const by = await school.person({name: 'Lea', team: 'search'})
    const asking = {roles: ['lead'], team: 'search', body: {dueOn: '2026-12-09'}} as const
    const {status, body} = await school.call<AuditView>(
      by,
      'POST',
      '/api/teams/search/audits',
      asking,
    )
    expect(status).toBe(201)
    expect(body).toMatchObject({dueOn: '2026-12-09', madeBy: {id: by, name: 'Lea'}})
    expect(school.audits).toEqual([{teamId: 'search', dueAt: '2026-12-09', by}])
    expect((await gapsOf('search')).body.audit).toEqual(body)
    const records = await school.ledger.read(school.database, `audit/${body.id}`)
    expect(records).toMatchObject([{type: 'audit.made', payload: {team: 'search'}}])
    await school.database.transaction(async (transaction) => {
      await school.curriculum.forget(transaction, by)
    })
    expect((await gapsOf('search')).body.audit?.madeBy).toBeNull()
  })

  it.each([
    ['a day that is over', {dueOn: '2026-11-24'}, 422, 'request-refused'],
    ['no day', {dueOn: 'soon'}, 422, 'request-refused'],
  ])('is refused for %s', async (_, body, status, code) => {
    const refused = await school.call<Refusal>('a', 'POST', '/api/teams/payments/audits', {
      ...lead,
      body,
    })
    expect([refused.status, refused.body.error.code]).toEqual([status, code])
    expect((await gapsOf('payments')).body.audit).toBeNull()
  })
})

describe('gaps as a file', () => {
  it('are CSV with a row for each person and domain, and no formula', async () => {
    const response = await school.request('a', 'GET', '/api/teams/payments/gaps.csv', lead)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="airworthy-team-gaps-2026-11-25.csv"',
    )
    const lines = (await response.text()).split('\r\n')
    expect(lines[0]).toMatch(/^person,role,domain,verdict,ability_logits/)
    expect(lines).toHaveLength(1 + 6 * 7 + 1)
    expect(lines[1]).toMatch(
      /^'=1\+1,Full-stack engineer,Ethics and bias,not judged,,,,,,0,,,2,0,0$/,
    )
    expect(lines.find((line) => /^ada.*security/.test(line))).toBe(
      'ada Okafor,Full-stack engineer,LLM and API security,gap,-1.6,0.243,-2,-1.2,0.9,4,2026-11-25T12:00:00.000Z,baseline,3,1,0',
    )
  })

  it('are a PDF', async () => {
    const response = await school.request('a', 'GET', '/api/teams/payments/gaps.pdf', lead)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(bytes.subarray(-6).toString().trim()).toBe('%%EOF')
  })
})

describe('the order of a team', () => {
  it('is by due day over the whole team, then by name, with what presses each person', async () => {
    const today = '2026-11-25'
    const person = async (name: string) =>
      await school.person({name, role: 'data-scientist', team: 'claims'})
    const [late, soon, later, twice] = [
      await person('Zoë Late'),
      await person('Ye Soon'),
      await person('Xi Later'),
      await person('Wu Twice'),
    ]
    const free = await person('Abe Free')
    const duties = [
      [late, '2026-11-02', null],
      [soon, '2026-11-25', null],
      [later, '2026-12-20', null],
      [twice, '2026-12-09', null],
      [twice, '2026-11-10', null],
      [free, '2026-10-01', today], // done
    ] as const
    for (const [personId, dueOn, doneAt] of duties) {
      await school.pool.query(
        `with made as (
           insert into assignment (id, programme, to_kind, due_on, text, made_by, made_at)
           values (gen_random_uuid(), 'baseline', 'person', $2, '', 'a', now()) returning id
         )
         insert into duty (id, assignment_id, person_id, assigned_at, due_on, done_at)
         select gen_random_uuid(), made.id, $1, now(), $2, $3 from made`,
        [personId, dueOn, doneAt],
      )
    }
    const {body} = await gapsOf('claims')
    expect(teamGapsView.parse(body)).toEqual(body)
    expect(body.rows.map(({person: {name}, pressing}) => [name, pressing])).toEqual([
      ['Zoë Late', {standing: 'overdue', dueOn: '2026-11-02'}],
      ['Wu Twice', {standing: 'overdue', dueOn: '2026-11-10'}],
      ['Ye Soon', {standing: 'due', dueOn: '2026-11-25'}],
      ['Xi Later', {standing: 'due', dueOn: '2026-12-20'}],
      ['Abe Free', null],
    ])
    expect(body.pressed).toEqual({overdue: 2, due: 2})
    const page = await gapsOf('claims', '?limit=2&offset=3')
    expect(page.body.rows.map(({person: {name}}) => name)).toEqual(['Xi Later', 'Abe Free'])
    expect(page.body.pressed).toEqual({overdue: 2, due: 2})
    expect((await gapsOf('payments')).body.pressed).toEqual({overdue: 0, due: 0})
  })
})
