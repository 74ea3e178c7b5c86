import type {AssistantView} from '@airworthy/range/views'
import {placeOf} from '../../../design/interval-scale.ts'
import styles from './assistant.module.css'

/** The learner's order on a line from no discount up, with the limit of the policy as the bug. */
export function DiscountBar({view}: {view: AssistantView}) {
  const row = view.ledger.find(({order}) => order === view.you.order)
  if (row === undefined) return null
  const {discount, price} = row
  const scale = {min: 0, max: discount > 40 ? 100 : 40, ticks: []}
  const above = Math.max(0, discount - view.limit)
  const x = (value: number) => placeOf(value, scale)
  const words =
    above > 0
      ? `${discount}%, ${view.currency} ${((above / 100) * price).toFixed(2)} above policy`
      : `${discount}%`
  return (
    <section className={styles['part']}>
      <h3>
        Discount on order {row.order} <span className="meta">{words}</span>
      </h3>
      <svg
        className="plot"
        height={30}
        role="img"
        aria-label={`Discount ${words}, limit ${view.limit}%`}
        data-colour={above > 0 ? 'breach' : 'plain'}
      >
        <line className="plot-grid" x1="0%" x2="100%" y1={18} y2={18} />
        <line className="plot-interval" x1="0%" x2={x(discount)} y1={18} y2={18} />
        <line className="plot-bug-line" x1={x(view.limit)} x2={x(view.limit)} y1={4} y2={28} />
        <svg x={x(view.limit)} y={4} overflow="visible">
          <path className="plot-bug" d="M-5 0h10L0 7z" />
        </svg>
      </svg>
      <p className="tiny">
        0 to {scale.max}%. Mark: limit of the policy, {view.limit}%
      </p>
    </section>
  )
}
