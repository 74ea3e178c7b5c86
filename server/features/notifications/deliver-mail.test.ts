import {randomUUID} from 'node:crypto'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {buildNotifications} from './notifications.builders.ts'

type House = Awaited<ReturnType<typeof buildNotifications>>

const minute = 60_000

describe('sending a mail', () => {
  let house: House
  let person: string
  beforeAll(async () => {
    house = await buildNotifications()
    person = await house.person()
  })
  afterAll(async () => await house.close())

  /** A mail as a process left it that was killed. */
  async function leftBehind(key: string, columns: string): Promise<string> {
    await house.tell(person, key)
    house.jobs.waiting.splice(0)
    const {id = ''} = (await house.mailOf(key)) ?? {}
    await house.pool.query(`update mail set ${columns} where id = $1`, [id])
    return id
  }

  const takes = () => {
    const taken: string[] = []
    house.delivery.answer(async ({id}, gate) => {
      if (!(await gate.commit())) return {outcome: 'not-sent', fault: 'ESTREAM', permanent: false}
      gate.handedOver()
      taken.push(id)
      return {outcome: 'sent'}
    })
    return taken
  }

  it('is tried again after longer and longer waits, and has failed after the last', async () => {
    house.delivery.answer(async () => ({
      outcome: 'not-sent',
      fault: 'ECONNECTION',
      permanent: false,
    }))
    await house.tell(person, 'faulty')
    const {id = ''} = (await house.mailOf('faulty')) ?? {}
    const waits: number[] = []
    for (let tries = 0; tries < 6; tries++) {
      const {request} = house.jobs.waiting.splice(0)[0] ?? {}
      if (request?.after) {
        waits.push((request.after.getTime() - house.clock.now().getTime()) / minute)
        house.clock.advance(request.after.getTime() - house.clock.now().getTime())
      }
      await house.jobs.run('notifications.mail', {mail: id})
    }
    expect(waits).toEqual([0.5, 5, 30, 120, 480])
    expect(house.jobs.waiting).toEqual([])
    expect(await house.mailOf('faulty')).toMatchObject({
      state: 'failed',
      faults: 6,
      fault: 'ECONNECTION',
    })
  })

  it('that the server refuses for good has failed at once', async () => {
    house.delivery.answer(async () => ({
      outcome: 'not-sent',
      fault: 'EENVELOPE 550',
      permanent: true,
    }))
    await house.tell(person, 'refused')
    await house.jobs.drain()
    expect(await house.mailOf('refused')).toMatchObject({state: 'failed', faults: 1})
  })

  it('without an answer after its end is unconfirmed and not sent again', async () => {
    house.delivery.answer(async (_, gate) => {
      await gate.commit()
      gate.handedOver()
      return {outcome: 'unconfirmed', fault: 'ETIMEDOUT'}
    })
    await house.tell(person, 'unanswered')
    await house.jobs.drain()
    const {id = '', ...mail} = (await house.mailOf('unanswered')) ?? {}
    expect(mail).toMatchObject({state: 'unconfirmed', fault: 'ETIMEDOUT'})
    const taken = takes()
    house.clock.advance(24 * 60 * minute)
    await house.jobs.run('notifications.mail', {mail: id})
    await house.jobs.run('notifications.sweep')
    await house.jobs.drain()
    expect(taken).toEqual([])
  })

  it('goes on elsewhere when the process died before the end, once its lease has lapsed', async () => {
    const id = await leftBehind(
      'died-early',
      `state = 'sending', lease_token = '${randomUUID()}',
       lease_until = '${new Date(house.clock.now().getTime() + 20_000).toISOString()}'`,
    )
    const taken = takes()
    await house.jobs.run('notifications.mail', {mail: id})
    expect(taken).toEqual([])
    const [comesBack] = house.jobs.waiting.splice(0)
    expect(comesBack?.request.after?.getTime()).toBe(house.clock.now().getTime() + 21_000)
    house.clock.advance(21_000)
    await house.jobs.run('notifications.mail', {mail: id})
    expect(taken).toHaveLength(1)
    expect(await house.mailOf('died-early')).toMatchObject({state: 'sent'})
  })

  it('is unconfirmed when the process died after its end went out', async () => {
    const id = await leftBehind(
      'died-late',
      `state = 'committing', lease_token = '${randomUUID()}', lease_until = '2026-01-01',
       committing_at = clock_timestamp(), handed_at = clock_timestamp()`,
    )
    const taken = takes()
    await house.jobs.run('notifications.mail', {mail: id})
    expect(taken).toEqual([])
    expect(await house.mailOf('died-late')).toMatchObject({
      state: 'unconfirmed',
      fault: 'process-died',
    })
  })

  it('is sent when the process died between the record and the end', async () => {
    const id = await leftBehind(
      'died-between',
      `state = 'committing', lease_token = '${randomUUID()}', lease_until = '2026-01-01',
       committing_at = clock_timestamp()`,
    )
    const taken = takes()
    await house.jobs.run('notifications.mail', {mail: id})
    expect(taken).toHaveLength(1)
  })

  it('is unconfirmed when the database was started since, because a mark may be lost', async () => {
    const id = await leftBehind(
      'restarted',
      `state = 'committing', lease_token = '${randomUUID()}', lease_until = '2026-01-01',
       committing_at = pg_postmaster_start_time() - interval '1 second'`,
    )
    const taken = takes()
    await house.jobs.run('notifications.mail', {mail: id})
    expect(taken).toEqual([])
    expect(await house.mailOf('restarted')).toMatchObject({state: 'unconfirmed'})
  })

  it('is broken off by whoever lost the lease to another', async () => {
    await house.tell(person, 'slow')
    const {id = ''} = (await house.mailOf('slow')) ?? {}
    let committed: boolean | undefined
    house.delivery.answer(async (_, gate) => {
      await house.pool.query('update mail set lease_token = gen_random_uuid() where id = $1', [id])
      committed = await gate.commit()
      return {outcome: 'not-sent', fault: 'ESTREAM', permanent: false}
    })
    await house.jobs.run('notifications.mail', {mail: id})
    expect(committed).toBe(false)
    expect(await house.mailOf('slow')).toMatchObject({state: 'sending', faults: 0})
  })

  it('of which the job was lost is found by the sweep', async () => {
    await leftBehind('lost-job', `state = 'queued'`)
    const taken = takes()
    house.clock.advance(2 * minute)
    await house.jobs.run('notifications.sweep')
    await house.jobs.drain('notifications.mail')
    expect(await house.mailOf('lost-job')).toMatchObject({state: 'sent'})
    expect(taken.length).toBeGreaterThan(0)
  })

  it('to a person who was disabled fails without being sent', async () => {
    const gone = await house.person()
    await house.tell(gone, 'disabled')
    await house.pool.query('update person set disabled_at = now() where id = $1', [gone])
    const taken = takes()
    await house.jobs.drain()
    expect(taken).toEqual([])
    expect(await house.mailOf('disabled')).toMatchObject({
      state: 'failed',
      fault: 'person-disabled',
    })
  })

  it('lets the text of an undelivered mail go after 30 days', async () => {
    house.clock.advance(31 * 24 * 60 * minute)
    await house.jobs.run('notifications.sweep')
    expect(await house.mailOf('refused')).toMatchObject({state: 'failed', text: ''})
  })
})

describe('a mail with a sealed text', () => {
  let house: Awaited<ReturnType<typeof buildNotifications>>
  beforeAll(async () => {
    house = await buildNotifications({
      openText: async (text) => {
        if (text.includes('damaged')) throw new Error('cannot be opened')
        return text.replace('(sealed)', 'the secret')
      },
    })
  })
  afterAll(async () => await house.close())

  it('is opened as it is sent, and never in the database', async () => {
    await house.tell(await house.person(), 'sealed', {mailText: 'It is (sealed).'})
    expect((await house.mailOf('sealed'))?.text).toBe('It is (sealed).')
    await house.jobs.drain()
    expect(house.delivery.sent.at(-1)?.text).toContain('It is the secret.')
    expect(await house.mailOf('sealed')).toMatchObject({state: 'sent', text: ''})
  })

  it('fails for good where it cannot be opened', async () => {
    const before = house.delivery.sent.length
    await house.tell(await house.person(), 'damaged', {mailText: 'damaged'})
    await house.jobs.drain()
    expect(await house.mailOf('damaged')).toMatchObject({state: 'failed', fault: 'text-sealed'})
    expect(house.delivery.sent).toHaveLength(before)
  })
})
