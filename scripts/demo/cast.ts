import {domains, type EngineerRole} from '@airworthy/content'
import {randomFrom} from '@airworthy/kernel'
import {
  defaultDomainCorrelation,
  exchangeableLoadings,
  simulatedAbilities,
} from '@airworthy/psychometrics'
import type {Discipline, PlatformRole} from '../../server/features/people/views.ts'
import {castNames} from './cast-names.ts'
import {teamsOf, type Size} from './size.ts'

/** One of the invented people, with what nobody in the organisation knows of them. */
export interface Member {
  readonly name: string
  readonly email: string
  readonly team: string
  readonly engineerRole: EngineerRole
  readonly roles: readonly PlatformRole[]
  readonly discipline: Discipline | null
  /** Place among all, from 0. */
  readonly index: number
  /** True ability in each domain, in logits; what they learn later is added. */
  readonly abilities: Map<string, number>
}

const roleOrder: Readonly<Record<string, readonly EngineerRole[]>> = {
  models: ['data-scientist', 'data-scientist', 'fullstack-engineer', 'data-scientist'],
  platform: ['fullstack-engineer', 'fullstack-engineer', 'product-manager', 'fullstack-engineer'],
  product: ['product-manager', 'fullstack-engineer', 'product-manager', 'data-scientist'],
}
/** What somebody knows before the programme: about what the levels ask for, some far more or less. */
const abilityBefore = {mean: 0.1, spread: 1.1} as const

/**
 * The organisation's people in the order of their teams; the first of each team leads it, the very
 * first is the administrator instead. Equal for equal seeds.
 */
export function castOf(size: Size, seed: string): Member[] {
  const random = randomFrom(`${seed}/cast`)
  const loadings = exchangeableLoadings(domains.length, defaultDomainCorrelation)
  const places = teamsOf(size).flatMap((team) =>
    Array.from({length: team.people}, (_, place) => ({...team, place})),
  )
  return places.map(({name: team, kind, place}, index) => {
    const [given, family] = castNames[index] ?? ['Person', `Number ${index}`]
    const abilities = simulatedAbilities(loadings, random)
    const order = roleOrder[kind] ?? []
    return {
      name: `${given} ${family}`,
      email: `${plain(given)}.${plain(family)}@harbour-lending.example`,
      team,
      engineerRole: order[place % order.length] ?? 'fullstack-engineer',
      ...rolesOf(index, place),
      index,
      abilities: new Map(
        domains.map(({id}, domain) => [
          id,
          abilityBefore.mean + abilityBefore.spread * (abilities[domain] ?? 0),
        ]),
      ),
    }
  })
}

/** Who leads a team; undefined where nobody does. */
export function leadOf(cast: readonly Member[], team: string): Member | undefined {
  return cast.find((member) => member.team === team && member.roles.includes('lead'))
}

const disciplines: readonly Discipline[] = ['engineering', 'legal', 'ethics', 'product']

function rolesOf(index: number, place: number): Pick<Member, 'roles' | 'discipline'> {
  const none = {discipline: null}
  if (index === 0) return {roles: ['learner', 'administrator'], ...none}
  // the administrator's own team is led by the next
  if (index === 1 || (place === 0 && index > 0)) return {roles: ['learner', 'lead'], ...none}
  if (index === 2) return {roles: ['learner', 'author'], ...none}
  const seat = disciplines[index % disciplines.length]
  // one reviewer in each of the first teams; the small organisation has one
  if ((place === 3 && index < 32 && seat) || (index === 5 && place === 2 && seat)) {
    return {roles: ['learner', 'reviewer'], discipline: seat}
  }
  return {roles: ['learner'], ...none}
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z-]/g, '')
    .toLowerCase()
}
