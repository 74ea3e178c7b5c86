import {basename} from 'node:path'
import {stateMeasurement} from '@airworthy/evidence'
import {openTable, type OpenTable} from '@airworthy/tables'
import {tool} from '../tool.ts'
import type {MitigationParameters} from './mitigate-request.ts'
import {mitigationFindings} from './mitigation-findings.ts'
import type {MitigationResult, MitigationStatement} from './mitigation-result.ts'

/** Tries a mitigation on a table, and states what it would change, what it costs and whom. */
export async function measureMitigation(
  table: string,
  parameters: MitigationParameters,
  {note = () => undefined}: {note?: (doing: string) => void} = {},
): Promise<MitigationStatement> {
  const startedAt = new Date().toISOString()
  note(`opening ${basename(table)}`)
  const {types} = parameters
  const open = await openTable(table, types === undefined ? {} : {types})
  try {
    note(`trying ${parameters.method} on ${open.rows.toLocaleString('en-GB')} rows`)
    const result = await resultOf(open, parameters)
    const sha256 = await open.sourceDigest()
    return stateMeasurement('mitigate', [{name: basename(table), digest: {sha256}}], {
      tool,
      startedAt,
      finishedAt: new Date().toISOString(),
      parameters,
      result,
      findings: mitigationFindings(result, parameters),
      outcome: 'pass',
    })
  } finally {
    open.close()
  }
}

/** Each method is loaded when it is asked for: thresholds need no learner. */
async function resultOf(
  table: OpenTable,
  parameters: MitigationParameters,
): Promise<MitigationResult> {
  switch (parameters.method) {
    case 'thresholds': {
      const {tryThresholds} = await import('./try-thresholds.ts')
      return await tryThresholds(table, parameters)
    }
    case 'reweighing': {
      const {tryReweighing} = await import('./try-reweighing.ts')
      return await tryReweighing(table, parameters)
    }
    case 'reduction': {
      const {tryReduction} = await import('./try-reduction.ts')
      return await tryReduction(table, parameters)
    }
  }
}
