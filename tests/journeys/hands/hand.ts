import type {Locator, Page} from 'playwright-core'

/** Does one action of an exercise through its screen, as a person would. */
export type Hand<View, Action> = (
  page: Page,
  move: {readonly action: Action; readonly view: View},
) => Promise<void>

/** Opens a tab of the workspace. */
export async function inTab(page: Page, name: string): Promise<void> {
  const tabs = page.getByRole('group', {name: 'Phase'})
  await tabs.getByRole('button', {name, exact: true}).click()
}

/** Types a number into a control that can be slid or typed. */
export async function typeNumber(
  page: Page | Locator,
  {label, value}: {label: string; value: number},
): Promise<void> {
  const field = page.getByRole('textbox', {name: label, exact: true})
  await field.fill(String(Math.round(value * 1e6) / 1e6))
  await field.press('Tab')
}

/** Pastes text over all that an editor holds, as a person would who wrote it elsewhere. */
export async function pasteOver(editor: Locator, text: string): Promise<void> {
  await editor.click()
  await editor.press('ControlOrMeta+A')
  await editor.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    element.dispatchEvent(
      new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}),
    )
  }, text)
}
