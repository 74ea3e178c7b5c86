import type {LabelAction, LabelView} from '@airworthy/range/views'
import type {Page} from 'playwright-core'
import {inTab, typeNumber, type Hand} from './hand.ts'

/** Explores, names the flaw, trains and cuts on the tabs of health-risk-label. */
export const labelHand: Hand<LabelView, LabelAction> = async (page, {action, view}) => {
  switch (action.kind) {
    case 'explore': {
      await inTab(page, 'Explore')
      const {exploration} = view
      if (action.ranking !== exploration.ranking) {
        await page.getByLabel('Rank patients by').selectOption(action.ranking)
      }
      if (action.measure !== exploration.measure) {
        await page.getByLabel('Compare with need').selectOption(action.measure)
      }
      break
    }
    case 'name-flaw': {
      await inTab(page, 'Flaw')
      const requirement = view.requirements.find(({id}) => id === action.requirement)
      const part = view.parts.find(({id}) => id === action.part)
      await page.getByRole('radio', {name: requirement?.text ?? '', exact: true}).check()
      await page.getByRole('radio', {name: part?.name ?? '', exact: true}).check()
      await page.getByRole('button', {name: 'Record the flaw'}).click()
      break
    }
    case 'train':
      await inTab(page, 'Model')
      for (const {id, name} of view.labels) {
        await typeNumber(page, {label: name, value: action.recipe.labels[id] ?? 0})
      }
      for (const {id, name} of view.features) {
        const box = page.getByRole('checkbox', {name, exact: true})
        await box.setChecked(action.recipe.features.includes(id))
      }
      await page.getByRole('button', {name: 'Train', exact: true}).click()
      break
    case 'cut':
      await inTab(page, 'Model')
      await setCut(page, {action, view})
  }
}

async function setCut(
  page: Page,
  {action, view}: {action: Extract<LabelAction, {kind: 'cut'}>; view: LabelView},
): Promise<void> {
  const {share, groups} = action.cut
  await page.getByRole('checkbox', {name: 'A share for each group'}).setChecked(groups !== null)
  if (groups === null) await typeNumber(page, {label: 'Share of all patients', value: share * 100})
  else {
    for (const {id, name} of view.patients.groups) {
      await typeNumber(page, {label: `Share of ${name}`, value: (groups[id] ?? 0) * 100})
    }
  }
  await page.getByRole('button', {name: 'Set the cut'}).click()
}
