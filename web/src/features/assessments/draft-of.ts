import type {ItemResponse} from '@airworthy/content/public'
import type {Draft} from './draft.ts'

/** A response as the draft that hands it in, so that the answer components can show it. */
export function draftOf(response: ItemResponse): Draft {
  switch (response.type) {
    case 'choose-many':
      return {type: response.type, choices: [...response.choices]}
    case 'order':
      return {type: response.type, steps: [...response.steps]}
    case 'mark-faulty-lines':
      return {type: response.type, lines: [...response.lines]}
    case 'numeric':
      return {type: response.type, text: String(response.value)}
    case 'single-choice':
    case 'match':
    case 'complete-config':
    case 'judge-claims':
      return response
  }
}
