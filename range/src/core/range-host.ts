import {Worker} from 'node:worker_threads'
import {AirworthyError, type Json} from '@airworthy/kernel'
import type {Attempt, Decided, RangeHost, Standing} from './host.ts'
import type {WorkerAnswer, WorkerRequest} from './range-worker.ts'

const workerFile = new URL('./range-worker.ts', import.meta.url)

/**
 * Opens the range: worker threads in which engines decide and learner code runs. An attempt keeps
 * to one worker, which keeps its folded state. Whatever takes longer than `wallTimeMs` is ended with
 * its worker; a new one takes over what waits.
 */
export function openRangeHost({
  workers = 2,
  wallTimeMs = 20_000,
  worker = workerFile,
}: {workers?: number; wallTimeMs?: number; worker?: URL} = {}): RangeHost {
  const lanes = Array.from({length: workers}, () => openLane({wallTimeMs, worker}))

  async function ask(request: WorkerRequest): Promise<Reply> {
    const lane = lanes[placeOf(request.attempt.id, lanes.length)]
    if (lane === undefined) throw new AirworthyError('range-closed', 'range has no workers: 0')
    return await lane.ask(request)
  }

  async function decide<Kind extends 'acted' | 'finished'>(
    request: WorkerRequest,
    action: Json,
  ): Promise<Decided<Kind | 'stopped'>> {
    const reply = await ask(request)
    // a request is answered with the event of its kind
    if (reply.kind === 'answered') return reply.answer as Decided<Kind | 'stopped'>
    const {afterMs} = reply
    const event = {kind: 'stopped', action, reason: 'wall-time', afterMs} as const
    const {attempt} = request
    const standing = await view({...attempt, events: [...attempt.events, event]})
    return {event, standing}
  }

  async function view(attempt: Attempt): Promise<Standing> {
    return answered<Standing>(await ask({kind: 'view', attempt}))
  }

  return {
    act: async (attempt, action) => await decide<'acted'>({kind: 'act', attempt, action}, action),
    undo: async (attempt) => answered<Decided<'undone'>>(await ask({kind: 'undo', attempt})),
    view,
    judge: async (attempt) => await decide<'finished'>({kind: 'judge', attempt}, null),
    close: async () => {
      await Promise.all(lanes.map(async (lane) => await lane.close()))
    },
  }
}

type Reply =
  | {readonly kind: 'answered'; readonly answer: unknown}
  | {readonly kind: 'stopped'; readonly afterMs: number}

/** Reading an attempt runs no learner code; if it hangs all the same, that is our fault. */
function answered<Answer>(reply: Reply): Answer {
  if (reply.kind === 'stopped') {
    throw new AirworthyError('range-stopped', `range gave no answer: ${reply.afterMs} ms`)
  }
  return reply.answer as Answer // a request is answered in its kind
}

interface Waiting {
  readonly request: WorkerRequest
  readonly resolve: (reply: Reply) => void
  readonly reject: (error: Error) => void
}

/** One worker with the requests that wait for it, one at a time. */
function openLane({wallTimeMs, worker: file}: {wallTimeMs: number; worker: URL}) {
  const waiting: Waiting[] = []
  let current: {readonly one: Waiting; readonly since: number; timer: NodeJS.Timeout} | null = null
  let worker: Worker | null = null
  let isReady = false
  let closed = false

  async function ask(request: WorkerRequest): Promise<Reply> {
    if (closed) throw rangeClosed()
    return await new Promise<Reply>((resolve, reject) => {
      waiting.push({request, resolve, reject})
      proceed()
    })
  }

  function proceed(): void {
    if (current !== null || waiting.length === 0) return
    const running = (worker ??= start())
    if (!isReady) return
    const one = waiting.shift()
    if (one === undefined) return
    const since = performance.now()
    current = {one, since, timer: setTimeout(stop, wallTimeMs)}
    running.postMessage(one.request)
  }

  function start(): Worker {
    // sandboxed code has its memory in WebAssembly; this bounds what engines hold
    const started = new Worker(file, {execArgv: [], resourceLimits: {maxOldGenerationSizeMb: 512}})
    started.on('message', (answer: WorkerAnswer) => {
      if (worker !== started) return
      if (answer.kind === 'ready') {
        isReady = true
        proceed()
      } else settle(answer)
    })
    started.on('error', (error) => {
      if (worker === started) fail(error)
    })
    started.unref()
    return started
  }

  function settle(answer: Exclude<WorkerAnswer, {kind: 'ready'}>): void {
    const done = taken()
    if (done === null) return
    if (answer.kind === 'answered') done.one.resolve(answer)
    else {
      const {code, message, facts} = answer
      done.one.reject(
        code === null ? new Error(message) : new AirworthyError(code, message, {facts}),
      )
    }
    proceed()
  }

  function stop(): void {
    discard()
    const done = taken()
    if (done !== null) {
      const afterMs = Math.round(performance.now() - done.since)
      done.one.resolve({kind: 'stopped', afterMs})
    }
    proceed()
  }

  /** A worker that broke down takes what it was doing with it, or what waited for its start. */
  function fail(error: Error): void {
    discard()
    const lost = taken()?.one ?? waiting.shift()
    lost?.reject(error)
    proceed()
  }

  function taken() {
    const done = current
    if (done !== null) clearTimeout(done.timer)
    current = null
    return done
  }

  function discard(): void {
    void worker?.terminate()
    worker = null
    isReady = false
  }

  async function close(): Promise<void> {
    closed = true
    const ending = worker
    worker = null
    for (const one of [taken()?.one, ...waiting.splice(0)]) one?.reject(rangeClosed())
    await ending?.terminate()
  }

  return {ask, close}
}

function rangeClosed(): AirworthyError {
  return new AirworthyError('range-closed', 'range is closed')
}

/** An attempt's lane: any spread will do, as long as it stays. */
function placeOf(id: string, lanes: number): number {
  let sum = 0
  for (let index = 0; index < id.length; index++) sum = (sum * 31 + id.charCodeAt(index)) >>> 0
  return sum % lanes
}
