import {ordinaryWords} from '../ordinary-words.ts'
import {pathWords} from '../path-kind.ts'
import {projectAt} from '../project-name.ts'
import {products} from './model-path.ts'
import type {Rule} from './rule.ts'

/** Parts of names that products of the field are made of: `llamafactory`, `nemoguardrails`. */
const stem =
  /llm|llama|gpt|guardrail|langchain|prompt|diffus|transformer|finetun|rerank|huggingface|openai|chatbot|agentic|redteam/
const own = /\.(py|pyx|cu|cuh|cpp|cc|rs|co|jl|ya?ml|jinja2?|j2|csv|jsonl|txt)$/i

/** Last words of files that hold what every program needs. */
const plain = /^(init|main|utils?|helpers?|types|typing|constants|kwargs( utils)?|dtos?)$/
const kinds: ReadonlySet<string> = new Set(['code', 'configuration', 'data', 'other'])

/**
 * Code of a package that is about models as a whole: in `vllm/` or `garak/` nearly everything but
 * sign-in, command line, logs and the like shapes what a model does. Barely enough alone.
 */
export const modelProject: Rule = {
  id: 'model-project',
  surface: 'model-code',
  looksFor: 'code in a package that bears the name of a product of the field',
  source: 'src/model-words.ts, src/ordinary-words.ts',
  observe: ({file, kind}) => {
    if (!kinds.has(kind) || !own.test(file.path)) return []
    const parts = pathWords(file.path)
    const at = projectAt(parts)
    const name = (parts[at] ?? []).join(' ')
    if (at >= parts.length - 1) return []
    if (!products.has(name) && !stem.test(name.replaceAll(' ', ''))) return []
    const below = parts.slice(at + 1).flat()
    const last = parts.at(-1)?.join(' ') ?? ''
    if (below.some((word) => ordinaryWords.has(word)) || plain.test(last)) return []
    const package_ = file.path.split('/')[at] ?? ''
    const why = `by path: code of ${package_}, a package about models`
    // of a text its extension says nothing, but in the data of such a package
    const data = kind === 'other' && below.includes('data')
    return [{line: null, basis: 'path', why, weight: data ? 0.6 : 0.42}]
  },
}
