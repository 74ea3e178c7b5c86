import type {ProductView, TriageAction, TriageView} from '@airworthy/range/views'
import {Status} from '../../../design/status.tsx'
import type {PaneProps} from '../pane.ts'
import {keyOf, portfolioOf} from './portfolio.ts'
import styles from './triage.module.css'

/** The portfolio as it stands: tiers given, what is missing; verdicts only after the end. */
export function Right({view, attempt, finished}: PaneProps<TriageView, TriageAction>) {
  const portfolio = portfolioOf(view)
  const total = view.products.length
  return (
    <>
      <h2>Portfolio</h2>
      <p className="meta" aria-live="polite">
        {portfolio.decided} of {total} decided
        {finished ? '' : '; judged when you finish'}
      </p>
      <table className={styles['portfolio']}>
        <caption className="visually-hidden">Products by tier</caption>
        <thead>
          <tr>
            <th scope="col">Tier</th>
            <th scope="col">Count</th>
            <th scope="col">Products</th>
          </tr>
        </thead>
        <tbody>
          {portfolio.byTier.map(({tier, products}) => (
            <tr key={tier.id} data-tier={tier.id}>
              <th scope="row">{tier.name}</th>
              <td>{products.length}</td>
              <td>{products.map(({name}) => name).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {finished ? (
        <Verdicts attempt={attempt} />
      ) : (
        <>
          <Missing title="Undecided" products={portfolio.undecided} />
          <Missing title="Decided without a ground" products={portfolio.withoutGround} />
          <Missing
            title="To be released without a condition"
            products={portfolio.withoutCondition}
          />
        </>
      )}
    </>
  )
}

function Missing({title, products}: {title: string; products: readonly ProductView[]}) {
  return (
    <section className={styles['missing']}>
      <h3>
        {title}: {products.length}
      </h3>
      {products.length > 0 && <p className="small">{products.map(({name}) => name).join(', ')}</p>}
    </section>
  )
}

/** How many products agree with the key, by what was decided. */
function Verdicts({attempt}: Pick<PaneProps<TriageView, TriageAction>, 'attempt'>) {
  const key = keyOf(attempt)
  const rows = [
    ['Tier', key.filter(({tierRight}) => tierRight).length],
    ['Tier and ground', key.filter(({basisRight}) => basisRight).length],
    ['Conditions', key.filter(({conditionsRight}) => conditionsRight).length],
  ] as const
  return (
    <section className={styles['missing']}>
      <h3>Agrees with the key</h3>
      <ul>
        {rows.map(([name, count]) => (
          <li key={name}>
            <Status kind={count === key.length ? 'passed' : 'in-progress'}>
              {name}: {count} of {key.length}
            </Status>
          </li>
        ))}
      </ul>
      <p className="meta">Open a product to see its key and the reason.</p>
    </section>
  )
}
