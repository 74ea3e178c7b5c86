import {misleadingNames, modelStems, modelWords, type ModelWord} from '../model-words.ts'
import {homonyms, ordinaryWords, signIn} from '../ordinary-words.ts'
import {pathWords} from '../path-kind.ts'
import {projectAt, projectName} from '../project-name.ts'
import type {Rule} from './rule.ts'

/** Names of products, which a project at the root may bear as a whole. */
export const products: ReadonlySet<string> = new Set(
  modelWords.flatMap(({words, names}) => (names === true ? [words] : [])),
)
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
    // A folder at the root often bears the project's name, which its files may repeat: everything in
    // `litellm/` is about models in name only. A subject such as `prompts` is no such name.
    const at = parts.length > 1 ? projectAt(parts) : -1
    const project = projectName(parts)
    let best: {word: ModelWord; weight: number; part: string} | undefined
    let sum = 0
    for (const [index, words] of parts.entries()) {
      const distance = parts.length - 1 - index
      const nearness = [1, 0.92, 0.84, 0.7, 0.6][distance] ?? 0.5
      const word = strongestWord(words)
      if (word === undefined || meansOther(word, file.path)) continue
      const root = index === at && (word.names === true || products.has(project))
      const named = root || (word.names === true && word.words === project) ? 0.4 : 1
      const weight = word.weight * nearness * named * (languageFits(file.path, word) ? 1 : 0.68)
      sum += weight
      if (best === undefined || weight > best.weight) {
        best = {word, weight, part: file.path.split('/')[index] ?? ''}
      }
    }
    if (best === undefined) return []
    // A second name of the field beside the first, such as `evals/models`, is a second sign.
    const full = Math.min(0.9, best.weight + 0.5 * (sum - best.weight))
    const weight = full * plainness(file.path, parts)
    const why = `by path: ${best.part} (${best.word.words})`
    return [{line: null, basis: 'path', why, weight, surface: best.word.surface}]
  },
}

/** `detect.py` finds objects, `detect.ts` the browser: ambiguous words mean models in Python. */
function languageFits(path: string, {weight}: ModelWord): boolean {
  return (
    weight >= 0.6 || /\.(py|pyx|ipynb|ya?ml|json|toml|jsonl|csv|parquet|r|jl|cpp|cu)$/i.test(path)
  )
}

/**
 * What sign-in and files with an ordinary name of their own are worth: `attacks/console_printer.py`
 * prints. A name that also speaks of models, such as `mcp_rate_limit.py`, keeps its weight.
 */
function plainness(path: string, parts: readonly (readonly string[])[]): number {
  if (signIn.test(path.toLowerCase())) return 0.4
  const own = parts.at(-1) ?? []
  const plain = own.some((word) => ordinaryWords.has(word))
  return plain && strongestWord(own) === undefined ? 0.65 : 1
}

/** Whether the rest of the path shows that the word has another meaning there. */
function meansOther({words}: ModelWord, path: string): boolean {
  const lower = path.toLowerCase()
  return homonyms.some((homonym) => homonym.words.test(words) && homonym.within.test(lower))
}

/** The word of the field that says most among words of a name, after misleading names are struck. */
export function strongestWord(words: readonly string[]): ModelWord | undefined {
  // A folder called just that holds the part of the product that asks models.
  if (words.length === 1 && words[0] === 'ai') {
    return {words: 'ai', surface: 'model-code', weight: 0.66}
  }
  // `llama3` and `agentflowv2` are what they are without their version.
  const plain = words.map((word) => (word.length > 4 ? word.replace(/v?\d+$/, '') : word))
  let text = ` ${[...words, '|', ...plain].join(' ')} `
  for (const name of struck) text = text.replaceAll(name, ' ')
  let found: ModelWord | undefined
  for (const word of listed) {
    if (text.includes(word.spaced) && (found === undefined || word.weight > found.weight)) {
      found = word
    }
  }
  if (found !== undefined && found.weight >= 0.6) return found
  const parts = text.split(' ')
  const stem = modelStems.find(({pattern}) => parts.some((part) => pattern.test(part)))
  // a product may be called after such a part, as a project after a product
  return stem === undefined ? found : {...stem, names: true}
}
