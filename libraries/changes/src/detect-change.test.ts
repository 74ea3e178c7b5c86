import {readdirSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {detectChange, packageLists, pathKind, pathsOnly, rules} from './index.ts'
import {buildSource} from './testing/build-source.ts'

const detect = (base: Record<string, string>, head: Record<string, string>) =>
  detectChange(buildSource(base, head))

/** A repository whose `src/llm.ts` asks a model and whose `src/score.ts` uses it. */
const repository = {
  'package.json':
    '{\n  "name": "shop",\n  "dependencies": {\n    "openai": "^4.0.0",\n    "left-pad": "1.0.0"\n  }\n}\n',
  'src/llm.ts': `import OpenAI from 'openai'\nexport async function ask(text: string) {\n  return new OpenAI().chat.completions.create({model: 'gpt-4o', temperature: 0, messages: []})\n}\n`,
  'src/score.ts': `import {ask} from './llm.ts'\nexport async function isUrgent(text: string) {\n  return String(await ask(text)) > '7'\n}\n`,
  'src/queue.ts': `import {isUrgent} from './score.ts'\nexport async function place(text: string) {\n  return (await isUrgent(text)) ? 0 : 10\n}\n`,
  'src/date.ts': 'export const day = 86400\n',
  'web/billing.tsx': 'export const Bill = () => <p>Bill</p>\n',
}

function changed(path: keyof typeof repository, from: string, to: string) {
  return detect(repository, {...repository, [path]: repository[path].replace(from, to)})
}

describe('detectChange with texts', () => {
  it('names the line of a changed parameter', async () => {
    const report = await changed('src/llm.ts', 'temperature: 0', 'temperature: 1')
    expect(report.aiRelated).toBe(true)
    expect(report.surfaces).toContain('parameters')
    expect(report.reasons).toContainEqual(
      expect.objectContaining({path: 'src/llm.ts', line: 3, rule: 'inference-parameter'}),
    )
  })

  it('says of an AI package which version changed, on which line', async () => {
    const report = await changed('package.json', '^4.0.0', '^5.0.0')
    expect(report).toMatchObject({aiRelated: true, surfaces: ['dependency']})
    expect(report.reasons[0]).toMatchObject({line: 4, rule: 'package-change'})
    expect(report.reasons[0]?.why).toContain('openai')
  })

  it('lets other packages of the same manifest pass', async () => {
    expect(
      await changed('package.json', '"left-pad": "1.0.0"', '"left-pad": "2.0.0"'),
    ).toMatchObject({
      aiRelated: false,
      surfaces: [],
    })
  })

  it('lets a billing screen and a date pass in a repository that uses models', async () => {
    expect((await changed('web/billing.tsx', '>Bill<', '>Total<')).aiRelated).toBe(false)
    expect((await changed('src/date.ts', '86400', '86_400')).aiRelated).toBe(false)
  })

  it('sees a call to a model in a line that logs its answer', async () => {
    const path = 'src/ask.ts'
    const ask = (model: string) =>
      `import OpenAI from 'openai'\nconst client = new OpenAI()\nconsole.log(await client.chat.completions.create({model: '${model}', messages: []}))\n`
    const report = await detect(
      {...repository, [path]: ask('gpt-4o')},
      {...repository, [path]: ask('gpt-3.5-turbo')},
    )
    expect(report).toMatchObject({aiRelated: true})
  })

  it('follows what imports what imports a model, and names the way', async () => {
    const near = await changed('src/score.ts', `'7'`, `'5'`)
    expect(near).toMatchObject({aiRelated: true, surfaces: ['model-consumer']})
    expect(near.reasons[0]).toMatchObject({line: 1, rule: 'model-consumer', basis: 'graph'})
    expect(near.reasons[0]?.why).toContain('src/llm.ts, which imports openai (distance 1)')
    const far = await changed('src/queue.ts', '? 0 : 10', '? 1 : 10')
    expect(far.reasons[0]?.why).toContain('src/score.ts → src/llm.ts')
    expect(far.reasons[0]?.why).toContain('(distance 2)')
  })

  it('reads only changed files, descriptions and what they import', async () => {
    const source = buildSource(repository, {...repository, 'src/date.ts': 'export const day = 1\n'})
    await detectChange(source)
    expect(source.reads).not.toContain('head:src/llm.ts')
  })

  it('lets a comment, a log line and a version in code of a model pass', async () => {
    const comment = await changed('src/llm.ts', 'export async', '// asks twice\nexport async')
    expect(comment.aiRelated).toBe(false)
    const log = await changed('src/llm.ts', '  return', "  console.log('asked')\n  return")
    expect(log.aiRelated).toBe(false)
  })

  it('does not count a line that only moved', async () => {
    const base = {'a.py': 'import os\nx = 1\nimport openai\n'}
    const head = {'a.py': 'import openai\nimport os\nx = 1\n'}
    expect((await detect(base, head)).reasons.filter(({basis}) => basis === 'line')).toEqual([])
  })

  it('names the base line of an import that was taken away', async () => {
    const report = await detect({'a.py': 'import os\nimport openai\n'}, {'a.py': 'import os\n'})
    expect(report.reasons).toContainEqual(
      expect.objectContaining({line: 2, revision: 'base', rule: 'model-import'}),
    )
  })

  it('follows tsconfig paths, workspaces and Python packages', async () => {
    const typescript = {
      'tsconfig.json': '{"compilerOptions": {"baseUrl": ".", "paths": {"@/*": ["./src/*"]}}}',
      'src/llm.ts': `import OpenAI from 'openai'\nexport const ask = 1\n`,
      'packages/ai/package.json': '{"name": "@shop/ai"}',
      'packages/ai/src/index.ts': `export * from '@anthropic-ai/sdk'\n`,
    }
    for (const specifier of ['@/llm', '@shop/ai']) {
      const base = {...typescript, 'app/a.ts': `import {ask} from '${specifier}'\nf(ask, 1)\n`}
      const head = {...base, 'app/a.ts': base['app/a.ts'].replace('1', '2')}
      expect((await detect(base, head)).surfaces, specifier).toContain('model-consumer')
    }
    const python = {
      'src/shop/__init__.py': '',
      'src/shop/score.py': 'import anthropic\ndef ask(): pass\n',
      'src/shop/web.py': 'from shop.score import ask\nask(1)\n',
    }
    const head = {...python, 'src/shop/web.py': 'from shop.score import ask\nask(2)\n'}
    expect((await detect(python, head)).surfaces).toContain('model-consumer')
  })

  it('reads the code of a notebook and not its outputs', async () => {
    const notebook = (source: string, output: string) =>
      JSON.stringify(
        {cells: [{cell_type: 'code', source: [source], outputs: [{text: [output]}]}], nbformat: 4},
        null,
        1,
      )
    const base = {'explore.ipynb': notebook('model.fit(x, y)', '0.8')}
    const outputs = await detect(base, {'explore.ipynb': notebook('model.fit(x, y)', '0.9')})
    expect(outputs.aiRelated).toBe(false)
    const code = await detect(base, {'explore.ipynb': notebook('model.fit(x, z)', '0.8')})
    expect(code.aiRelated).toBe(true)
    expect(code.reasons.find(({rule}) => rule === 'model-call')?.line).toBe(6)
  })

  it('reads the lock files of every ecosystem it knows', async () => {
    const locks: Record<string, (version: string) => string> = {
      'package-lock.json': (v) =>
        `{\n "packages": {\n  "node_modules/openai": {\n   "version": "${v}"\n  }\n }\n}`,
      'pnpm-lock.yaml': (v) => `packages:\n  openai@${v}:\n    resolution: {}\n`,
      'yarn.lock': (v) => `openai@^4.0.0:\n  version "${v}"\n`,
      'poetry.lock': (v) => `[[package]]\nname = "openai"\nversion = "${v}"\n`,
      'uv.lock': (v) => `[[package]]\nname = "torch"\nversion = "${v}"\n`,
      'requirements.txt': (v) => `requests==2.0\nscikit-learn==${v}\n`,
      'pyproject.toml': (v) => `[project]\ndependencies = ["transformers>=${v}"]\n`,
      'go.mod': (v) => `require github.com/sashabaranov/go-openai v${v}\n`,
      'Cargo.toml': (v) => `[dependencies]\nasync-openai = "${v}"\n`,
      Gemfile: (v) => `gem "ruby-openai", "${v}"\n`,
      'pom.xml': (v) =>
        `<dependency>\n<artifactId>langchain4j</artifactId>\n<version>${v}</version>\n</dependency>`,
      'App.csproj': (v) => `<PackageReference Include="Microsoft.SemanticKernel" Version="${v}" />`,
    }
    for (const [path, text] of Object.entries(locks)) {
      const report = await detect({[path]: text('4.1.0')}, {[path]: text('4.2.0')})
      expect(report.surfaces, path).toEqual(['dependency'])
    }
  })
})

describe('detectChange with paths alone', () => {
  const byPaths = async (...paths: string[]) =>
    await detectChange(pathsOnly(paths.map((path) => ({path, status: 'modified'}))))

  it.each([
    ['a model file', 'model-artefact', 'artifacts/risk.onnx'],
    ['a prompt', 'prompt', 'src/prompts/triage.md'],
    ['training data', 'data', 'data/train/labels.jsonl'],
    ['a notebook', 'model-code', 'research/explore.ipynb'],
    ['a client of a model', 'model-code', 'workers/openai.ts'],
    ['tools of a model', 'tool', 'server/mcp/register.ts'],
    ['a judge', 'evaluation', 'worker/evals/judge.ts'],
  ])('recognises %s', async (_, surface, path) => {
    const report = await byPaths(path)
    expect(report.aiRelated).toBe(true)
    expect(report.surfaces).toContain(surface)
    expect(report.reasons[0]).toMatchObject({line: null, basis: 'path'})
    expect(report.reasons[0]?.why).toMatch(/^by path: /)
  })

  it.each([
    'docs/guides/openai.md',
    'src/locales/de/assistant.json',
    '.github/workflows/evals.yml',
    'web/components/PromptDialog.css',
    'public/openai.svg',
    'LICENSE',
    'openapi/openapi.yml',
    'src/lib/user-agent.ts',
    'src/lib/detect.ts',
    'CLAUDE.md',
    'package.json',
  ])('lets %s pass', async (path) => {
    expect((await byPaths(path)).aiRelated).toBe(false)
  })

  it('takes the name of a project for no sign', async () => {
    expect((await byPaths('litellm/proxy/teams.py')).aiRelated).toBe(false)
    expect((await byPaths('litellm/llms/azure.py')).aiRelated).toBe(true)
  })

  it.each([
    ['a stage of training', 'dvc.yaml'],
    ['a script that trains', 'scripts/finetune_lora.sh'],
    ['an adapter called after a package', 'src/frameworks/spacy.py'],
    ['a template of chats', 'data/chat_templates/small.jinja'],
    ['a name with a version', 'packages/server/src/controllers/agentflowv2-generator/index.ts'],
    ['a word made of a word of the field', 'src/documents/commands/document_llmindex.py'],
    ['code of a package about models', 'nemoguardrails/library/privateai/actions.py'],
  ])('recognises %s', async (_, path) => {
    expect((await byPaths(path)).aiRelated).toBe(true)
  })

  it.each([
    ['sign-in through a maker', 'src/auth/copilot_authenticator.py'],
    ['a bill through a product', 'src/billing/langfuse/LangfuseProvider.ts'],
    ['a loader of GraphQL', 'src/server/api/dataloaders/num_spans.py'],
    ['degrees', 'src/recipes/temperature_conversion.py'],
    ['tables of a database', 'backend/access/models.py'],
    ['people who answer', 'app/controllers/agent_capacity_policies_controller.rb'],
    ['a printer beside attacks', 'pyrit/attacks/printers/console_printer.py'],
    ['a read-me among prompts', 'src/prompts/README.md'],
    ['a name that repeats the project', 'giskard/exceptions/giskard_exception.py'],
  ])('lets %s pass', async (_, path) => {
    expect((await byPaths(path)).aiRelated).toBe(false)
  })

  it('says that nothing speaks for an empty change', async () => {
    expect(await byPaths()).toMatchObject({aiRelated: false, strength: 0, reasons: []})
  })
})

describe('the title of a change', () => {
  const titled = async (path: string, title?: string) =>
    await detectChange(pathsOnly([{path, status: 'modified'}], title === undefined ? {} : {title}))

  it('tips the balance beside a weak sign, and says so', async () => {
    const path = 'src/modules/ContentChunk/index.ts'
    expect((await titled(path)).aiRelated).toBe(false)
    const report = await titled(path, 'feat: better embeddings for retrieval')
    expect(report.aiRelated).toBe(true)
    expect(report.reasons).toContainEqual(
      expect.objectContaining({rule: 'change-title', basis: 'title', path, line: null}),
    )
  })

  it('never suffices alone, and never takes anything away', async () => {
    expect(await titled('web/cart.ts', 'openai prompts for agents')).toMatchObject({
      aiRelated: false,
      strength: 0,
      reasons: [],
    })
    const path = 'workers/openai.ts'
    expect((await titled(path, 'docs: typo')).strength).toBe((await titled(path)).strength)
  })

  it('reads past a subject that changes nothing to the next', async () => {
    const report = await titled('src/ContentChunk.ts', 'docs: typo\nembed documents with openai')
    expect(report.reasons.map(({rule}) => rule)).toContain('change-title')
  })
})

describe('the catalogue of rules', () => {
  it('lists every rule in its folder, each with an id like its file, a sentence and a source', () => {
    const files = readdirSync(new URL('./rules', import.meta.url))
      .map((name) => name.replace(/\.ts$/, ''))
      .filter((name) => name !== 'index' && name !== 'rule')
    expect(rules.map(({id}) => id).sort()).toEqual(files.sort())
    for (const {looksFor, source} of rules) {
      expect(looksFor).not.toBe('')
      expect(source).not.toBe('')
    }
  })

  it('has no package twice in an ecosystem', () => {
    for (const {packages} of packageLists) {
      const names = Object.values(packages).flat()
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    }
  })
})

describe('pathKind', () => {
  it.each([
    ['src/app.py', 'code'],
    ['tests/test_app.py', 'test'],
    ['web/src/Button.tsx', 'interface'],
    ['uv.lock', 'lock'],
    ['requirements-dev.txt', 'manifest'],
    ['docs/index.md', 'documentation'],
    ['i18n/de.json', 'translation'],
    ['src/locales/pt-BR/cart.ts', 'translation'],
    ['lang/de.php', 'translation'],
    ['src/messages/ai.ts', 'code'],
    ['src/app/api/messages/route.ts', 'code'],
    ['website/api/chat.ts', 'code'],
    ['website/guide.md', 'documentation'],
    ['docs/conf.py', 'documentation'],
    ['.github/workflows/ci.yml', 'infrastructure'],
    ['prisma/migrations/1/migration.sql', 'migration'],
    ['AGENTS.md', 'assistant'],
    ['a.ipynb', 'notebook'],
  ])('%s is %s', (path, kind) => {
    expect(pathKind(path)).toBe(kind)
  })
})
