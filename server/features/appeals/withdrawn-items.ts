import type {Catalogue} from '@airworthy/content'
import type {Database} from '../../database/connection.ts'
import type {ItemDispute} from '../authoring/index.ts'
import * as store from './appeal-store.ts'

/** Ids of the items whose present version was withdrawn: no new attempt may give them. */
export async function withdrawnItems(
  database: Database,
  catalogue: Catalogue,
): Promise<ReadonlySet<string>> {
  return new Set((await withdrawnNow(database, catalogue)).keys())
}

/** What is said against items at present, by id: open disputes, and a withdrawal of this version. */
export async function itemDisputes(
  database: Database,
  catalogue: Catalogue,
): Promise<ReadonlyMap<string, ItemDispute>> {
  const disputes = new Map<string, ItemDispute>()
  for (const [id, at] of await withdrawnNow(database, catalogue)) {
    disputes.set(id, {openDisputes: 0, withdrawnAt: at.toISOString()})
  }
  for (const {itemId, open} of await store.openDisputes(database)) {
    const withdrawnAt = disputes.get(itemId)?.withdrawnAt ?? null
    disputes.set(itemId, {openDisputes: open, withdrawnAt})
  }
  return disputes
}

async function withdrawnNow(
  database: Database,
  {items}: Catalogue,
): Promise<ReadonlyMap<string, Date>> {
  const present = new Map(items.map(({facts, digest}) => [facts.id, digest]))
  const rows = await store.withdrawnVersions(database)
  return new Map(
    rows
      .filter(({itemId, version}) => present.get(itemId) === version)
      .map(({itemId, withdrawnAt}) => [itemId, withdrawnAt]),
  )
}
