import {randomUUID} from 'node:crypto'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {Client} from 'pg'
import type {TestProject} from 'vitest/node'
import {connect} from '../../server/database/connection.ts'
import {startEmbeddedDatabase} from '../../server/database/embedded.ts'
import {migrateDatabase} from '../../server/database/migrate.ts'
import {jsonLog} from '../../server/log.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseServer: string
    databaseTemplate: string
  }
}

const log = jsonLog('silent', {now: () => new Date()})

/**
 * One PostgreSQL for all tests, embedded or the one of AIRWORTHY_TEST_DATABASE_URL, with one
 * migrated template that every test database is copied from.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['AIRWORTHY_TEST_DATABASE_URL']
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-test-'))
  const embedded = given ? undefined : await startEmbeddedDatabase(folder, log)
  const server = given ?? embedded?.url ?? ''
  const template = `airworthy_template_${randomUUID().replaceAll('-', '')}`
  const client = new Client({connectionString: server})
  await client.connect()
  await client.query(`create database ${template}`)
  const templateUrl = new URL(server)
  templateUrl.pathname = `/${template}`
  const connection = connect(templateUrl.href, log)
  await migrateDatabase(connection.pool)
  await connection.close()
  project.provide('databaseServer', server)
  project.provide('databaseTemplate', template)
  return async () => {
    await client.query(`drop database if exists ${template} with (force)`)
    await client.end()
    await embedded?.stop()
    rmSync(folder, {recursive: true, force: true})
  }
}
