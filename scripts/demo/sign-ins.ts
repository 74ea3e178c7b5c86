import type {Member} from './cast.ts'
import {isDiligent} from './manner.ts'

/** The name says on its first line that nobody works here. */
export const organisation = 'Harbour Lending (demonstration)'
/** The password of everybody in the demonstration; it is printed, and so for one machine alone. */
export const demoPassword = 'a-fictitious-harbour'

/** One person of each role to try, and a learner with much to see. */
export function signInsOf(cast: readonly Member[]): {role: string; name: string; email: string}[] {
  const roles = ['administrator', 'lead', 'author', 'reviewer'] as const
  const chosen = roles.flatMap((role) => {
    const member =
      cast.find(({roles: own, index}) => own.includes(role) && (role !== 'lead' || index > 1)) ??
      cast.find(({roles: own}) => own.includes(role))
    return member ? [{role, member}] : []
  })
  const learners = cast.filter(({roles: own, index}) => own.length === 1 && index > 3)
  const learner = learners.find(isDiligent) ?? learners[0]
  return [...chosen, ...(learner ? [{role: 'learner', member: learner}] : [])].map(
    ({role, member: {name, email}}) => ({role, name, email}),
  )
}

/** What is printed once the demonstration runs. */
export function signInLines(cast: readonly Member[]): string[] {
  const rows = signInsOf(cast)
  const wide = (values: readonly string[]) => Math.max(...values.map(({length}) => length))
  const [role, name] = [wide(rows.map((row) => row.role)), wide(rows.map((row) => row.name))]
  return [
    `${organisation}: invented people, invented answers. Sign in as one of them:`,
    '',
    ...rows.map((row) => `  ${row.role.padEnd(role)}  ${row.name.padEnd(name)}  ${row.email}`),
    '',
    `  password of everybody: ${demoPassword}`,
  ]
}
