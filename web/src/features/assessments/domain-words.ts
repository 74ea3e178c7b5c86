import {domains, levels} from '@airworthy/content/public'
import {capital} from '../../design/numbers.ts'

/** The name of a competency domain for people; an unknown id stands for itself. */
export function domainName(id: string): string {
  return domains.find((domain) => domain.id === id)?.name ?? id
}

/** The name of a level for people: "Apply". */
export function levelName(level: number): string {
  return capital(levels.find((known) => known.level === level)?.name ?? `level ${level}`)
}

/** What a person at a level of a domain can do, as a sentence. */
export function abilityAt(domainId: string, level: number): string | undefined {
  const domain = domains.find(({id}) => id === domainId)
  const known = levels.find((each) => each.level === level)
  return known && domain?.abilities[known.level]
}
