import {stat} from 'node:fs/promises'
import {resolve} from 'node:path'
import {isAirworthyError} from '@airworthy/kernel'

/** A table of outcomes and decisions, and what its columns seem to be. */
export interface FoundTable {
  readonly table: string
  readonly label: string
  readonly prediction: string
  readonly by: readonly string[]
  /** Why it cannot be audited as it is; null when it can. */
  readonly fault: string | null
}

/** Longer files are not opened to guess (bytes), nor more of them than this. */
const longest = 64 * 1024 * 1024
const mostTables = 12

const tableFile = /\.(?:csv|tsv|parquet)$/i
const evaluation = /eval|test|hold[-_]?out|valid|decision|scored|predict/i

const columns = {
  label:
    /^(?:y|y_true|label|target|outcome|actual|(?:ground_)?truth|default(?:ed)?|recid\w*|two_year_recid|churned|(?:is_)?fraud|repaid)$/i,
  prediction:
    /^(?:y_pred|pred|\w*predict(?:ion|ed)|\w*decision|declined|approved|rejected|accepted|selected|flagged)$/i,
  sensitive:
    /^(?:sex|gender|race|ethnicity|ethnic_group|age_(?:band|group|cat)|agecat|nationality|religion|disability|marital_status|region|language|skin_tone)$/i,
}

/** The first table that can be audited as its columns are named, else one that nearly can; null for none. */
export async function findTable(
  root: string,
  paths: readonly string[],
): Promise<FoundTable | null> {
  const candidates = paths
    .filter((path) => tableFile.test(path) && !/(?:^|\/)node_modules\//.test(path))
    .sort((one, other) => Number(evaluation.test(other)) - Number(evaluation.test(one)))
    .slice(0, mostTables)
  let almost: FoundTable | null = null
  for (const path of candidates) {
    const found = await lookAt(root, path)
    if (found?.fault === null) return found
    almost ??= found
  }
  return almost
}

async function lookAt(root: string, path: string): Promise<FoundTable | null> {
  const whole = resolve(root, path)
  const size = await stat(whole).then(
    (found) => found.size,
    () => 0, // listed by git and not there
  )
  if (size === 0 || size > longest) return null
  const [{openTable}, {parseCondition}] = await Promise.all([
    import('@airworthy/tables'),
    import('@airworthy/fairness'),
  ])
  try {
    const table = await openTable(whole)
    try {
      const names = table.columnTypes.map(({name}) => name)
      const [label, prediction] = [columns.label, columns.prediction].map((pattern) =>
        names.find((name) => pattern.test(name)),
      )
      const by = names.filter((name) => columns.sensitive.test(name)).slice(0, 3)
      if (label === undefined || prediction === undefined || by.length === 0) return null
      const fault = await table
        .countCells({by, label: parseCondition(label), prediction: parseCondition(prediction)})
        .then(() => null, messageOf)
      return {table: path, label, prediction, by, fault}
    } finally {
      table.close()
    }
  } catch (error) {
    messageOf(error)
    return null // no table that can be read; `airworthy audit` says why
  }
}

/** The message of a known fault; anything else is passed on. */
function messageOf(error: unknown): string {
  if (isAirworthyError(error)) return error.message.replaceAll('\n', ' ')
  throw error
}
