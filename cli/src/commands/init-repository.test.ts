import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, describe, expect, it, vi} from 'vitest'
import {judgeStatement, pullRequestTemplate} from '@airworthy/changes'
import {modelsOfPath, readPolicyFile, type PolicyFile} from '@airworthy/gate'
import {buildRepository, type BuiltRepository} from '../testing/build-repository.ts'
import {initRepository} from './init-repository.ts'

const repositories: BuiltRepository[] = []
afterEach(() => {
  for (const repository of repositories.splice(0)) repository.remove()
})

function buildWith(files: Readonly<Record<string, string>>): BuiltRepository {
  const repository = buildRepository()
  repositories.push(repository)
  repository.commit(files)
  return repository
}

/** Runs init without anybody to ask and returns what it says. */
async function init(
  {directory}: BuiltRepository,
  host: 'github' | 'gitlab' | null = null,
): Promise<string> {
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  try {
    expect(await initRepository({directory, host, asks: false})).toBe(0)
    return said.mock.calls.map(([text]) => String(text)).join('')
  } finally {
    said.mockRestore()
  }
}

const textOf = ({directory}: BuiltRepository, path: string) =>
  readFileSync(join(directory, path), 'utf8')
const policyOf = (repository: BuiltRepository): PolicyFile =>
  readPolicyFile(textOf(repository, 'airworthy.yaml'), {file: 'airworthy.yaml'})
const written = ({git}: BuiltRepository) =>
  git('ls-files', '--others', '--exclude-standard').split('\n').sort()

const rows = Array.from({length: 40}, (_, row) => [row % 2 ? 'f' : 'm', row % 3 ? 0 : 1, row % 2])
const table = ['sex,defaulted,declined', ...rows.map((row) => row.join(','))].join('\n')
const model = 'import sklearn\nfrom sklearn.svm import SVC\nmodel = SVC().fit(x, y)\n'
const chat =
  'from openai import OpenAI\nclient = OpenAI()\nclient.responses.create(model="gpt-5")\n'

