import type {AssignmentRequest, AssignmentView} from '../../server/features/assignments/views.ts'
import {dayOf} from './calendar.ts'
import {leadOf, type Member} from './cast.ts'
import {exempting} from './exempting.ts'
import {auditedTeam} from './learning.ts'
import type {Act} from './schedule.ts'
import {teamsOf} from './size.ts'
import {teamIdOf} from './teams.ts'
import type {World} from './world.ts'

const dayMs = 24 * 60 * 60 * 1000
/** Days around a due day on which somebody is reminded or told. */
const noticeDays = [-14, -7, -1, 0, 3, 10]

/** What is assigned, withdrawn and exempted, and the daily job on each day that has something to do. */
export function assigning(world: World): Act[] {
  const {calendar, cast, size} = world
  const [administrator] = cast
  if (!administrator) return []
  const due = new Set<string>()
  const ids = new Map<string, string>()
  const assign = async (by: Member, request: AssignmentRequest): Promise<string> => {
    due.add(request.dueOn)
    return (await world.visitor(by).post<AssignmentView>('/api/assignments', request)).id
  }

  const baselines = teamsOf(size).map(({name, joinsInWeek: week}, index): Act => {
    const lead = leadOf(cast, name)
    // every other team is assigned to by its own lead
    const by = index % 2 === 1 && lead ? lead : administrator
    const dueOn = calendar.dayOf(week + 3, 0)
    due.add(dueOn)
    return {
      at: calendar.at(week, 1, 8),
      what: `baseline assigned to ${name}`,
      run: async () => {
        const to = {kind: 'team', teamId: await teamIdOf(world, name)} as const
        await assign(by, {
          programme: 'baseline',
          to,
          dueOn,
          text: 'Half an hour in which nobody calls you is enough.',
        })
      },
    }
  })

  const middle = Math.max(2, Math.round(size.weeks * 0.4))
  const programmes = [
    {role: 'data-scientist', dueOn: calendar.dayFromToday(-4)},
    {role: 'fullstack-engineer', dueOn: calendar.dayFromToday(12)},
    {role: 'product-manager', dueOn: calendar.dayFromToday(33)},
  ] as const
  const roles = programmes.map(({role, dueOn}, index): Act => {
    due.add(dueOn)
    return {
      at: calendar.at(middle + index, 2, 10),
      what: `programme assigned to each ${role}`,
      run: async () => {
        const to = {kind: 'role', role, teamId: null} as const
        const text = 'Close what the plan shows; test out what you know already.'
        await assign(administrator, {programme: 'role-programme', to, dueOn, text})
      },
    }
  })

  const mistaken = teamsOf(size).at(-1)?.name ?? ''
  const mistake: Act[] = [
    {
      at: calendar.at(middle, 3, 9),
      what: 'an assignment by mistake',
      run: async () => {
        const to = {kind: 'team', teamId: await teamIdOf(world, mistaken)} as const
        const dueOn = calendar.dayOf(middle + 2, 4)
        ids.set(
          'mistake',
          await assign(administrator, {programme: 'baseline', to, dueOn, text: ''}),
        )
      },
    },
    {
      at: calendar.at(middle, 3, 15),
      what: 'the mistake is withdrawn',
      run: async () => {
        const reason = 'Assigned to the wrong team; the first assignment stands.'
        const path = `/api/assignments/${ids.get('mistake')}/withdrawal`
        await world.visitor(administrator).post(path, {reason})
      },
    },
  ]

  const team = auditedTeam(world)
  const auditDue = calendar.dayFromToday(9)
  due.add(auditDue)
  const audit: Act = {
    at: calendar.at(size.weeks, 0, 9),
    what: `gap audit of ${team}`,
    run: async () => {
      const lead = leadOf(cast, team) ?? administrator
      const id = await teamIdOf(world, team)
      await world.visitor(lead).post(`/api/teams/${id}/audits`, {dueOn: auditDue})
    },
  }

  return [...baselines, ...roles, ...mistake, audit, ...exempting(world), ...dailyRuns(world, due)]
}

/** The daily job on Mondays and around due days: on all others it would find nothing to say. */
function dailyRuns({calendar, jobs}: World, due: ReadonlySet<string>): Act[] {
  const noticed = new Set(
    [...due].flatMap((day) =>
      noticeDays.map((days) => dayOf(new Date(Date.parse(day) + days * dayMs))),
    ),
  )
  const days = Array.from({length: (calendar.weeks + 1) * 7}, (_, day) => calendar.at(1, day, 7))
  return days
    .filter((at) => at.getUTCDay() === 1 || noticed.has(dayOf(at)))
    .map((at) => ({
      at,
      what: `daily job of ${dayOf(at)}`,
      run: async () => await jobs.run('assignments.daily'),
    }))
}
