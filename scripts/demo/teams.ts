import type {TeamView} from '../../server/features/people/views.ts'
import type {World} from './world.ts'

/** The id of a team by its name; only the platform knows it. */
export async function teamIdOf(world: World, name: string): Promise<string> {
  const [administrator] = world.cast
  if (!administrator) throw new Error('nobody is there')
  const {teams} = await world.visitor(administrator).get<{teams: TeamView[]}>('/api/teams')
  const team = teams.find((one) => one.name === name)
  if (!team) throw new Error(`no team ${name}`)
  return team.id
}
