import {packageChanges, type PackageChange} from '../manifests/read-manifest.ts'
import {packageRole} from '../packages/known-packages.ts'
import type {Rule} from './rule.ts'

/** Packages of the field in manifests and lock files. */
export const packageChange: Rule = {
  id: 'package-change',
  surface: 'dependency',
  looksFor: 'a package of the field that enters, leaves or changes its version',
  source: 'src/packages',
  observe: ({file, kind, base, head}) => {
    if (kind !== 'manifest' && kind !== 'lock' && kind !== 'infrastructure') return []
    if (base === undefined && head === undefined) return []
    return packageChanges(file.path, {base, head})
      .filter(({ecosystem, name}) => packageRole(ecosystem, name) !== undefined)
      .map((change) => ({
        line: change.line,
        revision: change.revision,
        basis: 'line' as const,
        why: sentenceOf(change),
        weight: kind === 'lock' ? 0.7 : 0.85,
      }))
  },
}

function sentenceOf({name, before, after}: PackageChange): string {
  if (before === undefined) return `package of the field added: ${name} ${after ?? ''}`.trim()
  if (after === undefined) return `package of the field taken away: ${name} ${before}`.trim()
  return `package of the field: ${name} ${before} → ${after}`
}
