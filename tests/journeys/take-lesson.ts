import type {Act, Block} from '@airworthy/content'
import type {Locator, Page} from 'playwright-core'
import {findWithInstrument} from './find-with-instrument.ts'

/** Does every act of the open lesson, each as its kind asks, and waits until each is saved. */
export async function takeLesson(page: Page, blocks: readonly Block[]): Promise<void> {
  for (const block of blocks) {
    if (!isAct(block)) continue
    const act = page.locator(`#act-${block.id}`)
    await doAct(act, block)
    await act.getByText('Saved', {exact: true}).waitFor()
  }
}

const kinds = ['predict', 'check', 'mark', 'sort', 'choose', 'explore', 'draft']

function isAct(block: Block): block is Act {
  return kinds.includes(block.kind)
}

/** Does one act in its region, whether it is saved or not. */
export async function doAct(region: Locator, act: Act): Promise<void> {
  switch (act.kind) {
    case 'predict':
      if (act.guess.form === 'options') await region.getByRole('radio').first().check()
      else {
        await region.getByRole('textbox', {name: 'Your guess'}).fill(String(act.guess.min))
      }
      await region.getByRole('button', {name: 'Guess'}).click()
      break
    case 'check':
      await region
        .getByRole('radio')
        .nth(act.options.findIndex(({right}) => right))
        .check()
      await region.getByRole('button', {name: 'Answer'}).click()
      break
    case 'choose':
      await region.getByRole('radio').first().check()
      await region.getByRole('button', {name: 'Choose'}).click()
      break
    case 'mark':
      await region.getByRole('option').first().click()
      await region.getByRole('button', {name: /^Hand in/}).click()
      break
    case 'sort':
      for (const card of await region.getByRole('group').all()) {
        await card.getByRole('radio').first().check()
      }
      await region.getByRole('button', {name: 'Hand in'}).click()
      break
    case 'draft':
      for (const text of await region.getByRole('textbox').all()) {
        await text.fill('It ranks requests for help; people decide, and a refusal is read again.')
      }
      await region.getByRole('button', {name: 'Compare with the model text'}).click()
      break
    case 'explore':
      await findWithInstrument(region, act.id)
  }
}
