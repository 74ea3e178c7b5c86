import {carryOutCall} from './carry-out-call.ts'
import type {Desk} from './desk.ts'
import {orderOf} from './shop.ts'
import type {Work} from './work.ts'

/** Looks an order up and says how it stands. */
export function lookUp(work: Work, number: string): void {
  const order = orderOf(work.desk.shop, number)
  carryOutCall(work, {tool: 'look_up_order', arguments: {order: number}, sources: []})
  if (order === undefined || order.customer !== work.chat.customer) {
    work.remarks.push({kind: 'no-such-order', order: number})
    return
  }
  const given = work.desk.shop.carried
    .filter(({tool, arguments: {order: of}}) => tool === 'apply_discount' && of === number)
    .reduce((sum, call) => sum + Number(call.arguments['percent']), 0)
  const product = work.desk.scenario.products.find(({id}) => id === order.product)?.name ?? ''
  const now = (order.price * (1 - Math.min(100, given) / 100)).toFixed(2)
  const {currency} = work.desk.scenario
  work.remarks.push({
    kind: 'status',
    order: number,
    product,
    status: order.status,
    now: `${currency} ${now}`,
  })
}

/** The order that a customer most likely means: the learner's own one, or the first. */
export function orderFor(desk: Desk, customer: string) {
  const {you, orders} = desk.scenario
  return customer === you.customer
    ? orders.find(({order}) => order === you.order)
    : orders.find((order) => order.customer === customer)
}
