import type {Jobs} from '../jobs/index.ts'

/**
 * Jobs that nobody does: while a restore finishes, no mail may go out. What is sent meanwhile is
 * found again by the sweeps of each feature when the platform runs.
 */
export function idleJobs(): Jobs {
  return {
    send: async () => undefined,
    sendAll: async () => undefined,
    work: () => undefined,
    schedule: () => undefined,
    start: async () => undefined,
    stop: async () => undefined,
  }
}
