import {continueOpen, learnAndTestOut, resume, takeBaseline} from './assessing.ts'
import {workday} from './calendar.ts'
import type {Member} from './cast.ts'
import {joinedAt} from './joining.ts'
import {isDiligent, mannerOf} from './manner.ts'
import type {Act} from './schedule.ts'
import {teamsOf} from './size.ts'
import type {World} from './world.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Attempts by member: whom appeals are made about. */
export type Taken = Map<Member, string>

/** Baselines, what follows from them, and the checks of single domains. */
export function learning(world: World, taken: Taken): Act[] {
  return world.cast.flatMap((member) => {
    const acts = baselineActs(world, member, taken)
    const begun = acts[0]?.at
    const manner = mannerOf(member)
    if (!begun || manner === 'never' || manner.startsWith('left')) return acts
    return [...acts, ...furtherActs(world, member, {begun, taken}), ...againActs(world, member)]
  })
}

function baselineActs(world: World, member: Member, taken: Taken): Act[] {
  const {calendar, random} = world
  const chance = random(`baseline/${member.index}`)
  const joined = joinedAt(world, member)
  const manner = mannerOf(member)
  // due three weeks after the Monday on which the team was invited
  const days = manner === 'late' ? 25 + chance.integer(12) : 3 + chance.integer(15)
  const at =
    manner === 'left-open'
      ? new Date(calendar.end.getTime() - 20 * 60_000)
      : workday(new Date(joined.getTime() + days * dayMs), chance.next())
  const what = `baseline of ${member.name} (${manner})`
  const stops = chance.next() < 0.75
  const keep = (id: string) => void taken.set(member, id)
  switch (manner) {
    case 'never':
      return []
    case 'left-paused':
      return [
        {at, what, run: async () => void (await takeBaseline(world, member, {pauseAfter: 7}))},
      ]
    case 'left-open':
      return [
        {at, what, run: async () => void (await takeBaseline(world, member, {leaveAfter: 9}))},
      ]
    case 'in-two-parts':
      return [
        {at, what, run: async () => keep(await takeBaseline(world, member, {pauseAfter: 11}))},
        {
          at: new Date(at.getTime() + 2 * dayMs),
          what: `${what}, second part`,
          run: async () => await resume(world, member, taken.get(member) ?? ''),
        },
      ]
    case 'late':
    case 'in-time':
      return [{at, what, run: async () => keep(await takeBaseline(world, member, {stops}))}]
  }
}

/** More items where domains stayed open, for one in six; checks of single domains, for most. */
function furtherActs(
  world: World,
  member: Member,
  {begun, taken}: {begun: Date; taken: Taken},
): Act[] {
  const chance = world.random(`further/${member.index}`)
  const more: Act[] =
    chance.next() < 1 / 6
      ? [
          {
            at: new Date(begun.getTime() + 3 * dayMs),
            what: `more items for ${member.name}`,
            run: async () => await continueOpen(world, member, taken.get(member) ?? ''),
          },
        ]
      : []
  const diligent = isDiligent(member)
  const checks = diligent ? 8 : chance.next() < 0.3 ? 0 : 1 + chance.integer(3)
  const learned = diligent ? 1.3 : 0.5
  return [
    ...more,
    ...Array.from({length: checks}, (_, number): Act => {
      const days = 10 + number * 14 + chance.integer(10)
      const gain = learned + 0.7 * chance.next()
      return {
        at: workday(new Date(begun.getTime() + days * dayMs), chance.next()),
        what: `test-out ${number + 1} of ${member.name}`,
        run: async () => await learnAndTestOut(world, member, gain),
      }
    }),
    ...recentActs(world, member),
  ]
}

/** What happened in the last hours and days, so that the history reaches up to them. */
function recentActs(world: World, member: Member): Act[] {
  const place = [4, 16, 28, 40].indexOf(member.index)
  if (place < 0) return []
  const hours = 1 + 19 * place
  return [
    {
      at: new Date(world.calendar.end.getTime() - hours * 60 * 60 * 1000),
      what: `latest test-out of ${member.name}`,
      run: async () => await learnAndTestOut(world, member, 0.8),
    },
  ]
}

/** The audited team takes its baseline again in the last week but one, some of it. */
function againActs(world: World, member: Member): Act[] {
  const {calendar, size} = world
  const audited = auditedTeam(world)
  if (member.team !== audited || size.weeks < 20 || member.index % 2 === 0) return []
  const chance = world.random(`again/${member.index}`)
  return [
    {
      at: calendar.at(calendar.weeks, chance.integer(4), 9 + 6 * chance.next()),
      what: `second baseline of ${member.name}`,
      run: async () => void (await takeBaseline(world, member, {stops: true})),
    },
  ]
}

/** The team whose lead asks for a gap audit near the end. */
export function auditedTeam({size}: World): string {
  const teams = teamsOf(size)
  return (teams[2] ?? teams.at(-1))?.name ?? ''
}
