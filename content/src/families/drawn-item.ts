import type {Item} from '../item.ts'

/** What is right in an item, told by content alone: letters, numbers and their order left out. */
export function answerByContent(item: Item): string {
  switch (item.type) {
    case 'single-choice':
    case 'choose-many': {
      const right = new Set([item.key.answer].flat())
      const texts = Object.entries(item.ask.options).filter(([letter]) => right.has(letter))
      return sortedText(texts.map(([, text]) => text))
    }
    case 'order':
      return item.key.answer.map((letter) => item.ask.steps[letter]).join('\n')
    case 'match':
      return sortedText(
        Object.entries(item.key.answer).map(([left, term]) => `${item.ask.left[left]}: ${term}`),
      )
    case 'judge-claims':
      return sortedText(
        Object.entries(item.key.answer).map(
          ([claim, verdict]) => `${item.ask.claims[claim]?.replaceAll(/\d/gu, '')}: ${verdict}`,
        ),
      )
    case 'numeric':
    case 'mark-faulty-lines':
    case 'complete-config':
      return JSON.stringify(item.key.answer)
  }
}

const spoilt: readonly RegExp[] = [
  /\b(?:NaN|undefined|Infinity|null|\[object Object\])\b/u,
  /(?<![\w.,])[-−]0(?:\.0+)?(?![\w.,])/u, // minus nothing
  /\d\.\d{8,}/u, // a binary fraction that was not rounded
  / {2}|\s[.,;](?:\s|$)/u,
]

/** Texts of a drawn question or key in which a computation left its mark, code set aside. */
export function untidyTexts({ask, key}: Item): string[] {
  const {code: _code, config: _config, ...prose} = {code: '', config: '', ...ask}
  return [...textsOf(prose), ...textsOf(key)].filter((text) => {
    const plain = text.replaceAll(/`[^`]*`/gu, 'name')
    return spoilt.some((mark) => mark.test(plain))
  })
}

/** Every text, number and key in a value; −0 is told from 0. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [Object.is(value, -0) ? '-0' : String(value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => [name, ...textsOf(part)])
}

function sortedText(texts: readonly string[]): string {
  return texts.toSorted().join('\n')
}
