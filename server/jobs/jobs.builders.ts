import {AirworthyError} from '@airworthy/kernel'
import type {JobHandler, JobRequest, Jobs} from './jobs.ts'

/** Jobs for tests: what is sent is collected, and done when the test says so. */
export interface CollectedJobs extends Jobs {
  /** What waits, oldest first. */
  readonly waiting: {readonly name: string; readonly request: JobRequest}[]
  /** Does what waits and what that sends, whatever its time; `name` limits it to jobs of one name. */
  drain(name?: string): Promise<void>
  /** Does one job of a name now. */
  run(name: string, data?: JobRequest['data']): Promise<void>
}

/** Jobs that nobody does until `drain`. Unlike the queue, they are not undone with a transaction. */
export function inlineJobs(): CollectedJobs {
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
      const doubled =
        request.key !== undefined &&
        waiting.some((job) => job.name === name && job.request.key === request.key)
      if (!doubled) waiting.push({name, request})
    }
  }

  return {
    waiting,
    send: async (transaction, name, request) => await sendAll(transaction, name, [request]),
    sendAll,
    work: (name, handler) => void handlers.set(name, handler),
    schedule: (name) => void handlerOf(name),
    start: async () => undefined,
    stop: async () => undefined,
    async drain(name) {
      for (;;) {
        const index = waiting.findIndex((job) => name === undefined || job.name === name)
        const [job] = index < 0 ? [] : waiting.splice(index, 1)
        if (!job) return
        await handlerOf(job.name)(job.request.data)
      }
    },
    run: async (name, data = {}) => await handlerOf(name)(data),
  }
}
