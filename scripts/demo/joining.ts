import type {ImportDoneView, ImportPreviewView} from '../../server/features/people/views.ts'
import type {Member} from './cast.ts'
import {isPioneer} from './certified.ts'
import {demoPassword, organisation} from './sign-ins.ts'
import type {Act} from './schedule.ts'
import {fullSize, teamsOf} from './size.ts'
import {teamIdOf} from './teams.ts'
import type {World} from './world.ts'

/** Invited in the last weeks and not here yet. */
const invited = [
  ['Petra Novakova-Reyes', 'petra.novakova-reyes'],
  ['Oluwaseun Adeyemo-Park', 'oluwaseun.adeyemo-park'],
] as const

const quarterHourMs = 15 * 60 * 1000

/** The set-up and the few who came at once, then the invitations of each team by a file, and how each person accepts. */
export function joining(world: World): Act[] {
  const {calendar, cast} = world
  const [administrator] = cast
  if (!administrator) return []
  const links = new Map<string, string>()
  const teams = teamsOf(world.size)
  const weeks = [...new Set(teams.map(({joinsInWeek}) => joinsInWeek))]
  const pioneers = cast.filter((member) => isPioneer(world, member))
  const atDawn = (quarters: number) =>
    new Date(calendar.dawn.getTime() + (34 + quarters) * quarterHourMs)
  return [
    {
      at: atDawn(0),
      what: 'set-up',
      run: async () => await setUp(world, administrator),
    },
    {
      at: atDawn(1),
      what: 'invitations of the first',
      run: async () => await inviteAll(world, {administrator, members: pioneers, links}),
    },
    ...weeks.map((week) => ({
      at: calendar.at(week, 0, 9),
      what: `invitations of week ${week}`,
      run: async () => {
        const names = teams.filter((team) => team.joinsInWeek === week).map(({name}) => name)
        const members = cast.filter(
          (member) => names.includes(member.team) && !pioneers.includes(member),
        )
        await inviteAll(world, {administrator, members, links})
      },
    })),
    ...cast.slice(1).map((member) => ({
      at: pioneers.includes(member) ? atDawn(1 + member.index) : joinedAt(world, member),
      what: `${member.name} accepts`,
      run: async () => {
        const token = tokenIn(links.get(member.email) ?? '')
        const {name} = member
        await world
          .visitor(member)
          .post('/api/invitations/accept', {token, name, password: demoPassword})
      },
    })),
    ...(cast.length < fullSize.people ? [] : invited).map(([name, local], index) => ({
      at: calendar.at(calendar.weeks - index, 1, 10),
      what: `${name} is invited`,
      run: async () => {
        const email = `${local}@harbour-lending.example`
        const team = await teamIdOf(world, teams[index]?.name ?? '')
        await world.visitor(administrator).post('/api/invitations', {name, email, teamId: team})
      },
    })),
  ]
}

/**
 * When the programme reaches somebody, who accepts then unless they came before: leads on the first
 * day, the others in that week.
 */
export function joinedAt({calendar, size, random}: World, {index, team, roles}: Member): Date {
  const chance = random(`joined/${index}`)
  const {joinsInWeek = 1} = teamsOf(size).find(({name}) => name === team) ?? {}
  const day = roles.includes('learner') && roles.length === 1 ? chance.integer(4) : 0
  return calendar.at(joinsInWeek, day, 9.5 + (day === 0 ? 2 : 7) * chance.next())
}

async function setUp(world: World, {name, email, engineerRole}: Member): Promise<void> {
  const administrator = world.cast[0]
  if (!administrator) return
  await world.visitor(administrator).post('/api/set-up', {
    token: tokenIn(world.platform.setUpLink ?? ''),
    organisation,
    name,
    email,
    engineerRole,
    password: demoPassword,
  })
}

async function inviteAll(
  world: World,
  {
    administrator,
    members,
    links,
  }: {administrator: Member; members: readonly Member[]; links: Map<string, string>},
): Promise<void> {
  const browser = world.visitor(administrator)
  const rows = members.map(({name, email, team, engineerRole, roles, discipline}) =>
    [name, email, team, engineerRole, roles.join(';'), discipline ?? ''].join(','),
  )
  const csv = ['name,email,team,engineer_role,roles,discipline', ...rows].join('\n')
  const preview = '/api/people/import/preview'
  const {digest} = await browser.post<ImportPreviewView>(preview, {csv})
  const done = await browser.post<ImportDoneView>('/api/people/import', {csv, digest})
  for (const {email, link} of done.invited) links.set(email, link)
}

function tokenIn(link: string): string {
  return new URL(link).searchParams.get('token') ?? ''
}
