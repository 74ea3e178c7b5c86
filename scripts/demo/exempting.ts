import type {OverviewView} from '../../server/features/assignments/views.ts'
import {leadOf, type Member} from './cast.ts'
import {mannerOf} from './manner.ts'
import type {Act} from './schedule.ts'
import type {World} from './world.ts'

/** Two people are exempt, a third was until their lead ended it. */
export function exempting(world: World): Act[] {
  const {calendar, cast, size} = world
  const absent = cast.filter(
    (member) => mannerOf(member) === 'never' || (mannerOf(member) === 'late' && member.index > 20),
  )
  const week = Math.max(3, size.weeks - 8)
  return absent.slice(0, 3).flatMap((member, index): Act[] => {
    const [administrator] = cast
    const lead = leadOf(cast, member.team)
    const by = lead && lead !== member ? lead : administrator
    if (!by) return []
    const until = index === 1 ? calendar.dayFromToday(75) : calendar.dayFromToday(40)
    const reason = [
      'Parental leave until spring.',
      'On secondment to the regulator.',
      'On sick leave.',
    ]
    const exempt: Act = {
      at: calendar.at(week + index, 1, 11),
      what: `${member.name} is exempted`,
      run: async () => {
        const [duty] = (await dutiesOf(world, by, member)).filter(
          ({standing}) => standing === 'overdue' || standing === 'due',
        )
        if (!duty) return
        const path = `/api/assignments/duties/${duty.id}/exemption`
        await world.visitor(by).put(path, {reason: reason[index], until})
      },
    }
    if (index !== 2) return [exempt]
    return [
      exempt,
      {
        at: calendar.at(week + index + 2, 1, 11),
        what: `${member.name} is back`,
        run: async () => {
          const duties = await dutiesOf(world, by, member)
          for (const {id} of duties.filter(({exemption}) => exemption !== null)) {
            await world.visitor(by).delete(`/api/assignments/duties/${id}/exemption`)
          }
        },
      },
    ]
  })
}

async function dutiesOf(world: World, by: Member, {email}: Member): Promise<OverviewView['rows']> {
  const path = `/api/assignments/overview?search=${encodeURIComponent(email)}`
  return (await world.visitor(by).get<OverviewView>(path)).rows
}
