import {isAirworthyError} from '@airworthy/kernel'
import type {Principal, Target, Turn} from '../target.ts'

/** One promise of the port and how a target kept it; null where it did. */
export interface TargetCheck {
  readonly promise: string
  readonly breach: string | null
}

/**
 * What every `Target` must keep, as a list to assert on. `message` is a harmless message that the
 * target answers; a target that is not deterministic cannot be checked on the last promise and says
 * so by `repeatable: false`.
 */
export async function checkTarget(
  target: Target,
  {as, message, repeatable = true}: {as: Principal; message: string; repeatable?: boolean},
): Promise<readonly TargetCheck[]> {
  const checks: TargetCheck[] = []
  const session = await target.open(as)
  const turn = await session.send(message)
  checks.push({promise: 'a turn has a text', breach: typeof turn.text === 'string' ? null : 'none'})
  checks.push({promise: 'a turn is plain JSON', breach: sameJson(turn) ? null : 'changed by JSON'})
  checks.push({promise: 'a stretch lies in order', breach: misplacedSpan(turn)})
  await session.close()
  checks.push({promise: 'closing twice does nothing', breach: await failureOf(session.close())})
  checks.push({
    promise: 'a closed session answers nothing',
    breach: await afterClose(session.send(message)),
  })
  if (repeatable) {
    const again = await (await target.open(as)).send(message)
    checks.push({
      promise: 'a new session remembers nothing',
      breach: again.text === turn.text ? null : `${turn.text} / ${again.text}`,
    })
  }
  return checks
}

function sameJson(turn: Turn): boolean {
  return JSON.stringify(JSON.parse(JSON.stringify(turn))) === JSON.stringify(turn)
}

function misplacedSpan(turn: Turn): string | null {
  const spans = turn.calls.flatMap((call) => call.provenance.map(({span}) => span))
  const misplaced = spans.find(
    (span) => span !== null && !(0 <= span.start && span.start < span.end),
  )
  return misplaced == null ? null : `${misplaced.start} to ${misplaced.end}`
}

async function failureOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work
    return null
  } catch (error) {
    return String(error)
  }
}

async function afterClose(work: Promise<unknown>): Promise<string | null> {
  try {
    await work
    return 'it answered'
  } catch (error) {
    return isAirworthyError(error) && error.code === 'session-closed' ? null : String(error)
  }
}
