/**
 * What a file is for, as far as its path tells. The kind decides how much its words count: `openai`
 * in the name of a module is code that calls a model, in the name of a page it is documentation.
 */
export type PathKind =
  | 'code'
  | 'configuration'
  | 'notebook'
  | 'manifest'
  | 'lock'
  | 'documentation'
  | 'test'
  | 'interface'
  | 'translation'
  | 'infrastructure'
  | 'migration'
  | 'generated'
  | 'media'
  | 'assistant'
  | 'data'
  | 'other'

const lockFiles =
  /^(package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|poetry\.lock|uv\.lock|pdm\.lock|pipfile\.lock|conda-lock\.yml|cargo\.lock|go\.sum|gemfile\.lock|composer\.lock|packages\.lock\.json|pixi\.lock)$/i

const manifests =
  /^(package\.json|pyproject\.toml|setup\.(py|cfg)|pipfile|requirements[\w.-]*\.(txt|in)|[\w.-]*requirements\.(txt|in)|constraints[\w.-]*\.txt|environment[\w.-]*\.ya?ml|env[\w.-]*\.ya?ml|conda[\w.-]*\.ya?ml|pixi\.toml|cargo\.toml|go\.mod|pom\.xml|build\.gradle(\.kts)?|libs\.versions\.toml|gemfile|[\w.-]+\.gemspec|composer\.json|[\w.-]+\.(cs|fs|vb)proj|directory\.packages\.props|packages\.config|pnpm-workspace\.yaml)$/i

const codeExtensions =
  /\.(ts|mts|cts|js|mjs|cjs|jsx|tsx|py|pyi|pyx|go|rs|java|kt|kts|scala|rb|php|cs|fs|cpp|cc|cxx|c|h|hpp|cu|swift|m|mm|r|jl|lua|ex|exs|clj|dart|sh|ps1|sql|vue|svelte|proto|gd)$/i

