import type {PersonView} from '../../server/features/people/views.ts'
import {joinedAt} from './joining.ts'
import {mannerOf} from './manner.ts'
import type {Act} from './schedule.ts'
import {fullSize} from './size.ts'
import type {World} from './world.ts'

const hourMs = 60 * 60 * 1000

/** What an administrator does besides, and that people read what they were told. */
export function keeping(world: World): Act[] {
  const {calendar, cast, size} = world
  const [administrator] = cast
  if (!administrator) return []
  const browser = world.visitor(administrator)
  const checkpoints = Array.from({length: size.weeks}, (_, index) => ({
    at: calendar.at(index + 1, 4, 18),
    what: `checkpoint of week ${index + 1}`,
    run: async () => await browser.post<undefined>('/api/ledger/checkpoints'),
  }))
  const retention: Act = {
    at: calendar.at(2, 0, 10),
    what: 'retention is set',
    run: async () => await browser.put('/api/retention', {disabledMonths: 24, signInDays: 30}),
  }
  const readings = cast
    .filter((member) => mannerOf(member) !== 'never' && member.index % 3 !== 2)
    .flatMap((member) =>
      Array.from({length: 3}, (_, part): Act => {
        const week = Math.ceil(((part + 1) / 3) * (size.weeks - 1))
        return {
          at: new Date(calendar.at(week, member.index % 5, 9).getTime() + member.index * 60_000),
          what: `${member.name} reads what is new`,
          run: async () => {
            if (joinedAt(world, member) < world.clock.now())
              await world.visitor(member).post('/api/notifications/read')
          },
        }
      }),
    )
  return [...checkpoints, retention, ...readings, ...leaving(world), signingOut(world)]
}

/** One who left is disabled; what they did stays until the retention period is over. */
function leaving(world: World): Act[] {
  const {calendar, cast} = world
  const [administrator] = cast
  const leaver = cast[53]
  if (!administrator || !leaver || cast.length < fullSize.people) return []
  return [
    {
      at: calendar.at(calendar.weeks - 1, 4, 16),
      what: `${leaver.name} leaves`,
      run: async () => {
        const browser = world.visitor(administrator)
        const path = `/api/people?search=${encodeURIComponent(leaver.email)}`
        const {people} = await browser.get<{people: PersonView[]}>(path)
        for (const {id} of people) await browser.patch(`/api/people/${id}`, {disabled: true})
      },
    },
  ]
}

/** The sessions in which the history was made are ended, so that nobody finds them in their data. */
function signingOut(world: World): Act {
  return {
    at: new Date(world.calendar.end.getTime() - hourMs / 60),
    what: 'everybody signs out',
    run: async () => {
      for (const member of world.cast) await world.visitor(member).post('/api/auth/sign-out')
    },
  }
}
