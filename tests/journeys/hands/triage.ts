import type {TriageAction, TriageView} from '@airworthy/range/views'
import type {Hand} from './hand.ts'

/** Decides on a product: opens its sheet, chooses tier, ground and conditions, records. */
export const triageHand: Hand<TriageView, TriageAction> = async (page, {action, view}) => {
  if (action.kind !== 'decide') throw new Error(`no hand for ${action.kind}`)
  const {tier, basis, conditions} = action.decision
  const sheet = page.locator(`[data-product="${action.product}"]`)
  const head = sheet.getByRole('button').first()
  if ((await head.getAttribute('aria-expanded')) === 'false') await head.click()
  const tierName = view.tiers.find(({id}) => id === tier)?.name ?? tier
  await sheet.getByRole('radio', {name: tierName, exact: true}).check()
  await sheet.getByLabel('Ground').selectOption(basis ?? '')
  for (const condition of view.conditions) {
    if (!conditions.includes(condition.id)) continue
    await sheet.getByRole('checkbox', {name: condition.text, exact: true}).check()
  }
  await sheet.getByRole('button', {name: 'Record the decision'}).click()
}
