import {stateMeasurement, type Statement} from '../statement.ts'

/** A small statement of an audit that found a breach, with two subjects. */
export function buildStatement(): Statement {
  const digests = ['0'.repeat(64), '1'.repeat(64)]
  return stateMeasurement(
    'audit',
    digests.map((sha256, index) => ({name: `table-${index}.csv`, digest: {sha256}})),
    {
      tool: {name: 'airworthy', version: '0.1.0'},
      startedAt: '2026-11-28T09:00:00.000Z',
      finishedAt: '2026-11-28T09:00:01.000Z',
      parameters: {by: ['sex']},
      result: {gap: 0.1},
      findings: [
        {
          code: 'above-policy',
          severity: 'breach',
          subject: 'selectionRate.difference',
          facts: {value: 0.1, max: 0.05},
          message: 'the difference of selection rates is 0.1, above 0.05',
        },
      ],
      outcome: 'breach',
    },
  )
}
