import type {ItemView} from '@airworthy/content/public'
import {capital, counted} from '../../design/numbers.ts'
import type {Draft} from './draft.ts'

/** What a draft holds so far, in a few words for the foot of the item. */
export function answerSummary(view: ItemView, draft: Draft): string {
  switch (draft.type) {
    case 'single-choice':
      return draft.choice === null ? 'Nothing chosen' : 'One option chosen'
    case 'choose-many':
      return draft.choices.length === 0 ? 'Nothing chosen' : `${draft.choices.length} chosen`
    case 'order':
      return 'The order as it stands is handed in'
    case 'match':
      return `${Object.keys(draft.pairs).length} of ${view.type === 'match' ? view.left.length : 0} matched`
    case 'numeric':
      return ''
    case 'mark-faulty-lines':
      return draft.lines.length === 0
        ? 'No line marked'
        : `${capital(counted(draft.lines.length, 'line'))} marked: ${draft.lines.join(', ')}`
    case 'complete-config':
      return `${Object.keys(draft.values).length} of ${view.type === 'complete-config' ? view.blanks.length : 0} filled`
    case 'judge-claims':
      return `${Object.keys(draft.verdicts).length} of ${view.type === 'judge-claims' ? view.claims.length : 0} judged`
  }
}
