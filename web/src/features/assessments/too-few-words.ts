import {countWord} from '../../design/numbers.ts'

interface TooFew {
  items: number
  minimumItems: number
}

/** Why a domain has no figure: "not judged: two answers, needs three". */
export function tooFewWords({items, minimumItems}: TooFew): string {
  // The domain has its answers; the attempt as a whole has not.
  if (items >= minimumItems) return 'not judged: too few answers in all'
  const answers = `${countWord(items)} ${items === 1 ? 'answer' : 'answers'}`
  return `not judged: ${answers}, needs ${countWord(minimumItems)}`
}
