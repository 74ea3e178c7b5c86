import {cpus, loadavg} from 'node:os'
import type {Learner, Measured} from './learner.ts'
import type {PlatformProcess} from './platform-process.ts'

/** How one period of answering went; times in milliseconds. */
export interface Period {
  readonly learners: number
  readonly pauseMs: number
  readonly seconds: number
  readonly answers: number
  readonly answersPerSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly longest: number
  readonly starts: number
  readonly startP95: number | null
  readonly errors: readonly string[]
  readonly machine: {
    /** Share of all processors that was busy, 0 to 1, whoever used them. */
    readonly busy: number
    /** Processors that the platform's process used, and that this one did. */
    readonly platform: number | null
    readonly bench: number
    readonly load1: number
  }
}

/** Lets all learners answer at once for some seconds, each pausing for a mean of `pauseMs`. */
export async function answeringPeriod(
  learners: readonly Learner[],
  {seconds, pauseMs, platform}: {seconds: number; pauseMs: number; platform: PlatformProcess},
): Promise<Period> {
  const measured: Measured = {answerMs: [], startMs: [], errors: []}
  const before = usage(platform)
  const began = performance.now()
  const deadline = began + seconds * 1000
  await Promise.all(
    learners.map(async (learner) => await learner.answerUntil(deadline, {pauseMs, measured})),
  )
  const lasted = Math.max(seconds, (performance.now() - began) / 1000)
  const after = usage(platform)
  const sorted = measured.answerMs.toSorted((a, b) => a - b)
  const total = after.total - before.total
  return {
    learners: learners.length,
    pauseMs,
    seconds: lasted,
    answers: sorted.length,
    answersPerSecond: sorted.length / lasted,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    longest: sorted.at(-1) ?? Number.NaN,
    starts: measured.startMs.length,
    startP95:
      measured.startMs.length === 0
        ? null
        : percentile(
            measured.startMs.toSorted((a, b) => a - b),
            0.95,
          ),
    errors: measured.errors,
    machine: {
      busy: total === 0 ? Number.NaN : (after.busy - before.busy) / total,
      platform:
        after.platform === null || before.platform === null
          ? null
          : (after.platform - before.platform) / lasted,
      bench: (after.bench - before.bench) / lasted,
      load1: loadavg()[0] ?? Number.NaN,
    },
  }
}

/** The value that a share of a sorted list does not exceed (nearest rank); NaN for an empty list. */
function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

function usage(platform: PlatformProcess) {
  const times = cpus().map(({times: each}) => each)
  const total = times.reduce(
    (sum, {user, nice, sys, idle, irq}) => sum + user + nice + sys + idle + irq,
    0,
  )
  const idle = times.reduce((sum, each) => sum + each.idle, 0)
  const {user, system} = process.cpuUsage()
  return {
    total,
    busy: total - idle,
    platform: platform.processorSeconds(),
    bench: (user + system) / 1e6,
  }
}
