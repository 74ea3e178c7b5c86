import type {ItemView, ItemResponse} from '@airworthy/content'
import type {Locator, Page} from 'playwright-core'

/** Gives a response to the item on the page by its controls, and hands it in. */
export async function answerRightly(
  page: Page,
  {view, response}: {view: ItemView; response: ItemResponse},
): Promise<void> {
  const answer = page.getByRole('region', {name: 'Answer'})
  await give(answer, {view, response})
  await answer.getByRole('button', {name: 'Hand in and go on'}).click()
}

async function give(
  answer: Locator,
  {view, response}: {view: ItemView; response: ItemResponse},
): Promise<void> {
  switch (response.type) {
    case 'single-choice':
      await answer.locator(`input[type=radio][value="${response.choice}"]`).check()
      break
    case 'choose-many': {
      const options = view.type === 'choose-many' ? view.options : []
      for (const [place, {id}] of options.entries()) {
        await answer.getByRole('checkbox').nth(place).setChecked(response.choices.includes(id))
      }
      break
    }
    case 'order':
      // each step goes to the end in turn, so that they stand as they were named
      for (const id of response.steps) {
        const row = answer.locator(`[data-grip="${id}"]`)
        for (let move = 1; move < response.steps.length; move++) await row.press('Alt+ArrowDown')
      }
      break
    case 'match': {
      const left = view.type === 'match' ? view.left : []
      for (const [place, {id}] of left.entries()) {
        await answer
          .getByRole('combobox')
          .nth(place)
          .selectOption(response.pairs[id] ?? '')
      }
      break
    }
    case 'numeric':
      await answer.getByLabel(/^Your number/).fill(String(response.value))
      break
    case 'mark-faulty-lines':
      for (const line of response.lines) {
        await answer
          .getByRole('option')
          .nth(line - 1)
          .click()
      }
      break
    case 'complete-config': {
      const parts = view.type === 'complete-config' ? view.parts : []
      const blanks = parts.flatMap((part) => ('blank' in part ? [part.blank] : []))
      for (const [place, blank] of blanks.entries()) {
        await answer
          .getByRole('combobox')
          .nth(place)
          .selectOption(response.values[blank] ?? '')
      }
      break
    }
    case 'judge-claims': {
      const claims = view.type === 'judge-claims' ? view.claims : []
      for (const [place, {id}] of claims.entries()) {
        const group = answer.getByRole('radiogroup').nth(place)
        await group.locator(`input[type=radio][value="${response.verdicts[id]}"]`).check()
      }
    }
  }
}
