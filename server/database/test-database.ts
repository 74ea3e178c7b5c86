import {randomUUID} from 'node:crypto'
import {Client} from 'pg'
import {inject} from 'vitest'
import {jsonLog} from '../log.ts'
import {connect, type Connection} from './connection.ts'

export interface TestDatabase extends Connection {
  readonly url: string
}

const silent = jsonLog('silent', {now: () => new Date()})

/** A database of its own for a test file: migrated, empty, dropped by `close`. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('databaseServer')
  const name = `airworthy_test_${randomUUID().replaceAll('-', '')}`
  await administrate(server, `create database ${name} template ${inject('databaseTemplate')}`)
  const address = new URL(server)
  address.pathname = `/${name}`
  const connection = connect(address.href, silent, {connections: 10})
  return {
    ...connection,
    url: address.href,
    async close() {
      await connection.close()
      await administrate(server, `drop database ${name} with (force)`)
    },
  }
}

async function administrate(server: string, statement: string): Promise<void> {
  const client = new Client({connectionString: server})
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
