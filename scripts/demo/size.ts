/** How large the organisation is, and how long its history. */
export interface Size {
  readonly people: number
  readonly teams: number
  readonly weeks: number
}

/** What `npm start -- --demo` makes: half a year of 60 people. */
export const fullSize: Size = {people: 60, teams: 8, weeks: 26}

/** A team with what it mostly consists of. */
export interface Team {
  readonly name: string
  readonly kind: 'models' | 'platform' | 'product'
  readonly people: number
  /** Week in which its people are invited, from 1. */
  readonly joinsInWeek: number
}

/** The last one has fewer than five people, so that nothing is said about it as a group. */
const fullTeams: readonly Omit<Team, 'joinsInWeek'>[] = [
  {name: 'Data platform', kind: 'platform', people: 8},
  {name: 'Credit risk models', kind: 'models', people: 9},
  {name: 'Fraud detection', kind: 'models', people: 8},
  {name: 'Lending web', kind: 'platform', people: 10},
  {name: 'Customer assistant', kind: 'platform', people: 8},
  {name: 'Collections and hardship', kind: 'product', people: 7},
  {name: 'Product and pricing', kind: 'product', people: 6},
  {name: 'Model documentation', kind: 'models', people: 4},
]
/** People of the waves in which teams join, by their place: two at first, then the others. */
const waves = [1, 1, 3, 3, 5, 5, 8, 8] as const

/** The teams of an organisation; a smaller one has as many people in fewer teams as it is given. */
export function teamsOf({people, teams, weeks}: Size): Team[] {
  const chosen = fullTeams.slice(0, teams)
  const total = chosen.reduce((sum, team) => sum + team.people, 0)
  let left = people
  return chosen.map((team, index) => {
    const isLast = index === chosen.length - 1
    const share = isLast ? left : Math.round((team.people / total) * people)
    left -= share
    const joinsInWeek = Math.min(waves[index] ?? 1, Math.max(1, weeks - 3))
    return {...team, people: share, joinsInWeek}
  })
}
