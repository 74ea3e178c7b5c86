import type {ThresholdAction, ThresholdView} from '@airworthy/range/views'
import {inTab, typeNumber, type Hand} from './hand.ts'

/** Opens applicants, fixes thresholds and declares on the tabs of unequal-threshold. */
export const thresholdHand: Hand<ThresholdView, ThresholdAction> = async (page, {action, view}) => {
  switch (action.kind) {
    case 'open': {
      await inTab(page, 'Thresholds')
      const set = view.sets.find(({id}) => id === action.set)
      await page.getByRole('radio', {name: set?.name ?? '', exact: true}).click()
      break
    }
    case 'set':
      await inTab(page, 'Thresholds')
      for (const {id, name} of view.groups) {
        await typeNumber(page, {label: name, value: action.thresholds[id] ?? 0})
      }
      await page.getByRole('button', {name: 'Fix these thresholds'}).click()
      break
    case 'declare': {
      await inTab(page, 'Declaration')
      const {criteria, reason, givesUp, losers} = action.declaration
      const choose = async (legend: string, names: readonly (string | undefined)[]) => {
        const question = page.getByRole('group', {name: legend, exact: true})
        for (const name of names) await question.getByLabel(name ?? '', {exact: true}).check()
      }
      const criterionName = (wanted: string) => view.criteria.find(({id}) => id === wanted)?.name
      await choose('The thresholds are to meet', criteria.map(criterionName))
      await choose('Because', [view.reasons.find(({id}) => id === reason)?.text])
      await choose('I give up', givesUp.map(criterionName))
      await choose(
        'Who loses by it',
        losers.map((loser) => view.losers.find(({id}) => id === loser)?.text),
      )
      await page.getByRole('button', {name: 'Declare'}).click()
    }
  }
}