describe('airworthy init', () => {
  it('writes a policy that is read, the template, the workflow and a card', async () => {
    const repository = buildWith({'src/credit/model.py': model, 'eval/credit.csv': table})
    const said = await init(repository)
    expect(written(repository)).toEqual([
      '.github/pull_request_template.md',
      '.github/workflows/airworthy.yml',
      'airworthy.yaml',
      'cards/credit.md',
    ])
    expect(policyOf(repository)).toMatchObject({
      models: {
        credit: {
          paths: ['src/credit/**'],
          tier: 'limited',
          audit: {
            table: 'eval/credit.csv',
            label: 'defaulted',
            prediction: 'declined',
            by: ['sex'],
          },
          policy: {'selectionRate.ratio': {min: 0.8}},
        },
      },
      require: {statement: true},
    })
    expect(textOf(repository, '.github/pull_request_template.md')).toBe(
      pullRequestTemplate('github'),
    )
    expect(said).toContain('Found what looks like credit, and the table eval/credit.csv.')
  })

  it('changes nothing the second time, and says so', async () => {
    const repository = buildWith({'src/credit/model.py': model})
    await init(repository)
    repository.commit({})
    expect(await init(repository)).toContain('Nothing to write: everything is there.')
    expect(repository.git('status', '--porcelain')).toBe('')
  })

  it('overwrites nothing, in whatever case its name is written, and says what it lacks', async () => {
    const own = {
      'airworthy.yaml': 'version: 1\n',
      '.github/PULL_REQUEST_TEMPLATE.md': '## What changes\n',
      '.github/workflows/airworthy.yml': 'name: own\n',
    }
    const repository = buildWith({...own, 'src/credit/model.py': model})
    const said = await init(repository)
    for (const [path, text] of Object.entries(own)) expect(textOf(repository, path)).toBe(text)
    expect(written(repository)).toEqual(['cards/credit.md'])
    expect(said).toContain(`Add to .github/PULL_REQUEST_TEMPLATE.md:
       ### How does this model behave on minority datasets?
       ### What is the fallback mechanism if the model fails?`)
  })

  it('does not overwrite what git ignores either', async () => {
    const repository = buildWith({'.gitignore': 'cards\n', 'a.py': model})
    await init(repository)
    const card = textOf(repository, 'cards/a.md')
    await init(repository)
    expect(textOf(repository, 'cards/a.md')).toBe(card)
  })

  it('finds several models by their folders, and folders that they share', async () => {
    const repository = buildWith({
      'src/credit/model.py': model,
      'src/chat/answer.py': chat,
      'prompts/answer.md': 'You are a helpful assistant. Answer in one sentence.\n',
      'tests/test_chat.py': chat,
      'docs/openai.md': '# OpenAI\n',
    })
    await init(repository)
    const {models} = policyOf(repository)
    expect(Object.keys(models).sort()).toEqual(['chat', 'credit'])
    expect(models['chat']?.paths).toEqual(['src/chat/**', 'prompts/**'])
  })

  it('writes a policy to be filled in where it finds no model and no table', async () => {
    const repository = buildWith({'README.md': 'Words.\n', 'src/date.ts': 'export const a = 1\n'})
    const said = await init(repository)
    expect(Object.keys(policyOf(repository).models)).toEqual(['model'])
    expect(said).toContain('Found no model, and no table that could be audited.')
    expect(said).toContain('Say in airworthy.yaml where your model lies')
  })

  it('leaves out an audit that could not be made, and says why', async () => {
    const wrong = table.replace('m,1,0', 'm,perhaps,0')
    const repository = buildWith({'src/credit/model.py': model, 'eval/credit.csv': wrong})
    const said = await init(repository)
    expect(policyOf(repository).models['credit']?.audit).toBeUndefined()
    expect(textOf(repository, 'airworthy.yaml')).toMatch(/# Mend this first: .*perhaps/)
    expect(said).toMatch(/Mend the audit there[^]*perhaps/)
  })

  it('keeps a policy in one piece whatever paths hold', async () => {
    const repository = buildWith({'src/a: b # c/model.py': model, 'src/{x,y}/model.py': model})
    await init(repository)
    const paths = Object.values(policyOf(repository).models).flatMap((one) => one.paths)
    expect(paths).toContain('src/a: b # c/**')
    expect(modelsOfPath('src/{x,y}/model.py', policyOf(repository))).toHaveLength(1)
  })

  it('writes for GitLab where it is asked or where its files are', async () => {
    const asked = buildWith({'src/credit/model.py': model})
    await init(asked, 'gitlab')
    expect(written(asked)).toEqual([
      '.gitlab-ci.yml',
      '.gitlab/airworthy.gitlab-ci.yml',
      '.gitlab/merge_request_templates/Default.md',
      'airworthy.yaml',
      'cards/credit.md',
    ])
    const there = buildWith({'.gitlab-ci.yml': 'test: {script: [make]}\n'})
    const said = await init(there)
    expect(textOf(there, '.gitlab-ci.yml')).toBe('test: {script: [make]}\n')
    expect(said).toContain('include: {local: .gitlab/airworthy.gitlab-ci.yml}')
  })

  it('writes a template that answers nothing by itself', async () => {
    const repository = buildWith({'src/credit/model.py': model})
    await init(repository)
    const text = textOf(repository, '.github/pull_request_template.md')
    const evidence = {lookUpEvidence: async () => undefined}
    const {findings} = await judgeStatement(text, {evidence, revision: []})
    expect(findings.map(({code}) => code)).toEqual(['answer-empty', 'answer-empty'])
  })

  it('is refused outside of a repository', async () => {
    const outside = initRepository({directory: '/', host: null, asks: false})
    await expect(outside).rejects.toThrow('make one with git init')
  })
})
