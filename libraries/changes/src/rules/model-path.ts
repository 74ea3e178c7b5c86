import {misleadingNames, modelWords, type ModelWord} from '../model-words.ts'
import {pathWords} from '../path-kind.ts'
import type {Rule} from './rule.ts'

const struck = misleadingNames.map((name) => ` ${name} `)
const listed = modelWords.map((word) => ({...word, spaced: ` ${word.words} `}))

/**
 * Names of files and folders. The name of the file counts in full, its folder nearly, folders
 * further up less: `llm/types.ts` is about a model, `ai-company/web/date.ts` is not.
 */
export const modelPath: Rule = {
  id: 'model-path',
  surface: 'model-code',
  looksFor: 'names of files and folders that stand for a model, its maker or its parts',
  source: 'src/model-words.ts, read off the layouts of public repositories',
  observe: ({file, kind}) => {
    if (kind === 'media' || kind === 'assistant' || kind === 'translation') return []
    const parts = pathWords(file.path)
    let best: {word: ModelWord; weight: number; part: string} | undefined
    let sum = 0
    for (const [index, words] of parts.entries()) {
      const distance = parts.length - 1 - index
      const nearness = [1, 0.92, 0.84, 0.7, 0.6][distance] ?? 0.5
      const word = strongest(words)
      if (word === undefined) continue
      const named = word.names === true && isProjectName(parts, index) ? 0.4 : 1
      const weight = word.weight * nearness * named * (languageFits(file.path, word) ? 1 : 0.68)
      sum += weight
      if (best === undefined || weight > best.weight) {
        best = {word, weight, part: file.path.split('/')[index] ?? ''}
      }
    }
    if (best === undefined) return []
    // A second name of the field beside the first, such as `evals/models`, is a second sign.
    const weight = Math.min(0.9, best.weight + 0.5 * (sum - best.weight))
    const why = `by path: ${best.part} (${best.word.words})`
    return [{line: null, basis: 'path', why, weight, surface: best.word.surface}]
  },
}

/**
 * A folder at the root, or below `src` and its like, often bears the project's name: everything in
 * `litellm/` is about models in name only. A subject such as `prompts` is no such name.
 */
function isProjectName(parts: readonly (readonly string[])[], index: number): boolean {
  if (index === parts.length - 1) return false
  const above = parts.slice(0, index).map((words) => words.join(' '))
  return above.every((name) => roots.has(name))
}

const roots = new Set(['src', 'lib', 'libs', 'packages', 'python', 'apps', 'py'])

/** `detect.py` finds objects, `detect.ts` the browser: ambiguous words mean models in Python. */
function languageFits(path: string, {weight}: ModelWord): boolean {
  return (
    weight >= 0.6 || /\.(py|pyx|ipynb|ya?ml|json|toml|jsonl|csv|parquet|r|jl|cpp|cu)$/i.test(path)
  )
}

function strongest(words: readonly string[]): ModelWord | undefined {
  // A folder called just that holds the part of the product that asks models.
  if (words.length === 1 && words[0] === 'ai') {
    return {words: 'ai', surface: 'model-code', weight: 0.66}
  }
  let text = ` ${words.join(' ')} `
  for (const name of struck) text = text.replace(name, ' ')
  let found: ModelWord | undefined
  for (const word of listed) {
    if (text.includes(word.spaced) && (found === undefined || word.weight > found.weight)) {
      found = word
    }
  }
  return found
}
