import {AirworthyError} from '@airworthy/kernel'
import {z} from 'zod'
import type {Engine} from '../core/engine.ts'
import {drawProducts, productsADay, type DrawnProduct} from './draw.ts'
import {tierOrder, triageFactsSchema, type TriageFacts} from './facts.ts'
import {judgePortfolio, type TriagePortfolio} from './judge.ts'
import type {TriageAction, TriageDecision, TriageView} from './view.ts'

/** What is recorded of a decision: how many products have one afterwards. */
type TriageResult = {readonly decided: number}

const shortId = z.string().min(1).max(40)
const actionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('decide'),
    product: shortId,
    decision: z.strictObject({
      tier: z.enum(tierOrder),
      basis: shortId.nullable(),
      conditions: z.array(shortId).max(12),
    }),
  }),
  z.strictObject({kind: z.literal('clear'), product: shortId}),
])

/** Triage of a day's products: tier, ground and conditions for each, judged against a key. */
export const triageEngine: Engine<
  TriageFacts,
  TriageAction,
  TriageResult,
  TriagePortfolio,
  TriageView
> = {
  id: 'triage',
  facts: triageFactsSchema,
  action: actionSchema,
  start: (facts, seed) => ({facts, products: drawProducts(facts, seed), decisions: new Map()}),
  decide: (state, action) => {
    assertKnown(state, action)
    return {decided: decisionsAfter(state, action).size}
  },
  apply: (state, {action}) => ({...state, decisions: decisionsAfter(state, action)}),
  undoable: () => true,
  view: ({facts, products, decisions}) => ({
    tiers: facts.tiers,
    bases: facts.bases,
    conditions: facts.conditions.map(({id, text}) => ({id, text})),
    rule: facts.rule,
    products: products.map((product) => productView(product, decisions)),
  }),
  progress: ({decisions}) =>
    ['tiers', 'refuse', 'basis', 'conditions', 'proportion'].map((id) => ({
      id,
      reached: null, // verdicts would let the key be found by trying
      facts: {decided: decisions.size, of: productsADay},
    })),
  judge: (state) => judgePortfolio(state),
}

function decisionsAfter(
  {decisions}: TriagePortfolio,
  action: TriageAction,
): ReadonlyMap<string, TriageDecision> {
  const after = new Map(decisions)
  if (action.kind === 'decide') after.set(action.product, action.decision)
  else after.delete(action.product)
  return after
}

function assertKnown({facts, products, decisions}: TriagePortfolio, action: TriageAction): void {
  if (!products.some(({id}) => id === action.product))
    throw refused(`unknown product: ${action.product}`)
  if (action.kind === 'clear') {
    if (!decisions.has(action.product)) throw refused(`nothing decided on: ${action.product}`)
    return
  }
  const {basis, conditions} = action.decision
  if (basis !== null && !facts.bases.some(({id}) => id === basis))
    throw refused(`unknown basis: ${basis}`)
  for (const condition of conditions)
    if (!facts.conditions.some(({id}) => id === condition))
      throw refused(`unknown condition: ${condition}`)
  if (new Set(conditions).size !== conditions.length)
    throw refused(`a condition is named twice: ${conditions.join(', ')}`)
}

function refused(message: string): AirworthyError {
  return new AirworthyError('action-refused', message)
}

/** Only what the sheet says: the tier, its grounds, gravity and needs stay in the state. */
function productView(
  {id, name, area, technology, reach, use}: DrawnProduct,
  decisions: ReadonlyMap<string, TriageDecision>,
): TriageView['products'][number] {
  const {purpose, affected, decides, wrong, undo} = use
  const decision = decisions.get(id) ?? null
  return {id, name, area, technology, purpose, affected, decides, wrong, undo, reach, decision}
}
