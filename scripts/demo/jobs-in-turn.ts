import {AirworthyError} from '@airworthy/kernel'
import type {JobHandler, JobRequest, Jobs} from '../../server/jobs/index.ts'

/** Jobs that are done when the history says so, at the time at which it then is. */
export interface JobsInTurn extends Jobs {
  /** Does what waits and what that sends. */
  settle(): Promise<void>
  /** Does one job of a name now, such as a daily one. */
  run(name: string): Promise<void>
}

/**
 * Jobs of one process whose clock is moved: the queue in the database knows only the time of today.
 * Everything is asked for one after the other here, so that no transaction is open meanwhile.
 */
export function jobsInTurn(): JobsInTurn {
  const handlers = new Map<string, JobHandler>()
  const waiting: {name: string; request: JobRequest}[] = []

  function handlerOf(name: string): JobHandler {
    const handler = handlers.get(name)
    if (!handler) throw new AirworthyError('job-unknown', `nobody does jobs named ${name}`)
    return handler
  }

  async function sendAll(_: unknown, name: string, requests: readonly JobRequest[]): Promise<void> {
    handlerOf(name)
    for (const request of requests) {
      const doubled = waiting.some(
        (job) => request.key !== undefined && job.name === name && job.request.key === request.key,
      )
      if (!doubled) waiting.push({name, request})
    }
  }

  return {
    send: async (transaction, name, request) => await sendAll(transaction, name, [request]),
    sendAll,
    work: (name, handler) => void handlers.set(name, handler),
    schedule: (name) => void handlerOf(name),
    start: async () => undefined,
    stop: async () => undefined,
    async settle() {
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        await handlerOf(job.name)(job.request.data)
      }
    },
    run: async (name) => await handlerOf(name)({}),
  }
}
