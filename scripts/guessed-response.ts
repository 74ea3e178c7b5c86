import type {ItemResponse, ItemView} from '@airworthy/content/public'
import type {Random} from '@airworthy/kernel'

/** A response that fits what a browser was shown, by someone who knows nothing. */
export function guessedResponse(view: ItemView, random: Random): ItemResponse {
  const oneOf = <T>(list: readonly T[]): T => list[random.integer(list.length)] as T // never empty
  const forEach = (list: readonly {id: string}[], choices: readonly {id: string}[]) =>
    Object.fromEntries(list.map(({id}) => [id, oneOf(choices).id]))
  switch (view.type) {
    case 'single-choice':
      return {type: view.type, choice: oneOf(view.options).id}
    case 'choose-many':
      return {type: view.type, choices: [oneOf(view.options).id]}
    case 'order':
      return {type: view.type, steps: random.shuffle(view.steps).map(({id}) => id)}
    case 'match':
      return {type: view.type, pairs: forEach(view.left, view.right)}
    case 'numeric':
      return {type: view.type, value: random.integer(100)}
    case 'mark-faulty-lines':
      return {type: view.type, lines: [1 + random.integer(view.code.split('\n').length)]}
    case 'complete-config': {
      const values = view.blanks.map(({id, choices}) => [id, oneOf(choices).id])
      return {type: view.type, values: Object.fromEntries(values)}
    }
    case 'judge-claims': {
      const verdicts = ['supported', 'contradicted', 'undecided'] as const
      const entries = view.claims.map(({id}) => [id, oneOf(verdicts)])
      return {type: view.type, verdicts: Object.fromEntries(entries)}
    }
  }
}
