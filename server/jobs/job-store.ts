import {sql} from 'drizzle-orm'
import type {Pool} from 'pg'
import {fromDrizzle, type Db} from 'pg-boss'
import type {Queries} from '../database/connection.ts'

/** The platform's pool as the queue's database. */
export function databaseOfPool(pool: Pool): Db {
  return {
    async executeSql(text, values) {
      return await pool.query(text, values)
    },
  }
}

/** A feature's transaction as the queue's database: a job queued in it waits for its commit. */
export function databaseOfTransaction(transaction: Queries): Db {
  return fromDrizzle(transaction, sql)
}
