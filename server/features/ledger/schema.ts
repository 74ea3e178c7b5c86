import {integer, pgTable, primaryKey, serial, text, timestamp, uuid} from 'drizzle-orm/pg-core'

/** The head of each stream; its row is the lock under which the stream grows. */
export const ledgerStream = pgTable('ledger_stream', {
  stream: text().primaryKey(),
  length: integer().notNull(),
  head: text().notNull(),
})

/** Append-only: a trigger refuses every update and delete. `payload` is canonical JSON, plain or sealed. */
export const ledgerEntry = pgTable(
  'ledger_entry',
  {
    stream: text().notNull(),
    sequence: integer().notNull(),
    at: text().notNull(),
    type: text().notNull(),
    actor: text(),
    subject: text(),
    payload: text().notNull(),
    previous: text().notNull(),
    hash: text().notNull(),
  },
  (table) => [primaryKey({columns: [table.stream, table.sequence]})],
)

/**
 * The key of each person, wrapped by the master key. Erasure empties `personId` and `wrappedKey`:
 * what was sealed with it stays unreadable for ever, the chain stays verifiable.
 */
export const personKey = pgTable('person_key', {
  pseudonym: uuid().primaryKey(),
  personId: text().unique(),
  wrappedKey: text(),
  /** SHA-256 of the erased person's id, so that nobody erased is given a new key. */
  erasedDigest: text().unique(),
  createdAt: timestamp({withTimezone: true, mode: 'date'}).notNull(),
  erasedAt: timestamp({withTimezone: true, mode: 'date'}),
})

/** Signed checkpoints over all heads, oldest first. */
export const ledgerCheckpoint = pgTable('ledger_checkpoint', {
  number: serial().primaryKey(),
  at: text().notNull(),
  entries: integer().notNull(),
  digest: text().notNull(),
  body: text().notNull(),
})
