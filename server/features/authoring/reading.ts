import {
  maximumScoreOf,
  parametersOf,
  presentedResponse,
  presentItem,
  rightResponse,
  type Catalogue,
  type CatalogueItem,
} from '@airworthy/content'
import {AirworthyError, isAirworthyError, randomFrom} from '@airworthy/kernel'
import {answersToCalibrate} from '@airworthy/psychometrics'
import type {Database} from '../../database/connection.ts'
import {difOf} from './dif.ts'
import {rationaleOf} from './rationale.ts'
import * as store from './response-store.ts'
import {confidence, statisticsOf, wilsonShare} from './statistics.ts'
import {
  fewestPeople,
  type AuthoredItemView,
  type ExposureView,
  type ItemsView,
  type ItemSummaryView,
} from './views.ts'

/** What people say against an item at present. */
export interface ItemDispute {
  readonly openDisputes: number
  /** When its present version was withdrawn from new attempts; null while it is not. */
  readonly withdrawnAt: string | null
}

export interface ReadingParts {
  readonly database: Database
  readonly catalogue: Catalogue
  /** Disputes by the id of the item. */
  readonly disputes: () => Promise<ReadonlyMap<string, ItemDispute>>
}

/** What is looked for in the bank; `search` looks into id, stem, false belief and tags. */
export interface ItemSearch {
  readonly search: string
  readonly domain?: string | undefined
  readonly type?: string | undefined
  readonly level?: number | undefined
  readonly bank?: 'open' | 'reserved' | undefined
  readonly standing?: 'withdrawn' | 'disputed' | 'provisional' | undefined
}

/** The items by id, one page of them, with how they are answered. */
export async function readItems(
  parts: ReadingParts,
  wanted: ItemSearch,
  {limit, offset}: {limit: number; offset: number},
): Promise<ItemsView> {
  const {catalogue} = parts
  const disputes = await parts.disputes()
  const found = catalogue.items.filter(
    (entry) => matches(entry, wanted) && isDisputed(disputes.get(entry.facts.id), wanted.standing),
  )
  // How often an item was answered is counted for a page alone, unless it decides what is listed.
  if (wanted.standing !== 'provisional') {
    const page = found.slice(offset, offset + limit)
    return {items: await summaries(parts, page, disputes), total: found.length, confidence}
  }
  const items = (await summaries(parts, found, disputes)).filter(({provisional}) => provisional)
  return {items: items.slice(offset, offset + limit), total: items.length, confidence}
}

async function summaries(
  {database}: ReadingParts,
  entries: readonly CatalogueItem[],
  disputes: ReadonlyMap<string, ItemDispute>,
): Promise<ItemSummaryView[]> {
  const ids = entries.map(({facts}) => facts.id)
  const sums = new Map(
    (await store.responseSums(database, ids)).map((sum) => [`${sum.itemId} ${sum.version}`, sum]),
  )
  const exposures = await readExposures(database, entries)
  return entries.map((entry) => {
    const {facts, digest, item} = entry
    const sum = sums.get(`${facts.id} ${digest}`)
    const people = sum?.people ?? 0
    const shown = sum && people >= fewestPeople ? sum : null
    return {
      ...factsView(entry, people, disputes.get(facts.id)),
      stem: item.ask.stem,
      people,
      right: shown && wilsonShare(shown.right, people),
      cannotTell: shown && shown.cannotTell / people,
      medianSeconds: shown && shown.medianMs / 1000,
      exposure: exposures.get(facts.id)?.share ?? null,
    }
  })
}

