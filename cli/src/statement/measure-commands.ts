import type {StatedFinding} from '@airworthy/evidence'
import type {PolicyFile} from '@airworthy/gate'
import type {ReportSection} from '@airworthy/reports'

/** The command that audits a model as the policy says, to be run as it stands. */
export function auditCommand(
  policy: PolicyFile | null,
  models: readonly string[],
): string | undefined {
  const asked = models.length > 0 ? models : Object.keys(policy?.models ?? {})
  const audit = asked.map((name) => policy?.models[name]?.audit).find((one) => one !== undefined)
  if (audit === undefined) return undefined
  const parts = [
    'airworthy audit',
    quoted(audit.table),
    `--label ${quoted(audit.label)}`,
    `--prediction ${quoted(audit.prediction)}`,
    ...(audit.score === undefined ? [] : [`--score ${quoted(audit.score)}`]),
    `--by ${quoted(audit.by.join(','))}`,
    ...(audit.where === undefined ? [] : [`--where ${quoted(audit.where)}`]),
    ...(audit.min_group === undefined ? [] : [`--min-group ${audit.min_group}`]),
    '--format json --out evidence',
  ]
  return parts.join(' ')
}

/** The command in one piece, to be copied, where a finding names it: sentences are wrapped. */
export function commandSection(
  findings: readonly StatedFinding[],
  command: string | undefined,
): ReportSection[] {
  if (command === undefined || !findings.some(({message}) => message.includes(command))) return []
  return [{heading: 'To measure', blocks: [{kind: 'code', text: command}]}]
}

/** For a shell of POSIX: `decile_score>=5` would write a file called `=5`. */
function quoted(word: string): string {
  return /^[\w./,:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
