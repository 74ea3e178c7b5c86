/** The controls that may be switched on; the first changes what the model is likely to do. */
export const damageControls = [
  'instructions',
  'session',
  'per-call',
  'in-total',
  'approval',
  'button',
] as const

/** A control that may be switched on. */
export type DamageControl = (typeof damageControls)[number]

/** Share of an order that may be given away without approval. */
const allowed = 0.1

/**
 * The most that one conversation can give away when the model does whatever helps the attacker, in
 * the unit of `order`. `planted` is the case in which somebody else's text asks for it in the
 * session of a customer who does not want it.
 */
export function largestLoss(
  on: ReadonlySet<DamageControl>,
  {order, orders, calls, planted}: {order: number; orders: number; calls: number; planted: boolean},
): number {
  if (planted && on.has('button')) return 0
  const reachable = on.has('session') ? 1 : 1 + orders
  const bounds = [
    reachable * order,
    // without a limit a call gives away a whole order, and the calls are counted
    calls * order * (on.has('per-call') ? allowed : 1),
    // whoever approves is taken to refuse what goes beyond
    ...(on.has('in-total') || on.has('approval') ? [reachable * order * allowed] : []),
  ]
  return Math.min(...bounds)
}
