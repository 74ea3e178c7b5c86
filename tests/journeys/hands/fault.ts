import type {FaultAction, FaultView} from '@airworthy/range/views'
import {pasteOver, type Hand} from './hand.ts'

/** Pastes a handler into the editor of fallback and runs it. */
export const faultHand: Hand<FaultView, FaultAction> = async (page, {action}) => {
  await pasteOver(page.getByRole('textbox', {name: 'Handler'}), action.code)
  await page.getByRole('button', {name: 'Run', exact: true}).click()
}
