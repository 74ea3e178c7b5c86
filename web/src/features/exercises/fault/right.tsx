import type {FaultAction, FaultRequest, FaultRow, FaultView} from '@airworthy/range/views'
import {Status} from '../../../design/status.tsx'
import type {PaneProps} from '../pane.ts'
import {
  endedWords,
  receivedWords,
  rowsByCondition,
  verdictWords,
  type ConditionRows,
} from './fault-words.ts'
import styles from './fault.module.css'

/** What every tenant received in the last run, by condition, and the four reports. */
export function Right({view}: PaneProps<FaultView, FaultAction>) {
  const groups = rowsByCondition(view)
  const ended = endedWords(view)
  return (
    <>
      <h2>What tenants received</h2>
      {view.run === null && (
        <p className="meta">Nothing yet. Run the handler as it was found, to see what it does.</p>
      )}
      {ended !== null && (
        <p role="status">
          <Status kind="error">The code was ended</Status> {ended}
        </p>
      )}
      {groups.map((group) => (
        <Condition key={group.condition.id} group={group} />
      ))}
      <section className={styles['reports']}>
        <h3>The four reports</h3>
        {view.requests.map((request) => (
          <Report key={request.reference} request={request} />
        ))}
      </section>
    </>
  )
}

function Condition({group: {condition, rows, holding}}: {group: ConditionRows}) {
  const all = holding === rows.length
  return (
    <section className={styles['condition']}>
      <h3>
        {condition.name}{' '}
        <Status kind={all ? 'pass' : 'breach'}>
          {holding} of {rows.length} hold
        </Status>
      </h3>
      <table className={styles['rows']}>
        <caption className="visually-hidden">What tenants received: {condition.name}</caption>
        <thead>
          <tr>
            <th scope="col">Report</th>
            <th scope="col">Tenant got</th>
            <th scope="col" className={styles['num']}>
              ms
            </th>
            <th scope="col" className={styles['num']}>
              Calls
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.reference} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({row}: {row: FaultRow}) {
  return (
    <tr>
      <th scope="row">{row.reference}</th>
      <td>
        {receivedWords(row)}
        {row.failed !== null && <span className={styles['line']}>{row.failed}</span>}
        {row.broken.map((id) => (
          <span key={id} className={styles['line']}>
            <Status kind="breach">{verdictWords[id]}</Status>
          </span>
        ))}
        {row.log.length > 0 && (
          <details>
            <summary>Log, {row.log.length === 1 ? '1 line' : `${row.log.length} lines`}</summary>
            {row.log.map((line, index) => (
              <code key={`${index} ${line}`} className={styles['log']}>
                {line}
              </code>
            ))}
          </details>
        )}
      </td>
      <td className={styles['num']}>{row.tookMs.toLocaleString('en')}</td>
      <td className={styles['num']}>{row.modelCalls}</td>
    </tr>
  )
}

function Report({request}: {request: FaultRequest}) {
  const {reference, name, phone, address, text, gas} = request
  return (
    <details>
      <summary>
        {reference}, {name}
      </summary>
      <p className="small">{text}</p>
      <p className="meta">
        {address}, {phone}. Box “I smell gas”: {gas ? 'ticked' : 'not ticked'}.
      </p>
    </details>
  )
}
