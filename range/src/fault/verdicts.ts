import type {Json} from '@airworthy/kernel'
import type {Trial} from './trial.ts'
import type {FaultRequest, FaultVerdictId} from './view.ts'

/** What a handler returned, in the form that customers are shown; null where it is none. */
export interface Received {
  readonly answer: string
  readonly source: string
}

/** What may be told to a customer, and where it may be said to come from. */
const answers: readonly string[] = ['today', 'routine', 'person']
const sources: readonly string[] = ['model', 'fallback']

/** The answer in what a handler returned; null for another shape or another word. */
export function receivedFrom(value: Json): Received | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const {answer, source} = Object.fromEntries(Object.entries(value))
  if (typeof answer !== 'string' || typeof source !== 'string') return null
  return answers.includes(answer) && sources.includes(source) ? {answer, source} : null
}

/** Which verdicts a finished trial breaks. */
export function brokenBy(
  trial: Trial,
  {received, log, budgetMs}: {received: Received | null; log: readonly string[]; budgetMs: number},
): FaultVerdictId[] {
  const {report} = trial
  const sound = soundAnswerReceived(trial)
  const asModel = received?.source === 'model'
  const delivered =
    received !== null &&
    (received.answer === 'person' ||
      received.answer === 'today' ||
      (asModel && received.answer === report.urgency))
  const checks: readonly [FaultVerdictId, boolean][] = [
    ['honest', !asModel || received.answer === sound],
    ['delivered', delivered],
    ['in-time', trial.elapsedMs <= budgetMs],
    ['quiet-log', !log.some((line) => tellsOf(line, report.request))],
    ['calm', isCalm(trial)],
    ['serve', trial.condition.fault !== null || (asModel && received.answer === sound)],
  ]
  return checks.flatMap(([id, holds]) => (holds ? [] : [id]))
}

/** Whether a customer got the model's own sound answer. */
export function servedByModel(trial: Trial, received: Received | null): boolean {
  return received?.source === 'model' && received.answer === soundAnswerReceived(trial)
}

/** The urgency in a sound answer that the handler received in time; null where there was none. */
function soundAnswerReceived({calls, report}: Trial): string | null {
  const body = JSON.stringify(report.answer.body)
  const found = calls.some(
    ({reply, received}) =>
      received && reply.kind === 'answered' && reply.status === 200 && reply.body === body,
  )
  return found ? report.urgency : null
}

/** At most two calls, and none after the service asked to be left alone for longer than that. */
function isCalm({calls}: Trial): boolean {
  const limited = calls.findIndex(({reply}) => reply.kind === 'answered' && reply.status === 429)
  return calls.length <= 2 && (limited === -1 || limited === calls.length - 1)
}

/** The least length of a report's sentence that a log line must not repeat. */
const tellingLength = 12

function tellsOf(line: string, {name, phone, address, text}: FaultRequest): boolean {
  const lower = line.toLowerCase()
  const street = address.replace(/\s\d+$/u, '')
  const parts = [...name.split(' '), phone, phone.replaceAll(' ', ''), street]
  if (parts.some((part) => lower.includes(part.toLowerCase()))) return true
  for (let start = 0; start + tellingLength <= text.length; start++) {
    if (lower.includes(text.slice(start, start + tellingLength).toLowerCase())) return true
  }
  return false
}
