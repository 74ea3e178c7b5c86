import type {Locator, Page} from 'playwright-core'

export type ItemKind =
  | 'single-choice'
  | 'choose-many'
  | 'order'
  | 'match'
  | 'numeric'
  | 'mark-faulty-lines'
  | 'complete-config'
  | 'judge-claims'

export const allItemKinds: readonly ItemKind[] = [
  'single-choice',
  'choose-many',
  'order',
  'match',
  'numeric',
  'mark-faulty-lines',
  'complete-config',
  'judge-claims',
]

/** The part of the page in which the item is answered. */
function answerOf(page: Page): Locator {
  return page.getByRole('region', {name: 'Answer'})
}

/** Which kind of item the page shows, read off its controls as a person would. */
export async function kindOnPage(page: Page): Promise<ItemKind> {
  const answer = answerOf(page)
  await answer.getByRole('button', {name: 'Hand in and go on'}).waitFor()
  const count = async (locator: Locator) => await locator.count()
  if ((await count(answer.getByRole('listbox'))) > 0) return 'mark-faulty-lines'
  if ((await count(answer.getByLabel(/^Your number/))) > 0) return 'numeric'
  if ((await count(answer.getByRole('button', {name: /^Move up/}))) > 0) return 'order'
  if ((await count(answer.getByRole('radiogroup'))) > 1) return 'judge-claims'
  if ((await count(answer.getByRole('radio'))) > 0) return 'single-choice'
  if ((await count(answer.getByRole('checkbox'))) > 0) return 'choose-many'
  const inline = await count(answer.locator('select[data-inline], [class*="blank"]'))
  return inline > 0 ? 'complete-config' : 'match'
}

/** Answers the item by mouse; what is chosen does not matter, that every control works does. */
export async function answerByMouse(page: Page, kind: ItemKind): Promise<void> {
  const answer = answerOf(page)
  switch (kind) {
    case 'single-choice':
      await answer.getByRole('radio').last().click()
      break
    case 'choose-many':
      await answer.getByRole('checkbox').first().click()
      await answer.getByRole('checkbox').nth(1).click()
      break
    case 'order':
      await answer
        .getByRole('button', {name: /^Move down/})
        .first()
        .click()
      break
    case 'match':
    case 'complete-config':
      for (const select of await answer.getByRole('combobox').all())
        await select.selectOption({index: 1})
      break
    case 'numeric':
      await answer.getByLabel(/^Your number/).fill('1')
      break
    case 'mark-faulty-lines':
      await answer.getByRole('option').nth(2).click()
      await answer.getByRole('option').nth(3).click()
      break
    case 'judge-claims':
      for (const group of await answer.getByRole('radiogroup').all())
        await group.getByRole('radio').first().click()
      break
  }
  await answer.getByRole('button', {name: 'Hand in and go on'}).click()
}

/** Answers the item with the keyboard alone: Tab, arrows, Space, typing, Ctrl+Enter. */
export async function answerByKeyboard(page: Page, kind: ItemKind): Promise<void> {
  const {keyboard} = page
  switch (kind) {
    case 'single-choice':
      await tabTo(page, 'input[type=radio]')
      await keyboard.press('Space')
      await keyboard.press('ArrowDown')
      break
    case 'choose-many':
      await tabTo(page, 'input[type=checkbox]')
      await keyboard.press('Space')
      await keyboard.press('Tab')
      await keyboard.press('Space')
      break
    case 'order':
      await tabTo(page, 'button[aria-label$="Pick up"]')
      await keyboard.press('Space')
      await keyboard.press('ArrowDown')
      await keyboard.press('Space')
      break
    case 'match':
    case 'complete-config': {
      const selects = await answerOf(page).getByRole('combobox').count()
      await tabTo(page, 'select')
      for (let select = 0; select < selects; select++) {
        await keyboard.press('ArrowDown')
        if (select < selects - 1) await keyboard.press('Tab')
      }
      break
    }
    case 'numeric':
      await tabTo(page, '#number')
      await keyboard.type('1')
      break
    case 'mark-faulty-lines':
      await tabTo(page, '[role=listbox]')
      await keyboard.press('ArrowDown')
      await keyboard.press('Space')
      break
    case 'judge-claims': {
      const groups = await answerOf(page).getByRole('radiogroup').count()
      await tabTo(page, 'input[type=radio]')
      for (let group = 0; group < groups; group++) {
        await keyboard.press('Space')
        if (group < groups - 1) await keyboard.press('Tab')
      }
      break
    }
  }
  await keyboard.press('Control+Enter')
}

/** Presses Tab until what has the focus matches; fails after 80 presses. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 80; press++) {
    await page.keyboard.press('Tab')
    const reached = await page.evaluate(
      (wanted) => document.activeElement?.matches(wanted) ?? false,
      selector,
    )
    if (reached) return
  }
  throw new Error(`Tab does not reach ${selector} on ${page.url()}`)
}

/** Presses Tab until the focus is on a control of this name. */
export async function tabToName(page: Page, name: string): Promise<void> {
  for (let press = 0; press < 80; press++) {
    await page.keyboard.press('Tab')
    const reached = await page.evaluate((wanted) => {
      const focused = document.activeElement
      const label =
        focused instanceof HTMLInputElement ? focused.labels?.[0]?.textContent : undefined
      return [focused?.getAttribute('aria-label'), label, focused?.textContent].some(
        (text) => text?.trim().startsWith(wanted) ?? false,
      )
    }, name)
    if (reached) return
  }
  throw new Error(`Tab does not reach ${name} on ${page.url()}`)
}
