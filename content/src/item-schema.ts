import {z} from 'zod'
import {cutOf, domains, type DomainId} from './competencies.ts'
import {lowerFirst} from './item-types/item-type.ts'
import {itemTypes, type Fault} from './item-types/index.ts'
import {materialFaults, text} from './item-types/material.ts'
import {guessingOf, typeFaults, type Item, type ItemType} from './item.ts'

const typeNames = Object.keys(itemTypes) as ItemType[] // the keys of this very object
const domainIds = domains.map(({id}) => id)

const prior = z.strictObject({
  a: z.number().min(0.4).max(2),
  p: z.number().gt(0).lt(1),
  b: z.number().min(-2.2).max(2.2),
  reason: text,
})

const commonFields = {
  id: z.string().regex(/^[a-z-]+\/[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'must be domain/slug in kebab-case'),
  version: z.int().min(1),
  level: z.literal([1, 2, 3]),
  minutes: z.number().min(0.5).max(3),
  targets: text,
  prior,
  tags: z.array(text).min(1),
  source: text,
  bias: text,
  reserved: z.literal(true).exactOptional(),
}

const typeOnly = z.looseObject({type: z.literal(typeNames)})

/** Built once: a schema is compiled when it first parses, which costs far more than parsing. */
const schemas = mapTypes((type) =>
  z.strictObject({
    ...commonFields,
    type: z.literal(type),
    ask: itemTypes[type].ask,
    key: itemTypes[type].key,
  }),
)

/** An item read from plain data, or everything that is wrong with it. */
export type ItemReading =
  {readonly ok: true; readonly item: Item} | {readonly ok: false; readonly faults: readonly Fault[]}

/** Reads an item from plain data: strict schema of its type, then every rule that needs code. */
export function itemFrom(data: unknown): ItemReading {
  const typed = typeOnly.safeParse(data)
  if (!typed.success) return {ok: false, faults: faultsOf(typed.error)}
  const parsed = schemas[typed.data.type].safeParse(data)
  if (!parsed.success) return {ok: false, faults: faultsOf(parsed.error)}
  const domain = domainIds.find((id) => parsed.data.id.startsWith(`${id}/`))
  if (!domain) return {ok: false, faults: [unknownDomain(parsed.data.id)]}
  const item = itemOf(parsed.data, domain)
  const faults = itemFaults(item)
  return faults.length > 0 ? {ok: false, faults} : {ok: true, item}
}

function mapTypes<T>(valueOf: (type: ItemType) => T): Record<ItemType, T> {
  const entries = typeNames.map((type) => [type, valueOf(type)])
  return Object.fromEntries(entries) as Record<ItemType, T> // one entry for each type name
}

function itemOf(data: object, domain: DomainId): Item {
  return {...data, domain} as Item // the strict schema of its own type has just parsed it
}

function itemFaults(item: Item): Fault[] {
  return [
    ...materialFaults(item.ask),
    ...typeFaults(item),
    ...priorFaults(item),
    ...wordingFaults(item, []),
  ]
}

/** b must follow from the judged share: b = cut − ln((p − c)/(1 − p))/a, to two decimals. */
function priorFaults(item: Item): Fault[] {
  const {a, p, b} = item.prior
  const c = guessingOf(item)
  if (p <= c) return [{path: ['prior', 'p'], reason: `not above the guessing chance ${c}: ${p}`}]
  const exact = cutOf(item.level) - Math.log((p - c) / (1 - p)) / a
  if (Math.abs(exact - b) <= 0.005 + 1e-9) return []
  return [{path: ['prior', 'b'], reason: `expected ${exact.toFixed(2)} from a, p and level: ${b}`}]
}

const bannedWording = [/\(verify\)/iu, /\b(?:all|none) of the (?:above|options)\b/iu]

function wordingFaults(value: unknown, path: readonly (string | number)[]): Fault[] {
  if (typeof value === 'string') {
    return bannedWording.flatMap((banned) => {
      const found = banned.exec(value)?.[0]
      return found === undefined ? [] : [{path, reason: `must not stand in an item: ${found}`}]
    })
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => wordingFaults(part, [...path, key]))
}

function faultsOf(error: z.ZodError): Fault[] {
  return error.issues.map(({path, message}) => ({
    path: path.map((step) => (typeof step === 'number' ? step : String(step))),
    reason: lowerFirst(message),
  }))
}

function unknownDomain(id: string): Fault {
  return {path: ['id'], reason: `unknown domain: ${id.split('/')[0]}`}
}
