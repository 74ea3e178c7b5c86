import {connect} from 'node:net'
import {afterEach, describe, expect, it} from 'vitest'
import {openDoor, type Door} from './door.ts'
import {routes} from './route.ts'

const host = '127.0.0.1'
const open: Door[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((door) => door.close()))
})

async function opened(): Promise<{door: Door; url: string}> {
  const door = await openDoor({host, port: 0})
  open.push(door)
  return {door, url: `http://${host}:${door.port}/`}
}

describe('the door', () => {
  it('says at once that the platform is starting, and when to ask again', async () => {
    const {url} = await opened()
    const response = await fetch(url)
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('1')
    expect(await response.json()).toEqual({
      error: {code: 'starting', message: 'airworthy is starting'},
    })
  })

  it('answers with the application as soon as there is one', async () => {
    const {door, url} = await opened()
    const app = routes()
    app.get('/', (context) => context.text('open'))
    door.answerWith(app)
    expect(await (await fetch(url)).text()).toBe('open')
  })

  it('refuses a request that names two hosts', async () => {
    const {door} = await opened()
    const answer = await new Promise<string>((resolve) => {
      const socket = connect({port: door.port, host})
      let text = ''
      socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
      socket.on('close', () => resolve(text))
      socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n')
    })
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  })

  it('names another port where its own is taken', async () => {
    const {port} = (await opened()).door
    await expect(openDoor({host, port})).rejects.toMatchObject({
      code: 'port-refused',
      message: expect.stringContaining(`AIRWORTHY_PORT=${port + 1}`) as string,
    })
  })

  it('says what to set where the address is not this machine’s', async () => {
    await expect(openDoor({host: '192.0.2.1', port: 0})).rejects.toMatchObject({
      code: 'port-refused',
      message: expect.stringMatching(/cannot listen on 192\.0\.2\.1:0 .*AIRWORTHY_HOST/) as string,
    })
  })

  it('finishes what is being answered before it closes, and then takes nothing', async () => {
    const {door, url} = await opened()
    const {promise: arrived, resolve: arrive} = Promise.withResolvers<void>()
    const {promise: gate, resolve: pass} = Promise.withResolvers<void>()
    const app = routes()
    app.get('/', async (context) => {
      arrive()
      await gate
      return context.text('finished')
    })
    door.answerWith(app)
    const answering = fetch(url)
    await arrived
    const closing = door.close()
    pass()
    expect(await (await answering).text()).toBe('finished')
    await closing
    await expect(fetch(url)).rejects.toThrow()
  })
})