/** Kinds in the order in which they are asked: the first that fits is the kind. */
const kinds: readonly (readonly [PathKind, RegExp])[] = [
  // Instructions to a coding assistant shape how people work here, not what the product's model does.
  [
    'assistant',
    /(^|\/)(\.(claude|cursor|agents|windsurf|continue|codex|gemini|roo|kiro|opencode|openclaw|trae|bmad-[\w-]+)|\.github\/(prompts|chatmodes|instructions|agents|skills))\/|(^|\/)(AGENTS|CLAUDE|GEMINI|CODEX|WARP)(\.local)?\.md$|(^|\/)(copilot-instructions\.md|\.cursorrules|\.windsurfrules)$/i,
  ],
  [
    'generated',
    /(^|\/)(generated|__generated__|dist|vendor|node_modules|third_party)\/|\.(generated|gen|pb|min)\.\w+$|_pb2(_grpc)?\.pyi?$|(^|\/)(openapi|swagger)[\w.-]*\.(ya?ml|json)$|\.snap$/i,
  ],
  // Code is one only where it is named by a language: `api/messages/route.ts` calls models.
  [
    'translation',
    /(^|\/)(locales?|i18n|l10n|translations?|lang|langs|languages|messages)\/(.*\.(json|ya?ml|po|pot|properties|arb|strings|xlf|ftl)|(.*\/)?(?!ai\b|ml\b)[a-z]{2}([-_]([a-z]{2}|[a-z]{4}))?(\/.*)?\.(ts|js|php))$|\.(po|pot|xlf|arb)$/i,
  ],
  [
    'migration',
    /(^|\/)(migrations?|alembic|versions\/migrations|drizzle\/meta)\/|\.sql$|\.prisma$/i,
  ],
  [
    'infrastructure',
    /(^|\/)\.(github|circleci|gitlab|buildkite|azure-pipelines|devcontainer|husky|vscode|vs|idea|changeset|cloudbuild)(\/|\.)|(^|\/)(dockerfile[\w.-]*|[\w.-]+\.dockerfile|docker-compose[\w.-]*\.ya?ml|compose[\w.-]*\.ya?ml|makefile|justfile|jenkinsfile|procfile|\.gitlab-ci\.yml|\.travis\.yml|\.pre-commit-config\.yaml|\.dockerignore|\.gitignore|\.gitattributes|\.editorconfig|\.npmrc|\.nvmrc|codecov\.yml|renovate\.json5?|tox\.ini|noxfile\.py|turbo\.json|nx\.json|tsconfig[\w.-]*\.json|\.eslint[\w.]*|eslint\.config\.\w+|\.prettier\w*|biome\.json|vite(st)?\.config\.\w+|jest\.config\.\w+|webpack[\w.]*\.js|next\.config\.\w+|tailwind\.config\.\w+|postcss\.config\.\w+|mkdocs\.yml|netlify\.toml|vercel\.json|fly\.toml|render\.yaml)$|(^|\/)(helm|charts|k8s|kubernetes|terraform|infra|deploy|deployments?|docker|ansible)\/.*\.(ya?ml|tf|tpl|json|sh|conf)$|\.tf$|\.(conf|service|nix|sh|bash|ps1|bat)$/i,
  ],
  ['lock', /(?!)/],
  ['manifest', /(?!)/],
  [
    'test',
    /(^|\/)(tests?|__tests__|specs?|testing|e2e|__mocks__|__snapshots__|__fixtures__|mocks|fixtures|cypress|playwright|test[-_]utils)\/|(^|\/)(test_[\w.-]+|[\w.-]+_test|conftest|tests)\.\w+$|\.(test|spec|servertest|e2e|stories|cy|bench)\.\w+$/i,
  ],
  ['notebook', /\.ipynb$/i],
  [
    'documentation',
    /(^|\/)(docs?|documentation|changelogs?|guides?|wiki|\.changeset)\/|(^|\/)(website|site|blog)\/(?!.*\.(ts|mts|js|mjs|py)$)|\.(md|mdx|rst|adoc|qmd|rmd|rd|log|out)$|(^|\/)(license|licence|notice|readme|changelog|changes|authors|contributors|contributing|code_of_conduct|security|codeowners|citation|governance|maintainers|support|funding|history)[\w.-]*$|\.(cff|all-contributorsrc)$|^signatures\//i,
  ],
  [
    'media',
    /\.(png|jpe?g|gif|svg|ico|webp|avif|mp4|mov|mp3|wav|ogg|flac|webm|woff2?|ttf|otf|eot|pdf|psd|fig|icns|bmp|heic|drawio|excalidraw)$/i,
  ],
  [
    'interface',
    /\.(css|scss|sass|less|tcss|styl|html?|ejs|hbs|xaml|storyboard|xib|vue|svelte|tsx|jsx|astro)$|(^|\/)(components?|widgets?|layouts?|styles?|themes?|icons?|hooks|pages|views|screens|dialogs?|modals?)\/[^/]*.*\.(ts|js|dart|swift|kt)$/i,
  ],
  ['data', /\.(jsonl|ndjson|csv|tsv|parquet|arrow|feather|avro|npy|npz|tfrecords?|dvc|xlsx?)$/i],
  [
    'configuration',
    /\.(ya?ml|json5?|toml|ini|cfg|env|properties|xml|gin|hcl)$|(^|\/)\.env[\w.-]*$/i,
  ],
  ['code', codeExtensions],
]

/** The kind of a path; instructions in a folder of prompts are never documentation. */
export function pathKind(path: string): PathKind {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (lockFiles.test(name)) return 'lock'
  if (manifests.test(name)) return 'manifest'
  for (const [kind, pattern] of kinds) if (pattern.test(path)) return kind
  return 'other'
}

/**
 * Words of each part of a path, in lower case: `packages/llmWorker/open-ai_client.ts` gives
 * `[['packages'], ['llm', 'worker'], ['open', 'ai', 'client']]`. The extension is left out.
 */
export function pathWords(path: string): string[][] {
  const parts = path.split('/')
  return parts.map((part, index) => {
    const stem = index === parts.length - 1 ? part.replace(/(?<=.)\.[\w]+$/, '') : part
    return wordsOf(stem)
  })
}

/** Words of an identifier in any spelling, in lower case; digits stay with their letters. */
function wordsOf(identifier: string): string[] {
  return identifier
    .replaceAll(/OpenAI/g, 'Openai')
    .replaceAll(/ChatGPT/g, 'Chatgpt')
    .replaceAll(
      /(LLM|MCP|RAG|NLP|GPT|TTS|STT|API|ML|AI|UI|ID)s?(?=[A-Z][a-z]|\b|_)/g,
      (acronym) => ` ${acronym} `,
    )
    .replaceAll(/yolov?\d+[a-z]?\d?/gi, 'yolo')
    .replaceAll(/([a-z])2([a-z])/g, '$1 2 $2')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '')
}
