import {existsSync, mkdirSync, readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {checkpointFrom, verifyLedger} from '@airworthy/evidence'
import {onCourses, type Course} from '../../scripts/demo/certified.ts'
import type {Member} from '../../scripts/demo/cast.ts'
import {fillDemonstration} from '../../scripts/demo/fill.ts'
import {markedState, writeMark} from '../../scripts/demo/mark.ts'
import {openDemonstration} from '../../scripts/demo/open-demonstration.ts'
import {demoPassword, organisation, signInsOf} from '../../scripts/demo/sign-ins.ts'
import {readConfig} from '../../server/config.ts'
import type {AppealsToDecideView} from '../../server/features/appeals/views.ts'
import type {AssignmentsView, OverviewView} from '../../server/features/assignments/views.ts'
import type {ItemsView} from '../../server/features/authoring/views.ts'
import type {
  OwnStandingView,
  TeamStandingView,
  VerifyView,
} from '../../server/features/credentials/views.ts'
import type {LessonsView} from '../../server/features/curriculum/lesson-views.ts'
import type {
  OrganisationGapsView,
  PlanView,
  TeamGapsView,
} from '../../server/features/curriculum/views.ts'
import type {ExaminationsView} from '../../server/features/examinations/views.ts'
import type {ExercisesView} from '../../server/features/exercises/views.ts'
import type {PersonView, TeamView, ViewerView} from '../../server/features/people/views.ts'
import {jsonLog} from '../../server/log.ts'
import {openPlatform, type Platform} from '../../server/platform.ts'
import {clientOf, type Client} from './client.ts'
import {freePort} from './free-port.ts'
import {dataFolder, endEverything} from './platform.ts'

const size = {people: 8, teams: 2, weeks: 6}
const now = new Date()
const clock = {now: () => new Date()}

/** What a screen asks for, and who may. */
const screens: Readonly<Record<string, readonly string[]>> = {
  everybody: [
    '/api/viewer',
    '/api/assessments',
    '/api/test-outs',
    '/api/plan',
    '/api/assignments/mine',
    '/api/notifications',
    '/api/notifications/unread',
    '/api/appeals',
    '/api/my-data',
    '/api/lessons',
    '/api/exercises',
    '/api/examinations',
    '/api/credentials',
    '/api/standing',
  ],
  lead: [
    '/api/assignments',
    '/api/assignments/assignees',
    '/api/assignments/overview',
    '/api/assignments/teams',
    '/api/notifications/undelivered',
    '/api/teams/{team}/gaps',
    '/api/teams/{team}/completion',
    '/api/teams/{team}/standing',
  ],
  author: ['/api/authoring/items', '/api/appeals/to-decide'],
  reviewer: [],
  learner: [],
  administrator: [
    '/api/people',
    '/api/teams',
    '/api/invitations',
    '/api/retention',
    '/api/retention/preview',
    '/api/organisation/gaps',
    '/api/authoring/items',
    '/api/appeals/to-decide',
    '/api/appeals/to-decide?state=decided',
    '/api/ledger/checkpoint',
  ],
}

afterAll(endEverything)

/** The configuration of a demonstration; with a port it signs credentials for this machine. */
function configOf(dataDirectory: string, port = 0) {
  return readConfig({
    AIRWORTHY_DATA: dataDirectory,
    AIRWORTHY_PORT: String(port),
    AIRWORTHY_LOG: 'silent',
    AIRWORTHY_RATE_LIMIT: 'off',
    ...(port === 0 ? {} : {AIRWORTHY_PUBLIC_URL: `http://localhost:${port}`}),
  })
}

async function opened(config: ReturnType<typeof configOf>): Promise<Platform> {
  return await openPlatform({config, clock, log: jsonLog('silent', clock)})
}

async function signedIn({url}: Platform, email: string): Promise<Client> {
  const client = clientOf(url)
  await client.post('/api/auth/sign-in/email', {email, password: demoPassword})
  return client
}

/** What must be the same whenever and wherever the demonstration is made. */
async function figuresOf(administrator: Client) {
  const {people} = await administrator.get<{people: PersonView[]}>('/api/people')
  const {teams} = await administrator.get<{teams: TeamView[]}>('/api/teams')
  const {assignments} = await administrator.get<AssignmentsView>('/api/assignments?withdrawn=true')
  const overview = await administrator.get<OverviewView>('/api/assignments/overview')
  const gaps = await administrator.get<OrganisationGapsView>('/api/organisation/gaps')
  const standings = await Promise.all(
    teams.map(async ({id}) => await administrator.get<TeamGapsView>(`/api/teams/${id}/gaps`)),
  )
  const certified = await Promise.all(
    teams.map(
      async ({id}) => await administrator.get<TeamStandingView>(`/api/teams/${id}/standing`),
    ),
  )
  const appeals = '/api/appeals/to-decide'
  const open = await administrator.get<AppealsToDecideView>(appeals)
  const decided = await administrator.get<AppealsToDecideView>(`${appeals}?state=decided`)
  return {
    people: people.map(({name, roles, engineerRole, team, joinedAt}) => ({
      name,
      roles,
      engineerRole,
      team: team?.name,
      joinedAt,
    })),
    teams: teams.map(({name, people: count}) => ({name, count})),
    assignments: assignments
      .map(({programme, toName, dueOn, madeAt, madeBy}) => ({
        programme,
        toName,
        dueOn,
        madeAt,
        madeBy: madeBy?.name,
      }))
      .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    baselines: overview.rows
      .filter(({programme}) => programme === 'baseline')
      .map(({person, standing, dueOn}) => ({name: person.name, standing, dueOn})),
    completion: gaps.completion,
    verdicts: standings.flatMap(({rows}) =>
      rows.map(({person, domains}) => ({
        name: person.name,
        domains: domains.map(({domain, verdict, estimate}) => [domain, verdict, estimate]),
      })),
    ),
    certified: certified
      .flatMap(({rows}) => rows)
      .map(({person, standing, validUntil}) => ({name: person.name, standing, validUntil})),
    appeals: {
      open: open.appeals.map(({kind}) => kind),
      decided: decided.appeals.map(({kind, state}) => ({kind, state})),
    },
  }
}

describe('the demonstration, small', () => {
  const folder = dataFolder()
  const weeks: number[] = []
  let cast: readonly Member[]
  let platform: Platform
  let administrator: Client
  let signIns: ReturnType<typeof signInsOf>
  let figures: Awaited<ReturnType<typeof figuresOf>>

  beforeAll(async () => {
    const config = configOf(folder, await freePort())
    cast = await fillDemonstration(config, {size, now, onWeek: (week) => weeks.push(week)})
    signIns = signInsOf(cast)
    platform = await opened(config)
    administrator = await signedIn(platform, signIns[0]?.email ?? '')
    figures = await figuresOf(administrator)
  })
  afterAll(async () => await platform.close())

  /** Who is on a course, signed in. */
  async function onCourse(wanted: Course): Promise<Client> {
    const [member] = [...onCourses({cast})].find(([, course]) => course === wanted) ?? []
    return await signedIn(platform, member?.email ?? '')
  }

  it('says that it is fictitious in the name of the organisation', async () => {
    const viewer = await administrator.get<ViewerView>('/api/viewer')
    expect(viewer.organisation).toBe(organisation)
    expect(organisation).toMatch(/\(demonstration\)$/)
  })

  it('has people, teams and roles, weeks of progress, and a history of assignments', () => {
    expect(weeks).toEqual([1, 2, 3, 4, 5, 6])
    expect(figures.people).toHaveLength(size.people)
    expect(figures.teams).toHaveLength(size.teams)
    expect(signIns.map(({role}) => role)).toEqual([
      'administrator',
      'lead',
      'author',
      'reviewer',
      'learner',
    ])
    expect(figures.assignments.length).toBeGreaterThanOrEqual(5)
    expect(figures.baselines.some(({standing}) => standing === 'done')).toBe(true)
    expect(figures.completion.finished).toBeGreaterThanOrEqual(4)
    const verdicts = figures.verdicts.flatMap(({domains}) => domains.map(([, verdict]) => verdict))
    expect(verdicts).toEqual(expect.arrayContaining(['meets', 'gap', 'not-judged']))
    expect(figures.appeals.open.length + figures.appeals.decided.length).toBeGreaterThanOrEqual(3)
  })

  it('ends some hours before now', async () => {
    const lines = (await administrator.get<string>('/api/ledger/export')).trimEnd().split('\n')
    const times = lines
      .map((line) => JSON.parse(line) as {stream?: string; at: string}) // entries have a stream
      .flatMap(({stream, at}) => (stream === undefined ? [] : [Date.parse(at)]))
    const hoursAgo = times.map((time) => (now.getTime() - time) / (60 * 60 * 1000))
    expect(Math.min(...hoursAgo)).toBeGreaterThan(0)
    expect(Math.min(...hoursAgo)).toBeLessThan(8)
    expect(Math.max(...hoursAgo)).toBeGreaterThan(size.weeks * 7 * 24)
  })

  it.each(['administrator', 'lead', 'author', 'reviewer', 'learner'])(
    'answers what each screen asks for: %s',
    async (role) => {
      const {email = ''} = signIns.find((row) => row.role === role) ?? {}
      const client = await signedIn(platform, email)
      const {viewer} = await client.get<ViewerView>('/api/viewer')
      const paths = [...(screens['everybody'] ?? []), ...(screens[role] ?? [])].map((path) =>
        path.replace('{team}', viewer?.team?.id ?? ''),
      )
      for (const path of paths) {
        const {status} = await client.request('GET', path)
        expect({path, status}).toEqual({path, status: 200})
      }
      const exported = role === 'lead' ? ['gaps.csv', 'gaps.pdf'] : []
      for (const file of exported) {
        const path = `/api/teams/${viewer?.team?.id ?? ''}/${file}`
        expect((await client.request('GET', path)).status).toBe(200)
      }
    },
  )

  it('gives a learner a plan, and items answers that authors can read', async () => {
    const {email = ''} = signIns.find(({role}) => role === 'learner') ?? {}
    const plan = await (await signedIn(platform, email)).get<PlanView>('/api/plan')
    expect(plan.baselineAt).not.toBeNull()
    expect(plan.domains).toHaveLength(7)
    const {total} = await administrator.get<ItemsView>('/api/authoring/items')
    expect(total).toBeGreaterThan(100)
  })

  it('has certifications that are current, due, lapsed and revoked, which anybody can verify', async () => {
    const standings = figures.certified.map(({standing}) => standing).toSorted()
    expect(standings).toEqual([
      'current',
      'due',
      'lapsed',
      'none',
      'none',
      'none',
      'none',
      'revoked',
    ])
    const outsider = clientOf(platform.url)
    for (const [course, outcome] of [
      ['current', 'pass'],
      ['due', 'pass'],
      ['lapsed', 'breach'],
      ['revoked', 'breach'],
    ] as const) {
      const {roles} = await (await onCourse(course)).get<OwnStandingView>('/api/standing')
      const id = roles[0]?.credentialId ?? ''
      const verified = await outsider.get<VerifyView>(`/api/verify/${id}`)
      expect({course, outcome: verified.outcome, standing: verified.standing}).toEqual({
        course,
        outcome,
        standing: course,
      })
    }
  })

  it('assigned the renewals that are due and late', async () => {
    const {rows} = await administrator.get<OverviewView>('/api/assignments/overview')
    const renewals = rows.filter(({programme}) => programme === 'certification')
    expect(renewals.map(({standing}) => standing).toSorted()).toEqual(['due', 'overdue'])
  })

  it('has an examination that was not judged, and one in the middle', async () => {
    const path = '/api/examinations'
    const ended = await (await onCourse('not-judged')).get<ExaminationsView>(path)
    expect(ended.past.map(({outcome}) => outcome)).toEqual(['not-judged'])
    const {current} = await (await onCourse('in-the-middle')).get<ExaminationsView>(path)
    expect(current).toMatchObject({status: 'open', assessment: {status: 'open', answered: 14}})
    expect(Date.parse(current?.closesAt ?? '')).toBeGreaterThan(now.getTime())
  })

  it('has lessons that were finished, and exercises that were passed and failed', async () => {
    const people = await Promise.all(cast.map(async ({email}) => await signedIn(platform, email)))
    const lessons = await Promise.all(
      people.map(async (client) => (await client.get<LessonsView>('/api/lessons')).lessons),
    )
    expect(lessons.flat().filter(({status}) => status === 'passed').length).toBeGreaterThan(4)
    const exercises = await Promise.all(
      people.map(async (client) => (await client.get<ExercisesView>('/api/exercises')).exercises),
    )
    const practised = exercises
      .flat()
      .flatMap(({attempts}) => attempts)
      .filter(({examinationId}) => examinationId === null)
    expect(new Set(practised.map(({passed}) => passed))).toEqual(new Set([true, false]))
  })

  it('has a ledger that verifies', async () => {
    const checkpoint = await administrator.post('/api/ledger/checkpoints')
    const lines = (await administrator.get<string>('/api/ledger/export')).trimEnd().split('\n')
    const outside = checkpointFrom(JSON.stringify(checkpoint))
    const {outcome, findings} = await verifyLedger(lines, {checkpoint: outside})
    expect({outcome, findings}).toEqual({outcome: 'pass', findings: []})
    expect(lines.length).toBeGreaterThan(150)
  })

  it('is the same when it is made again', async () => {
    const again = dataFolder()
    await fillDemonstration(configOf(again), {size, now}) // without an address: earned, and not issued
    const second = await opened(configOf(again))
    try {
      const client = await signedIn(second, signIns[0]?.email ?? '')
      expect(await figuresOf(client)).toEqual(figures)
    } finally {
      await second.close()
    }
  })
})

describe('the address that a demonstration signs for', () => {
  it.each([
    [{AIRWORTHY_PORT: '4199'}, 'http://localhost:4199'],
    [
      {AIRWORTHY_PORT: '4199', AIRWORTHY_PUBLIC_URL: 'http://127.0.0.1:4199'},
      'http://127.0.0.1:4199',
    ],
    [{AIRWORTHY_PORT: '0'}, undefined],
  ])('with %o is %s', async (setting, address) => {
    const environment: Record<string, string> = {AIRWORTHY_DATA: dataFolder(), ...setting}
    const dataDirectory = environment['AIRWORTHY_DATA'] ?? ''
    writeMark({dataDirectory, databaseUrl: undefined}, 'filled')
    await openDemonstration({environment, print: () => undefined})
    expect(environment['AIRWORTHY_PUBLIC_URL']).toBe(address)
  })
})

describe('a demonstration is refused', () => {
  const print = () => undefined

  it.each([{AIRWORTHY_HOST: '0.0.0.0'}, {AIRWORTHY_PUBLIC_URL: 'https://airworthy.example.org'}])(
    'where other machines could reach it: %o',
    async (setting) => {
      const folder = dataFolder()
      const environment = {AIRWORTHY_DATA: folder, ...setting}
      await expect(openDemonstration({environment, print})).rejects.toThrow(
        /lets other machines in/,
      )
      expect(existsSync(folder)).toBe(false)
    },
  )

  it('in a folder that holds something else, which stays as it was', async () => {
    const folder = dataFolder()
    mkdirSync(folder)
    writeFileSync(join(folder, 'letter.txt'), 'mine')
    const environment = {AIRWORTHY_DATA: folder}
    await expect(openDemonstration({environment, print})).rejects.toThrow(/holds something else/)
    expect(readdirSync(folder)).toEqual(['letter.txt'])
  })

  it('with another database than the one it was made in', () => {
    const place = {dataDirectory: dataFolder(), databaseUrl: undefined}
    expect(markedState(place)).toBe('new')
    writeMark(place, 'filled')
    expect(markedState(place)).toBe('filled')
    const elsewhere = {...place, databaseUrl: 'postgres://localhost/other'}
    expect(() => markedState(elsewhere)).toThrow(/was made in another database/)
  })
})
