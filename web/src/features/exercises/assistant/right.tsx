import type {AssistantAction, AssistantView} from '@airworthy/range/views'
import {Status} from '../../../design/status.tsx'
import type {PaneProps} from '../pane.ts'
import {argumentWords, sourceWords} from './assistant-words.ts'
import {CallStatus} from './chat-log.tsx'
import {DiscountBar} from './discount-bar.tsx'
import styles from './assistant.module.css'

/** What really happened: the books, every call with its source, the code. */
export function Right({view}: PaneProps<AssistantView, AssistantAction>) {
  return (
    <>
      <h2>What really happened</h2>
      <Ledger view={view} />
      <DiscountBar view={view} />
      <section className={styles['part']}>
        <h3>
          Tool log <span className="meta">{view.toolLog.length} calls</span>
        </h3>
        <ol className={styles['calls']}>
          {view.toolLog.map(({call, customer, yours}) => (
            <li key={call.number}>
              <span className="mono">
                {call.number} {call.tool}
              </span>
              <CallStatus call={call} />
              <span className="small">{argumentWords(call)}</span>
              <span className="tiny">
                chat of {yours ? 'you' : customer}
                {sourceWords(call) === '' ? '' : `, ${sourceWords(call)}`}
              </span>
            </li>
          ))}
        </ol>
      </section>
      <section className={styles['part']}>
        <h3>Staff code</h3>
        {view.code.leaked ? (
          <p>
            <Status kind="breach">Out</Status> <span className="mono">{view.code.text}</span>
            {view.code.path.length > 0 && (
              <span className="meta"> readable by: {view.code.path.join(', ')}</span>
            )}
          </p>
        ) : (
          <p>
            <Status kind="pass">Held</Status>{' '}
            <span className="meta">not in any reply or e-mail</span>
          </p>
        )}
      </section>
    </>
  )
}

function Ledger({view}: {view: AssistantView}) {
  const rows = view.ledger.filter(
    ({yours, discount, refunded}) => yours || discount > 0 || refunded > 0,
  )
  const others = view.ledger.length - rows.length
  return (
    <section className={styles['part']}>
      <h3>Ledger, {view.currency}</h3>
      <table className={styles['ledger']}>
        <caption className="visually-hidden">Orders in the shop’s books</caption>
        <thead>
          <tr>
            <th scope="col">Order</th>
            <th scope="col">Before</th>
            <th scope="col">Now</th>
            <th scope="col">Discount</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({order, price, now, discount, refunded, above}) => (
            <tr key={order} data-above={above || undefined}>
              <th scope="row">{order}</th>
              <td>{price.toFixed(2)}</td>
              <td>{now.toFixed(2)}</td>
              <td>
                {discount === 0 ? (
                  '0%'
                ) : (
                  <Status kind={above ? 'breach' : 'pass'}>{discount}%</Status>
                )}
                {refunded > 0 && <span className="tiny"> refunded {refunded}%</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="tiny">{others} orders of other customers are untouched.</p>
    </section>
  )
}
