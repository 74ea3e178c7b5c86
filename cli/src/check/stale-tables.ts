import type {ChangeReport} from '@airworthy/changes'
import type {StatedFinding} from '@airworthy/evidence'
import {isPathOf, modelsOfPath, type PolicyFile} from '@airworthy/gate'

/**
 * Warns of models that the change alters while their audit table stays: its decisions are then those
 * of the model before, unless the alteration does not touch what it decides.
 */
export function staleTables(
  {reasons}: ChangeReport,
  {
    policy,
    models,
    paths,
  }: {policy: PolicyFile; models: readonly string[]; paths: readonly string[]},
): StatedFinding[] {
  return models.flatMap((name) => {
    const table = policy.models[name]?.audit?.table
    if (table === undefined || paths.some((path) => isPathOf(path, table))) return []
    const cause = reasons.find(({path}) => modelsOfPath(path, policy).includes(name))
    if (cause === undefined) return []
    const message = `${name} changes (${cause.path}: ${cause.why}) and ${table} does not: if the model now decides otherwise, make the table again`
    return [
      {
        code: 'table-unchanged',
        severity: 'warning',
        subject: name,
        facts: {path: cause.path, line: cause.line ?? 1, table},
        message,
      },
    ]
  })
}
