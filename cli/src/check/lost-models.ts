import type {StatedFinding} from '@airworthy/evidence'
import {isPathOf, type PolicyFile} from '@airworthy/gate'

/**
 * Models of the policy after the change whose paths name no file: whatever becomes of them asks
 * nothing. Not judged where this change touches the model, since to move it is the simplest way out;
 * a warning otherwise.
 */
export function lostModels(
  policy: PolicyFile,
  {models, paths}: {models: readonly string[]; paths: readonly string[]},
): StatedFinding[] {
  return Object.entries(policy.models).flatMap(([name, model]) => {
    if (paths.some((path) => model.paths.some((glob) => isPathOf(path, glob)))) return []
    const touched = models.includes(name)
    const message = `no file lies at ${model.paths.join(', ')}, the paths of ${name}, and changes to it would ask nothing: write in airworthy.yaml where it lies, or take the model out there`
    return [
      {
        code: 'paths-match-nothing',
        severity: touched ? 'not-judged' : 'warning',
        subject: name,
        facts: {path: 'airworthy.yaml', line: 1, paths: model.paths},
        message,
      },
    ]
  })
}
