import {AirworthyError, isAirworthyError} from '@airworthy/kernel'
import type {Database, Queries} from '../../database/connection.ts'
import {erasedName, type ErasureList} from '../../erasure-list.ts'
import type {Log} from '../../log.ts'
import type {Ledger} from '../ledger/index.ts'
import type {ErasureChoice} from './erase-person.ts'
import * as directoryStore from './directory-store.ts'

/** What became of those who stand on the erasure list. */
export interface ListedErasures {
  /** Were there again, and are erased. */
  readonly erased: number
  /** Are there still: the last administrator, whom nobody can be without. */
  readonly left: number
}

/**
 * Erases whoever stands on the list and is there nevertheless, because an older backup was restored
 * or a crash came between the list and the commit; and puts those on the list whom the database
 * knows as erased. Doing it again changes nothing.
 */
export async function eraseListed({
  database,
  ledger,
  list,
  erase,
  log,
}: {
  database: Database
  ledger: Ledger
  list: ErasureList
  erase: (transaction: Queries, personId: string, choice: ErasureChoice) => Promise<void>
  log: Log
}): Promise<ListedErasures> {
  list.add(await ledger.erasures(database))
  const listed = new Map(list.read().map((erasure) => [erasure.person, erasure]))
  let erased = 0
  let left = 0
  for (const id of listed.size === 0 ? [] : await directoryStore.allPersonIds(database)) {
    const erasure = listed.get(await erasedName(id))
    if (erasure === undefined) continue
    const choice = {credentialsVerifiable: erasure.credentials !== 'revoke'}
    try {
      await database.transaction(async (transaction) => await erase(transaction, id, choice))
      erased++
    } catch (thrown) {
      if (!isAirworthyError(thrown, 'last-administrator')) {
        throw new AirworthyError('erasure-failed', 'somebody on the erasure list is still there', {
          cause: thrown,
        })
      }
      left++
      log.warn('erasure-left', {
        reason:
          'the last administrator stands on the erasure list: make somebody else administrator and start again',
      })
    }
  }
  if (erased > 0) log.info('erased-again', {people: erased})
  return {erased, left}
}