/** One item with everything; `instance` names another instance of a family. Throws `not-found`. */
export async function readItem(
  {database, catalogue, disputes}: ReadingParts,
  {id, instance}: {id: string; instance: string | null},
): Promise<AuthoredItemView> {
  const entry = entryOf(catalogue, id)
  const {facts, digest} = entry
  // Prefixed, so that no author can ask for the instance of somebody's attempt.
  const item = instance === null ? entry.item : entry.instance(`authoring/${instance}`)
  const {view, order} = presentItem(item, randomFrom(`authoring/${instance ?? id}`))
  const responses = await store.firstResponses(database, {itemId: id, version: digest})
  const model = parametersOf(facts)
  const exposure = (await readExposures(database, [entry])).get(id)
  return {
    ...factsView(entry, responses.length, (await disputes()).get(id)),
    number: facts.version,
    version: digest,
    instance: facts.family ? instance : null,
    view,
    right: presentedResponse(item, {given: rightResponse(item), order}),
    rationale: rationaleOf(item),
    maximumScore: maximumScoreOf(item),
    targets: facts.targets,
    prior: facts.prior,
    guessing: facts.guessing,
    tags: facts.tags,
    source: facts.source,
    bias: facts.bias,
    history: await readHistory(database, entry),
    exposure: exposure ?? {given: 0, baselines: 0, share: null},
    statistics: statisticsOf(responses, {item: entry.item, family: facts.family, model}),
    dif: difOf(responses),
  }
}

function entryOf(catalogue: Catalogue, id: string): CatalogueItem {
  try {
    return catalogue.get(id)
  } catch (cause) {
    if (!isAirworthyError(cause, 'unknown-item')) throw cause
    throw new AirworthyError('not-found', `unknown item: ${id}`, {cause})
  }
}

function factsView({facts}: CatalogueItem, people: number, dispute: ItemDispute | undefined) {
  const {id, type, domain, level, minutes, family, reserved = false} = facts
  const at = dispute?.withdrawnAt ?? null
  return {
    id,
    type,
    domain,
    level,
    minutes,
    family,
    reserved,
    provisional: people < answersToCalibrate,
    withdrawn: at === null ? null : {at},
    openDisputes: dispute?.openDisputes ?? 0,
  }
}

function matches({facts, item}: CatalogueItem, wanted: ItemSearch): boolean {
  const {search, domain, type, level, bank} = wanted
  const text = [facts.id, item.ask.stem, facts.targets, ...facts.tags].join('\n').toLowerCase()
  return (
    text.includes(search.toLowerCase()) &&
    (domain === undefined || facts.domain === domain) &&
    (type === undefined || facts.type === type) &&
    (level === undefined || facts.level === level) &&
    (bank === undefined || (bank === 'reserved') === (facts.reserved ?? false))
  )
}

function isDisputed(dispute: ItemDispute | undefined, standing: ItemSearch['standing']): boolean {
  if (standing === 'withdrawn') return dispute?.withdrawnAt != null
  if (standing === 'disputed') return (dispute?.openDisputes ?? 0) > 0
  return true
}

/** The versions that ran here, the latest first. */
async function readHistory(
  database: Database,
  {facts: {id}, digest}: CatalogueItem,
): Promise<AuthoredItemView['history']> {
  const seen = await store.versionsSeen(database, [id])
  const sums = await store.responseSums(database, [id])
  const peopleOf = (version: string) => sums.find((sum) => sum.version === version)?.people ?? 0
  return seen.toReversed().map(({version, firstSeenAt}) => ({
    version,
    firstSeenAt: firstSeenAt.toISOString(),
    people: peopleOf(version),
    present: version === digest,
  }))
}

async function readExposures(
  database: Database,
  entries: readonly CatalogueItem[],
): Promise<Map<string, ExposureView>> {
  const ids = entries.map(({facts}) => facts.id)
  const given = new Map((await store.itemsGiven(database, ids)).map((item) => [item.itemId, item]))
  const versions = await store.versionsSeen(database, ids)
  const times = await store.baselineTimes(database)
  return new Map(
    entries.map(({facts: {id, reserved = false}}) => {
      const since = versions.find(({itemId}) => itemId === id)?.firstSeenAt ?? null
      const later = since === null ? -1 : times.findIndex((time) => time >= since)
      const baselines = reserved || later < 0 ? 0 : times.length - later
      const {attempts = 0, baselines: those = 0} = given.get(id) ?? {}
      const share = baselines < fewestPeople ? null : Math.min(1, those / baselines)
      return [id, {given: attempts, baselines, share}]
    }),
  )
}
