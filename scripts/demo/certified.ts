import type {Member} from './cast.ts'
import {fullSize} from './size.ts'
import type {World} from './world.ts'

/** Where somebody stands with the certification at the end of the history. */
export type Course = 'lapsed' | 'due' | 'revoked' | 'current' | 'not-judged' | 'in-the-middle'

const courses: readonly Course[] = [
  'lapsed',
  'due',
  'revoked',
  'current',
  'not-judged',
  'in-the-middle',
]
/** Places among all: one team of the large organisation shows every course; in a small one, whoever is no author. */
const places = {large: [9, 10, 13, 12, 16, 15], small: [1, 3, 4, 5, 6, 7]} as const

/** Who is on which course; few, since every examination is really sat. */
export function onCourses({cast}: Pick<World, 'cast'>): ReadonlyMap<Member, Course> {
  const chosen = cast.length < fullSize.people ? places.small : places.large
  return new Map(
    courses.flatMap((course, place): [Member, Course][] => {
      const member = cast[chosen[place] ?? -1]
      return member ? [[member, course]] : []
    }),
  )
}

/** Whether somebody came, and was certified, long before the programme began. */
export function isPioneer(world: Pick<World, 'cast'>, member: Member): boolean {
  const course = onCourses(world).get(member)
  return course === 'lapsed' || course === 'due' || course === 'revoked'
}
