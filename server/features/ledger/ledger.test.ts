import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {generateDataKey, generateSigningKey, verifyLedger} from '@airworthy/evidence'
import {clockAt, type Json} from '@airworthy/kernel'
import {testDatabase, type TestDatabase} from '../../database/test-database.ts'
import {
  assertMasterKey,
  createCheckpoints,
  createLedger,
  exportLedger,
  type Ledger,
} from './index.ts'

const clock = clockAt('2026-11-25T12:00:00.000Z')
const origin = 'airworthy/test'
const key = await generateSigningKey()

let test: TestDatabase
let ledger: Ledger

beforeAll(async () => {
  test = await testDatabase()
  ledger = createLedger({masterKey: generateDataKey(), clock})
})

afterAll(async () => {
  await test.close()
})

async function append(stream: string, payload: Json, subject: string | null = null): Promise<void> {
  clock.advance(1_000)
  await test.database.transaction((transaction) =>
    ledger.append(transaction, {stream, type: 'thing.tried', actor: subject, subject, payload}),
  )
}

async function exported(checkpointed = false) {
  const checkpoints = createCheckpoints({database: test.database, signingKey: key, origin, clock})
  const checkpoint = checkpointed ? await checkpoints.make() : null
  const lines: string[] = []
  const parts = {database: test.database, checkpoints, key, origin, clock}
  for await (const line of exportLedger(parts)) lines.push(line)
  return {checkpoint, lines}
}

async function* each(lines: readonly string[]) {
  for (const line of lines) yield line
}

describe('the ledger on PostgreSQL', () => {
  it('reads back what was appended, in order', async () => {
    await append('s/1', {step: 1})
    await append('s/1', {step: 2, text: 'zwei \u0000 and \ud83d\ude80'})
    const records = await ledger.read(test.database, 's/1')
    expect(records.map(({sequence, payload}) => [sequence, payload])).toEqual([
      [1, {step: 1}],
      [2, {step: 2, text: 'zwei \u0000 and \ud83d\ude80'}],
    ])
    expect(await ledger.read(test.database, 's/1', {after: 1})).toHaveLength(1)
  })

  it('lets two begin a stream at once: the second waits and follows', async () => {
    await Promise.all([1, 2, 3, 4].map(async (step) => await append('s/begun', {step})))
    const records = await ledger.read(test.database, 's/begun')
    expect(records.map(({sequence}) => sequence)).toEqual([1, 2, 3, 4])
  })

  it('keeps neither event nor change of a transaction that fails', async () => {
    await expect(
      test.database.transaction(async (transaction) => {
        await ledger.append(transaction, {
          stream: 's/failed',
          type: 'thing.tried',
          actor: null,
          subject: null,
          payload: null,
        })
        throw new Error('afterwards')
      }),
    ).rejects.toThrow('afterwards')
    expect(await ledger.read(test.database, 's/failed')).toEqual([])
  })

  it(
    'loses nothing of 200 concurrent writers, on one stream or many',
    {timeout: 60_000},
    async () => {
      await Promise.all(
        Array.from({length: 200}, (_, writer) =>
          append(
            writer % 2 === 0 ? 's/busy' : `s/busy-${writer}`,
            {writer},
            `person-${writer % 7}`,
          ),
        ),
      )
      const records = await ledger.read(test.database, 's/busy')
      expect(records.map(({sequence}) => sequence)).toEqual(
        Array.from({length: 100}, (_, index) => index + 1),
      )
      const writers = records
        .map(({payload}) => (payload as {writer: number}).writer)
        .sort((a, b) => a - b)
      expect(writers).toEqual(Array.from({length: 100}, (_, index) => index * 2))
      const {checkpoint, lines} = await exported(true)
      const verified = await verifyLedger(each(lines), checkpoint ? {checkpoint} : {})
      expect(verified.findings).toEqual([])
      expect(verified.outcome).toBe('pass')
    },
  )

  it('refuses changes in the table itself', async () => {
    for (const statement of [
      'update ledger_entry set type = $$x$$',
      'delete from ledger_entry',
      'truncate ledger_entry',
    ]) {
      await expect(test.pool.query(statement)).rejects.toThrow('the ledger is append-only')
    }
  })

  it('stays verifiable when a key is erased, and what it sealed cannot be read any more', async () => {
    await append('s/erased', {secret: 'left-handed'}, 'person-erased')
    const before = await exported(true)
    await test.database.transaction((transaction) => ledger.eraseKey(transaction, 'person-erased'))
    expect((await ledger.read(test.database, 's/erased'))[0]?.payload).toBeNull()
    expect(await ledger.readAbout(test.database, 'person-erased')).toEqual([])
    const after = await exported()
    expect(after.lines.join('\n')).not.toContain('left-handed')
    expect(after.lines.join('\n')).not.toContain('person-erased')
    const verified = await verifyLedger(
      each(after.lines),
      before.checkpoint ? {checkpoint: before.checkpoint} : {},
    )
    expect(verified).toMatchObject({outcome: 'pass', findings: []})
    const {rows} = await test.pool.query(
      'select wrapped_key, person_id from person_key where erased_at is not null',
    )
    expect(rows).toEqual([{wrapped_key: null, person_id: null}])
    await expect(append('s/erased', 'again', 'person-erased')).rejects.toMatchObject({
      code: 'person-erased',
    })
  })

  it('refuses a master key that is not the one of its database', async () => {
    await append('s/mine', 'x', 'person-mine')
    await expect(assertMasterKey(test.database, generateDataKey())).rejects.toMatchObject({
      code: 'master-key-refused',
    })
  })

  it('shows a person what they did to others without the data of the others', async () => {
    await test.database.transaction((transaction) =>
      ledger.append(transaction, {
        stream: 's/two',
        type: 'thing.changed',
        actor: 'ada',
        subject: 'ben',
        payload: {note: 'about ben'},
      }),
    )
    expect((await ledger.readAbout(test.database, 'ada')).at(-1)?.payload).toBeNull()
    expect((await ledger.readAbout(test.database, 'ben')).at(-1)?.payload).toEqual({
      note: 'about ben',
    })
  })

  it('tells listeners in the same transaction', async () => {
    const told: string[] = []
    ledger.subscribe('thing.told', async (_, event) => {
      told.push(event.stream)
      if (event.payload === 'refuse') throw new Error('listener refused')
    })
    const tell = (payload: Json) =>
      test.database.transaction((transaction) =>
        ledger.append(transaction, {
          stream: 's/told',
          type: 'thing.told',
          actor: null,
          subject: null,
          payload,
        }),
      )
    await tell('take')
    await expect(tell('refuse')).rejects.toThrow('listener refused')
    expect(told).toEqual(['s/told', 's/told'])
    expect(await ledger.read(test.database, 's/told')).toHaveLength(1)
  })

  it('finds a row that was changed behind its back', async () => {
    await append('s/tampered', {granted: false})
    await test.pool.query(`alter table ledger_entry disable trigger ledger_entry_append_only`)
    await test.pool.query(
      `update ledger_entry set payload = '{"plain":{"granted":true}}' where stream = 's/tampered'`,
    )
    await test.pool.query(`alter table ledger_entry enable trigger ledger_entry_append_only`)
    const {lines} = await exported()
    const verified = await verifyLedger(each(lines), {})
    expect(verified.outcome).toBe('breach')
    expect(verified.findings.map(({code}) => code)).toContain('entry-altered')
  })
})
