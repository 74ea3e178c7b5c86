import {domains, engineerRoles, levels} from '@airworthy/content'
import type {CredentialRole} from './views.ts'

/** The name of a role: Data scientist. */
export function roleName(role: CredentialRole): string {
  return engineerRoles.find(({id}) => id === role)?.name ?? role
}

/** The name of a domain; its id where it has been renamed since. */
export function domainName(domain: string): string {
  return domains.find(({id}) => id === domain)?.name ?? domain
}

/** The name of a level, such as apply. */
export function levelName(level: number): string {
  return levels.find((one) => one.level === level)?.name ?? `level ${level}`
}

/** A day for people, in UTC: 1 December 2026. */
export function dayInWords(moment: string): string {
  return new Date(moment).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
}

/** A number of things: 1 item, 12 items. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
