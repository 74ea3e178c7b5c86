import type {AssistantAction, AssistantView, Fix, StateTool} from '@airworthy/range/views'
import type {Page} from 'playwright-core'
import {inTab, pasteOver, type Hand} from './hand.ts'

const techniques = {
  'role-play': 'Send a part to play',
  fiction: 'Send a story',
  provocation: 'Send a provocation',
} as const

/** Chats, writes reviews, changes the assistant and replays on the tabs of support-desk. */
export const assistantHand: Hand<AssistantView, AssistantAction> = async (page, {action, view}) => {
  switch (action.kind) {
    case 'say':
      await inTab(page, 'Break')
      await page.getByLabel(/^Write as customer/).fill(action.text)
      await page.getByRole('button', {name: 'Send', exact: true}).click()
      break
    case 'provoke':
      await inTab(page, 'Break')
      await page.getByRole('button', {name: techniques[action.technique]}).click()
      break
    case 'write-review':
      await inTab(page, 'Break')
      await page.getByLabel('Product', {exact: true}).selectOption(action.product)
      await page.getByLabel(/^Review, as every chat/).fill(action.text)
      await page.getByRole('button', {name: /^(Post|Replace) review$/}).click()
      break
    case 'next-customer':
      await inTab(page, 'Break')
      await page.getByRole('button', {name: 'Let the next customer come'}).click()
      break
    case 'new-chat': {
      await inTab(page, 'Break')
      const desk = action.desk === 'mended' ? 'With your changes' : 'As delivered'
      const name = action.desk === view.chat.desk ? 'New chat' : desk
      await page.getByRole('button', {name, exact: true}).click()
      break
    }
    case 'change':
      await inTab(page, 'Fix')
      await change(page, action.fix)
      await page.getByRole('button', {name: 'Apply changes'}).click()
      break
    case 'replay':
      await inTab(page, 'Replay')
      await page.getByRole('button', {name: /^Run everything/}).click()
      break
    default:
      throw new Error(`no hand for ${action.kind}`)
  }
}

async function change(page: Page, fix: Fix): Promise<void> {
  if (fix.filters.length > 0) throw new Error('no hand for filters of words')
  await page.getByLabel('Prompt', {exact: true}).fill(fix.prompt)
  await page.getByLabel('Reviews stand in the prompt').selectOption(fix.reviews)
  await page.getByLabel('Replies are searched for the code').selectOption(fix.codeFilter)
  await page.getByLabel(/^Replies are searched for abusive words/).selectOption(fix.abuseFilter)
  await changeTool(page, {tool: 'apply_discount', name: 'Discount', record: 'an approval', fix})
  await changeTool(page, {tool: 'refund', name: 'Refund', record: 'a return', fix})
  await changeTool(page, {tool: 'send_email', name: 'E-mail', record: null, fix})
  if (fix.validator === null) return
  const write = page.getByRole('button', {name: 'Write a validator'})
  if (await write.isVisible()) await write.click()
  await pasteOver(page.getByRole('textbox', {name: 'Validator'}), fix.validator)
}

async function changeTool(
  page: Page,
  {tool, name, record, fix}: {tool: StateTool; name: string; record: string | null; fix: Fix},
): Promise<void> {
  const rules = fix.tools[tool]
  const part = page.getByRole('group', {name, exact: true})
  await part.getByRole('checkbox').setChecked(rules.enabled)
  const whose = record === null ? 'address of' : 'orders of'
  await part.getByLabel(`${name}: ${whose}`).selectOption(rules.customer)
  await part.getByLabel(`${name}: customer’s button`).selectOption(rules.button)
  if (record === null) return
  const cap = (percent: number | null) => (percent === null ? '' : String(percent))
  await part.getByLabel(`${name}: Cap of one call, %`).fill(cap(rules.perCall))
  await part.getByLabel(`${name}: Cap of all calls on an order, %`).fill(cap(rules.cumulative))
  await part.getByLabel(`${name}: ${record} in the books`).selectOption(rules.record)
}
