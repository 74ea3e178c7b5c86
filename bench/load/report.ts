import {slowMs, type Saturation} from './saturation.ts'
import type {Period} from './period.ts'

const because: Readonly<Record<Saturation['because'], string>> = {
  slow: `p99 of an answer above ${slowMs} ms`,
  'no-more-throughput': 'twice the load, but hardly more answers a second',
  errors: 'answers that failed',
  'bound-of-steps': 'nothing: the bench ended before',
}

/** The head of the table that `periodLine` fills. */
export const periodHead =
  'learners  mean pause  answers      /s    p50    p95    p99    max  errors  busy  platform  bench  load'

/** One period as a line of the table; times in milliseconds, processors used, load of one minute. */
export function periodLine(period: Period): string {
  const {machine} = period
  return [
    String(period.learners).padStart(8),
    `${(period.pauseMs / 1000).toFixed(2)} s`.padStart(11),
    String(period.answers).padStart(8),
    period.answersPerSecond.toFixed(1).padStart(7),
    ...[period.p50, period.p95, period.p99, period.longest].map((ms) => ms.toFixed(0).padStart(6)),
    String(period.errors.length).padStart(7),
    `${(machine.busy * 100).toFixed(0)} %`.padStart(5),
    (machine.platform?.toFixed(2) ?? '?').padStart(9),
    machine.bench.toFixed(2).padStart(6),
    machine.load1.toFixed(1).padStart(5),
  ].join(' ')
}

/** The starts of attempts of a period, which are not counted among its answers. */
export function startsLine({starts, startP95}: Period): string {
  if (startP95 === null) return 'no attempt ended and was followed by another meanwhile'
  return `${starts} attempts were started meanwhile, p95 ${startP95.toFixed(0)} ms (three requests)`
}

/** What errors there were, the same ones counted together. */
export function errorLines({errors}: Period): string[] {
  const counts = new Map<string, number>()
  for (const error of errors) counts.set(error, (counts.get(error) ?? 0) + 1)
  return [...counts].slice(0, 10).map(([error, count]) => `  ${count} × ${error}`)
}

/** Where the platform stopped to keep up, in two lines. */
export function saturationLines({held, failed, because: reason}: Saturation): string[] {
  const load = ({learners, pauseMs, answersPerSecond, p99}: Period) =>
    `${learners} learners, one answer in ${(pauseMs / 1000).toFixed(2)} s each: ` +
    `${answersPerSecond.toFixed(0)} answers/s, p99 ${p99.toFixed(0)} ms`
  return [
    `saturation: held at ${held === null ? 'none' : load(held)}`,
    `            stopped by ${because[reason]}${failed === null ? '' : ` at ${load(failed)}`}`,
  ]
}
