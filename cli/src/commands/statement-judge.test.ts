import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, describe, expect, it} from 'vitest'
import type {StatedFinding} from '@airworthy/evidence'
import {measureAudit} from '../audit/measure-audit.ts'
import {readConfig} from '../config.ts'
import {buildRepository} from '../testing/build-repository.ts'
import {judgeStatementFile, type StatementOptions} from './statement-judge.ts'

const repository = buildRepository()
const {directory} = repository
afterAll(repository.remove)

const table = [
  'sex,y,p',
  ...Array.from({length: 800}, (_, row) =>
    [row % 2 === 0 ? 'f' : 'm', Number(row % 3 === 0), Number(row % 5 === 0)].join(','),
  ),
].join('\n')

const answers = `### How does this model behave on minority datasets?

Women (n = 400) are selected at 0.20 and men at 0.20. evidence/audit.json

### What is the fallback mechanism if the model fails?

When the model times out a person decides about the application. tests/fallback.test.py
`

repository.commit({
  'eval/credit.csv': table,
  'tests/fallback.test.py': 'def test(): ask(side_effect=TimeoutError)\n',
  'evidence/audit.json': '{}',
  'answers.md': answers,
  'empty.md': '',
  'earlier/12.md': answers,
})
const path = (name: string) => join(directory, name)
const parameters = {by: ['sex'], label: 'y', prediction: 'p', minGroup: 50, replicates: 0}
const evidence = await measureAudit(path('eval/credit.csv'), {...parameters, seed: 's', policy: {}})
writeFileSync(path('evidence/audit.json'), JSON.stringify(evidence))

const written = {formats: ['json'] as const, color: false, width: 80, quiet: true, sign: false}
const given = {
  directory,
  evidence: [],
  subjects: [],
  keys: [],
  earlier: null,
  templates: [],
  author: null,
  reviewers: null,
}

async function judge(
  file: string,
  options: Partial<StatementOptions> = {},
): Promise<{code: number; findings: readonly StatedFinding[]}> {
  const out = mkdtempSync(path('out-'))
  const code = await judgeStatementFile(
    {
      ...written,
      ...given,
      out,
      file: path(file),
      ...options,
    },
    readConfig(),
  )
  const {predicate} = JSON.parse(readFileSync(join(out, 'statement.json'), 'utf8')) as {
    predicate: {findings: readonly StatedFinding[]}
  } // our own statement
  return {code, findings: predicate.findings}
}

const codesOf = ({findings}: {findings: readonly StatedFinding[]}) => findings.map(({code}) => code)

describe('the text of a pull request', () => {
  const subjects = ['eval/credit.csv']

  it('passes with answers whose evidence is about the files that are named', async () => {
    expect(await judge('answers.md', {subjects})).toEqual({code: 0, findings: []})
  })

  it('is not judged when nothing says which files belong to the revision', async () => {
    const judged = await judge('answers.md')
    expect(judged.code).toBe(2)
    expect(codesOf(judged)).toEqual(['revision-unknown'])
    expect(judged.findings[0]?.message).toContain('--subject FILE')
  })

  it('finds the files of the models in airworthy.yaml and says the command for them', async () => {
    const policy = `version: 1
models: {credit: {paths: [src/**], tier: high, audit: {table: eval/credit.csv, label: y, prediction: 'p>=1', by: [sex]}}}`
    writeFileSync(path('airworthy.yaml'), policy)
    expect((await judge('answers.md')).code).toBe(0)
    const {findings} = await judge('empty.md')
    expect(findings[0]?.message).toContain('the question is missing')
    writeFileSync(path('no-evidence.md'), answers.replaceAll('evidence/audit.json', ''))
    const unsupported = await judge('no-evidence.md')
    expect(unsupported.findings[0]?.message).toContain(
      `airworthy audit eval/credit.csv --label y --prediction 'p>=1' --by sex --min-group 50 --format json --out evidence`,
    )
    writeFileSync(path('airworthy.yaml'), 'version: 2')
    await expect(judge('answers.md')).rejects.toMatchObject({code: 'policy-refused'})
    writeFileSync(path('airworthy.yaml'), policy)
  })

  it('is a breach with evidence of another revision', async () => {
    writeFileSync(path('eval/credit.csv'), `${table}\nf,1,1`)
    const judged = await judge('answers.md', {subjects})
    writeFileSync(path('eval/credit.csv'), table)
    expect(judged.code).toBe(1)
    expect(codesOf(judged)).toEqual(['evidence-of-other-revision'])
  })

  it('is a breach when it says nothing, with a place for code scanning', async () => {
    const judged = await judge('empty.md', {subjects})
    expect(judged.code).toBe(1)
    expect(judged.findings[0]?.facts).toMatchObject({path: 'empty.md', line: 1})
  })

  it('is a breach when it repeats an earlier one', async () => {
    const judged = await judge('answers.md', {subjects, earlier: path('earlier')})
    expect(codesOf(judged)).toEqual(['answer-copied', 'answer-copied'])
    expect(judged.findings[0]?.message).toContain('repeats 12')
  })

  it('is a breach when it is the text of a template of one’s own', async () => {
    const judged = await judge('answers.md', {subjects, templates: ['answers.md']})
    expect(codesOf(judged)).toEqual(['answer-from-template', 'answer-from-template'])
  })

  it('tells no command that this version does not have', async () => {
    const {findings} = await judge('empty.md', {subjects})
    writeFileSync(path('no-test.md'), answers.replaceAll('tests/fallback.test.py', ''))
    const unsupported = await judge('no-test.md', {subjects})
    writeFileSync(path('other-test.md'), answers.replaceAll('fallback.test', 'other.test'))
    const other = await judge('other-test.md', {subjects})
    for (const {message} of [...findings, ...unsupported.findings, ...other.findings]) {
      expect(message).not.toContain('airworthy fallback')
    }
  })

  it('is refused when it is not there', async () => {
    await expect(judge('absent.md')).rejects.toThrow(/no such file: .*absent\.md/)
  })
})
