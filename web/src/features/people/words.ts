import {engineerRoles} from '@airworthy/content/public'
import type {PersonView, PlatformRole} from '@airworthy/server/features/people/views.ts'

/** The engineering role of a person, or null. */
export type EngineerRole = NonNullable<PersonView['engineerRole']>

/** The discipline of a reviewer's seat. */
export type Discipline = NonNullable<PersonView['discipline']>

/** The platform roles with what each may do. */
export const platformRoles: readonly {id: PlatformRole; name: string; may: string}[] = [
  {id: 'learner', name: 'Learner', may: 'takes assessments and sees the own results'},
  {id: 'lead', name: 'Lead', may: 'sees the intervals of the own team'},
  {id: 'author', name: 'Author', may: 'writes items and lessons'},
  {id: 'reviewer', name: 'Reviewer', may: 'holds a seat on the AI Safety Committee'},
  {id: 'administrator', name: 'Administrator', may: 'manages people, roles and the ledger'},
]

/** The disciplines of the committee's seats. */
export const disciplines: readonly {id: Discipline; name: string}[] = [
  {id: 'engineering', name: 'Engineering'},
  {id: 'legal', name: 'Legal'},
  {id: 'ethics', name: 'Ethics'},
  {id: 'product', name: 'Product'},
]

/** The name of an engineering role for people; without one, "Not chosen". */
export function engineerRoleName(role: EngineerRole | null): string {
  return engineerRoles.find(({id}) => id === role)?.name ?? 'Not chosen'
}

/** The names of platform roles, in their order, joined by commas. */
export function platformRoleNames(roles: readonly PlatformRole[]): string {
  return platformRoles
    .filter(({id}) => roles.includes(id))
    .map(({name}) => name)
    .join(', ')
}

/** The discipline that a select's value names, or null. */
export function disciplineOf(value: string): Discipline | null {
  return disciplines.find(({id}) => id === value)?.id ?? null
}

/** The engineering role that a select's value names, or null. */
export function engineerRoleOf(value: string): EngineerRole | null {
  return engineerRoles.find(({id}) => id === value)?.id ?? null
}

/** Whether the person may open the administration. */
export function isAdministrator(person: PersonView | null): boolean {
  return person?.roles.includes('administrator') ?? false
}

/** Whether the person may see the gaps of a team: leads their own, administrators every one. */
export function mayLead(person: PersonView | null): boolean {
  return isAdministrator(person) || (person?.roles.includes('lead') ?? false)
}

/** Whether the person may read items with their keys. */
export function mayAuthor(person: PersonView | null): boolean {
  return isAdministrator(person) || (person?.roles.includes('author') ?? false)
}

/** Whether the person may suspend, reinstate and revoke credentials: administrators and the committee. */
export function mayChangeCredentials(person: PersonView | null): boolean {
  return isAdministrator(person) || (person?.roles.includes('reviewer') ?? false)
}
