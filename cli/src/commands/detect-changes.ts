import {detectChange, type ChangeReport} from '@airworthy/changes'
import {stateMeasurement} from '@airworthy/evidence'
import type {ReportDocument} from '@airworthy/reports'
import type {Config} from '../config.ts'
import {openGitChange} from '../git/git-change.ts'
import type {MeasuringOptions} from '../measuring-options.ts'
import {tool} from '../tool.ts'
import {prepareOutput, writeMeasurement} from '../write-measurement.ts'

/** What `airworthy changes` was asked. */
export interface ChangesOptions extends MeasuringOptions {
  readonly base: string
  readonly head: string
  /** A directory of the repository. */
  readonly directory: string
}

/** Says whether a change is AI-related, and returns the exit code. */
export async function detectChanges(options: ChangesOptions, config: Config): Promise<number> {
  const prepared = await prepareOutput(options, config)
  const startedAt = new Date().toISOString()
  const change = await openGitChange(options)
  try {
    const [report, sha256] = await Promise.all([detectChange(change), change.digest()])
    const {begin, head} = change
    const statement = stateMeasurement('changes', [{name: 'change', digest: {sha256}}], {
      tool,
      startedAt,
      finishedAt: new Date().toISOString(),
      parameters: {begin, head},
      result: report,
      findings: [],
      outcome: 'pass',
    })
    const document = () => documentOf(report, {begin, head})
    return await writeMeasurement({name: 'changes', statement, document}, options, prepared)
  } finally {
    change.close()
  }
}

function documentOf(
  {aiRelated, surfaces, reasons, files}: ChangeReport,
  {begin, head}: {begin: string; head: string},
): ReportDocument {
  const counted = files.changed === 1 ? '1 changed file' : `${files.changed} changed files`
  const answer = aiRelated
    ? `yes, the change is AI-related: it touches ${surfaces.join(', ')}`
    : `no, nothing in ${counted} looks AI-related`
  return {
    title: `change ${begin.slice(0, 12)} to ${head.slice(0, 12)}`,
    outcome: 'pass',
    answer,
    first: reasons.slice(0, 3).map(({path, line, why}) => `${placeOf(path, line)}: ${why}`),
    sections:
      reasons.length === 0
        ? []
        : [
            {
              heading: aiRelated ? 'Why' : 'What was seen and did not suffice',
              blocks: [
                {
                  kind: 'table',
                  caption: `${reasons.length} ${reasons.length === 1 ? 'reason' : 'reasons'} in ${counted}, strongest first`,
                  columns: [
                    {name: 'where', align: 'left'},
                    {name: 'rule', align: 'left'},
                    {name: 'why', align: 'left'},
                  ],
                  rows: reasons.map(({path, line, rule, why}) => ({
                    cells: [placeOf(path, line), rule, why],
                  })),
                  showFirst: 20,
                },
              ],
            },
          ],
    provenance: [
      {name: 'from', value: begin},
      {name: 'to', value: head},
    ],
  }
}

function placeOf(path: string, line: number | null): string {
  return line === null ? path : `${path}:${line}`
}
