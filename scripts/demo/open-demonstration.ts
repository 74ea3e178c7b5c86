import {Client} from 'pg'
import {AirworthyError} from '@airworthy/kernel'
import {readConfig, type Config} from '@airworthy/server'
import {castOf, type Member} from './cast.ts'
import {demoSeed, fillDemonstration} from './fill.ts'
import {clearUnfinished, markedState, writeMark} from './mark.ts'
import {fullSize} from './size.ts'

/** Folder of the demonstration unless AIRWORTHY_DATA names one. */
const demoFolder = '.airworthy-demo'

/**
 * Makes the demonstration unless it is there, and gives its people. `AIRWORTHY_DATA` of
 * `environment` is set to the demonstration's own folder when it is empty, and `AIRWORTHY_PUBLIC_URL` to
 * this machine, so that credentials are issued and can be verified here. Throws
 * `demonstration-refused` where other machines could reach it, or where people have set up a
 * platform; nothing of theirs is touched then.
 */
export async function openDemonstration({
  environment = process.env,
  print = (line: string) => console.log(line),
}: {
  environment?: Record<string, string | undefined>
  print?: (line: string) => void
} = {}): Promise<readonly Member[]> {
  if ((environment['AIRWORTHY_DATA'] ?? '').trim() === '') {
    environment['AIRWORTHY_DATA'] = demoFolder
  }
  const {port} = readConfig(environment)
  // a port that is chosen at each start is no address to sign for
  if ((environment['AIRWORTHY_PUBLIC_URL'] ?? '').trim() === '' && port !== 0) {
    environment['AIRWORTHY_PUBLIC_URL'] = `http://localhost:${port}`
  }
  const config = readConfig(environment)
  assertLoopback(config)
  const state = markedState(config)
  if (state === 'filled') return castOf(fullSize, demoSeed)
  await assertDatabaseIsEmpty(config)
  if (state === 'filling') {
    print('A demonstration that was broken off is made again.')
    await clearUnfinished(config)
  }
  const began = performance.now()
  print(`Making the demonstration in ${config.dataDirectory}: about a minute, once.`)
  writeMark(config, 'filling')
  const cast = await fillDemonstration(config, {
    onWeek: (week) => print(`  week ${week} of ${fullSize.weeks} …`),
  })
  writeMark(config, 'filled')
  print(`  made in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  return cast
}

const loopback = /^(localhost|127(\.\d+){3}|::1|\[::1\])$/

/** Everybody knows the password. */
function assertLoopback({host, publicUrl}: Config): void {
  const publicHost = publicUrl === undefined ? 'localhost' : new URL(publicUrl).hostname
  for (const [setting, value] of [
    ['AIRWORTHY_HOST', host],
    ['AIRWORTHY_PUBLIC_URL', publicHost],
  ] as const) {
    if (loopback.test(value)) continue
    throw new AirworthyError(
      'demonstration-refused',
      `the demonstration has one password that everybody knows, and ${setting} lets other machines in (${value}): leave it away`,
    )
  }
}

/** A database of DATABASE_URL must hold no platform. Looks, and changes nothing. */
async function assertDatabaseIsEmpty({databaseUrl}: Config): Promise<void> {
  if (databaseUrl === undefined) return
  const client = new Client({connectionString: databaseUrl})
  await client.connect()
  try {
    const {rows} = await client.query<{tables: number}>(
      `select count(*)::int as tables from information_schema.tables
       where table_schema not in ('pg_catalog', 'information_schema')`,
    )
    if (rows[0]?.tables === 0) return
  } finally {
    await client.end()
  }
  throw new AirworthyError(
    'demonstration-refused',
    'the database of DATABASE_URL holds tables already, and stays as it is: give the demonstration an empty one',
  )
}
