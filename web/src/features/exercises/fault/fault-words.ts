import type {FaultCondition, FaultRow, FaultVerdictId, FaultView} from '@airworthy/range/views'

/** What a row that breaks a verdict did, in few words. */
export const verdictWords: Readonly<Record<FaultVerdictId, string>> = {
  honest: 'says model without a sound answer of it',
  delivered: 'no answer that leaves nobody in danger',
  'in-time': 'too late',
  'quiet-log': 'tenant in the log',
  calm: 'too many calls',
  serve: 'the model was well and did not answer',
}

/** The rows of one condition, and how many of them hold. */
export interface ConditionRows {
  readonly condition: FaultCondition
  readonly rows: readonly FaultRow[]
  readonly holding: number
}

/** The rows of the last run by condition, in the order in which they were run. */
export function rowsByCondition({conditions, run}: FaultView): ConditionRows[] {
  const rows = run?.rows ?? []
  return conditions.flatMap((condition) => {
    const own = rows.filter((row) => row.condition === condition.id)
    if (own.length === 0) return []
    return [{condition, rows: own, holding: own.filter(({broken}) => broken.length === 0).length}]
  })
}

/** What a tenant was told, with where it was said to come from. */
export function receivedWords({received}: FaultRow): string {
  if (received === null) return 'an error page'
  return `${received.answer}, from ${received.source === 'model' ? 'the model' : 'a fallback'}`
}

/** Why the code was ended, with where; null where it was not. */
export function endedWords({run, conditions}: FaultView): string | null {
  if (run?.ended == null) return null
  const {message, at} = run.ended
  if (at === null) return message
  const name = conditions.find(({id}) => id === at.condition)?.name ?? at.condition
  return `${message}. It was ended at report ${at.reference}, under the condition "${name}".`
}

/** The line that a message names, from 1; null where it names none. */
export function lineIn(message: string): number | null {
  const found = /\(line (\d+)/u.exec(message)
  return found === null ? null : Number(found[1])
}
