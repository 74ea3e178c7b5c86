import type {RedactionAction, RedactionPolicy, RedactionView} from '@airworthy/range/views'
import type {Page} from 'playwright-core'
import {inTab, pasteOver, type Hand} from './hand.ts'

/** Marks tickets word by word and sets a policy on the tabs of personal-data-in-prompt. */
export const redactionHand: Hand<RedactionView, RedactionAction> = async (page, {action, view}) => {
  if (action.kind === 'mark') {
    await inTab(page, 'Find')
    await mark(page, {action, view})
  } else {
    await inTab(page, 'Minimise')
    await setPolicy(page, {policy: action.policy, view})
    await page.getByRole('button', {name: 'Apply and show prompts'}).click()
  }
}

async function mark(
  page: Page,
  {action, view}: {action: Extract<RedactionAction, {kind: 'mark'}>; view: RedactionView},
): Promise<void> {
  const marking = view.marking.find(({ticket}) => ticket === action.ticket)
  const ticket = page.getByRole('region', {name: `Ticket ${action.ticket}`})
  const handIn = ticket.getByRole('button', {name: /^Hand in marks/})
  // The words stand by field, in the order of the fields.
  const shown = view.fields.flatMap(({id}) =>
    (marking?.words ?? []).flatMap(({field}, number) => (field === id ? [number] : [])),
  )
  for (const number of action.words) {
    const word = ticket.locator('button[aria-pressed]').nth(shown.indexOf(number))
    if ((await word.getAttribute('aria-pressed')) === 'false') await word.click()
  }
  await handIn.click()
}

async function setPolicy(
  page: Page,
  {policy, view}: {policy: RedactionPolicy; view: RedactionView},
): Promise<void> {
  for (const {id, label} of view.fields) {
    const field = page.getByRole('group', {name: label, exact: true})
    await field.getByLabel(`${label}: what happens`).selectOption(policy.fields[id])
    await field.getByLabel(`${label}: purpose`).selectOption(policy.purposes[id])
  }
  const words = page.getByLabel('A needed sentence holds one of these')
  await words.fill(policy.words.join(', '))
  await words.press('Tab')
  for (const {id, label} of view.detectors) {
    const box = page.getByRole('checkbox', {name: label, exact: true})
    await box.setChecked(policy.detectors.includes(id))
  }
  await page.getByLabel('Stand-ins', {exact: true}).selectOption(policy.standIns)
  for (const {does, pattern} of policy.rules) {
    await page.getByRole('button', {name: 'Add a rule'}).click()
    await page
      .getByLabel(/^Rule .*: effect$/)
      .last()
      .selectOption(does)
    await page
      .getByLabel(/^Rule .*: regular expression$/)
      .last()
      .fill(pattern)
  }
  if (policy.code === null) return
  await page.getByRole('button', {name: 'Write redact(ticket)'}).click()
  await pasteOver(page.getByRole('textbox', {name: 'redact(ticket)'}), policy.code)
}
