import type {OwnCredentialsView} from '../../server/features/credentials/views.ts'
import type {Member} from './cast.ts'
import {onCourses, type Course} from './certified.ts'
import {begin, finish, sitRest, sitSome} from './examining.ts'
import type {Act} from './schedule.ts'
import type {World} from './world.ts'

/** What somebody knows from the examination on, in logits, where they knew less. */
const knowsAfterwards = 2.5
/** Answers of somebody who gives up, and of somebody who is in the middle. */
const answered = {givenUp: 6, soFar: 14} as const
const hourMs = 60 * 60 * 1000

/** Examinations that were passed, one that was not judged and one that is open, and a revocation. */
export function certifying(world: World): Act[] {
  const acts = [...onCourses(world)].flatMap(([member, course]) =>
    courseActs(world, member, course),
  )
  return [...acts, ...renewals(world)]
}

function courseActs(world: World, member: Member, course: Course): Act[] {
  const {calendar} = world
  const what = `examination of ${member.name} (${course})`
  const pass = (at: Date): Act => ({at, what, run: async () => await passed(world, member)})
  switch (course) {
    case 'lapsed':
      return [pass(calendar.daysAgo(745, 10))]
    case 'due':
      return [pass(calendar.daysAgo(690, 9.5))]
    case 'current':
      return [pass(calendar.at(calendar.weeks - 1, 1, 10.5))]
    case 'revoked':
      return [
        pass(calendar.daysAgo(400, 13)),
        {
          at: calendar.at(Math.ceil(calendar.weeks / 2), 3, 11),
          what: `revocation of ${member.name}'s credential`,
          run: async () => await revoke(world, member),
        },
      ]
    case 'not-judged': {
      let id = ''
      return [
        {
          at: calendar.at(calendar.weeks - 1, 2, 9),
          what,
          run: async () => {
            id = await begin(world, member)
            await sitSome(world, member, {id, answers: answered.givenUp})
          },
        },
        {
          at: calendar.at(calendar.weeks - 1, 4, 15),
          what: `${what}, its end`,
          run: async () => void (await finish(world, member, id)),
        },
      ]
    }
    case 'in-the-middle':
      return [
        {
          at: new Date(calendar.end.getTime() - 5 * hourMs),
          what,
          run: async () => {
            const id = await begin(world, member)
            await sitSome(world, member, {id, answers: answered.soFar})
          },
        },
      ]
  }
}

/** Passes; whose machine is too slow for an exercise stays without the certification. */
async function passed(world: World, member: Member): Promise<void> {
  for (const [domain, ability] of member.abilities) {
    member.abilities.set(domain, Math.max(ability, knowsAfterwards))
  }
  const id = await begin(world, member)
  await sitRest(world, member, id)
  await finish(world, member, id)
}

async function revoke(world: World, member: Member): Promise<void> {
  const [administrator] = world.cast
  const {credentials} = await world.visitor(member).get<OwnCredentialsView>('/api/credentials')
  for (const {id} of credentials) {
    const reason =
      'Two people have said, and the person confirms, that the exercises were solved together. The examination can be taken again, alone.'
    if (administrator) {
      await world.visitor(administrator).post(`/api/credentials/${id}/revoke`, {reason})
    }
  }
}

/** The daily job that assigns renewals, on Mondays: on other days it would seldom find one. */
function renewals({calendar, jobs}: World): Act[] {
  return Array.from({length: calendar.weeks}, (_, week) => ({
    at: calendar.at(week + 1, 0, 6.5),
    what: `renewals of week ${week + 1}`,
    run: async () => await jobs.run('credentials.renew'),
  }))
}
