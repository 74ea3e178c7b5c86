import type {Rule} from './rule.ts'

const folder =
  /(^|\/)(prompts?|prompt[_-]?(templates?|library|lib)|system[_-]?prompts?|instructions|chat[_-]?templates?)\/(?:.*\/)?[^/]+\.(txt|md|mdx|ya?ml|json|jinja2?|j2|mustache|hbs|liquid|tmpl|tpl|xml|prompt|poml|toml|py|ts|js|mjs|rb|go)$/i
const name =
  /(^|[/_.-])((system|user|base|judge|eval|agent|assistant|few[_-]?shot)[_-]?(prompt|instructions?)s?|prompts?)\.(txt|md|ya?ml|json|jinja2?|j2|mustache|prompt|toml|xml|py|ts|js|mjs|rb|go)$/i
const format = /\.(prompt|prompty|poml|promptl|baml|dspy)$/i
const skill = /(^|\/)SKILL\.md$/

/** A file that holds what a model is told. */
export const promptFile: Rule = {
  id: 'prompt-file',
  surface: 'prompt',
  looksFor: 'a file that holds instructions to a model',
  source: 'layouts of public repositories; Prompty, BAML and Agent Skills',
  observe: ({file, kind}) => {
    if (kind === 'assistant' || kind === 'test' || kind === 'translation') return []
    if (/(^|\/)(readme|changelog|contributing)[\w.-]*$/i.test(file.path)) return []
    const found = format.test(file.path) || name.test(file.path) || folder.test(file.path)
    if (found) {
      // A prompt written in Markdown is no documentation, wherever it lies but in docs.
      const weight = /(^|\/)docs?\//i.test(file.path) ? 0.2 : 0.82
      return [{line: null, basis: 'path', why: 'by path: file of instructions to a model', weight}]
    }
    if (!skill.test(file.path)) return []
    return [{line: null, basis: 'path', why: 'by path: skill of an agent', weight: 0.6}]
  },
}
