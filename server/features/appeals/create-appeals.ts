import type {Queries} from '../../database/connection.ts'
import type {App} from '../../http/route.ts'
import {deleteAppealsOf} from './appeal-store.ts'
import {decideAppeal, makeAppeal, withdrawAppeal} from './changing.ts'
import type {AppealParts} from './parts.ts'
import {readAppealsToDecide, readCase, readOwnAppeal, readOwnAppeals} from './reading.ts'
import {appealRoutes} from './routes.ts'

/** Disputes of items and results, each decided by a person who is named. */
export interface Appeals {
  readonly routes: App
  /** Deletes the appeals of a person who is erased; withdrawn items stay withdrawn. */
  forget(transaction: Queries, personId: string): Promise<void>
}

/** Appeals on a migrated database. */
export function createAppeals(parts: AppealParts): Appeals {
  return {
    forget: deleteAppealsOf,
    routes: appealRoutes({
      own: async (personId) => await readOwnAppeals(parts, personId),
      async make(personId, request) {
        return await readOwnAppeal(parts, {
          id: await makeAppeal(parts, personId, request),
          personId,
        })
      },
      async withdraw(own) {
        await withdrawAppeal(parts, own)
        return await readOwnAppeal(parts, own)
      },
      toDecide: async (viewer, page) => await readAppealsToDecide(parts, viewer, page),
      case: async (viewer, id) => await readCase(parts, viewer, id),
      async decide(viewer, request) {
        await decideAppeal(parts, viewer, request)
        return await readCase(parts, viewer, request.id)
      },
    }),
  }
}
