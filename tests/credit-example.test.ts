import {execFile, execFileSync} from 'node:child_process'
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, describe, expect, it} from 'vitest'

const example = fileURLToPath(new URL('../examples/credit', import.meta.url))
const command = fileURLToPath(new URL('../cli/bin/airworthy.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'airworthy-credit-'))
afterAll(() => rmSync(folder, {recursive: true}))

interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

function run(program: string, args: readonly string[]): Promise<Run> {
  const env = {PATH: process.env['PATH'], HOME: folder, CI: 'true'}
  return new Promise((resolve) => {
    execFile(program, args, {cwd: folder, env}, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null
      resolve({code, stdout, stderr})
    })
  })
}

const airworthy = async (...args: string[]) => await run(process.execPath, [command, ...args])
const node = async (...args: string[]) => await run(process.execPath, args)

function git(...args: string[]): string {
  const settings = ['user.name=Ada', 'user.email=ada@example.org', 'commit.gpgSign=false']
  const given = settings.flatMap((setting) => ['-c', setting])
  return execFileSync('git', [...given, ...args], {cwd: folder, encoding: 'utf8'}).trim()
}

function commit(subject: string): void {
  git('add', '--all')
  git('commit', '--quiet', '--message', subject)
}

/** Rewrites a file of the repository; the text that is replaced has to be there. */
function edit(path: string, before: string, after: string): void {
  const whole = join(folder, path)
  const text = readFileSync(whole, 'utf8')
  if (!text.includes(before)) throw new Error(`${path} has no ${before}`)
  writeFileSync(whole, text.replace(before, after))
}

interface Checked {
  readonly code: number | null
  readonly outcome: string
  readonly codes: readonly string[]
  readonly findings: readonly {
    readonly code: string
    readonly severity: string
    readonly message: string
  }[]
}

const request = (name: string) => join('pull-requests', `${name}.md`)

async function check(statement: string, ...args: string[]): Promise<Checked> {
  const flags = ['--base', 'main', '--author', 'ada', '--statement', statement]
  const {code, stdout, stderr} = await airworthy('check', ...flags, '--format', 'json', ...args)
  if (stdout === '') throw new Error(stderr)
  const {predicate} = JSON.parse(stdout) as {predicate: Pick<Checked, 'outcome' | 'findings'>} // ours
  const findings = predicate.findings.filter(({severity}) => severity !== 'note')
  const codes = findings.map((finding) => finding.code)
  return {code, outcome: predicate.outcome, codes, findings}
}

const audit =
  'eval/credit.csv --label defaulted --prediction declined --by sex,age_band --min-group 50 --format json --out evidence'.split(
    ' ',
  )

describe(
  'a repository with a model, from the first look to a change that passes',
  {
    timeout: 60_000,
  },
  () => {
    it('begins with a model and no policy, which check says', async () => {
      cpSync(example, folder, {recursive: true})
      rmSync(join(folder, 'test'), {recursive: true})
      expect((await node('src/credit/train.js')).code).toBe(0)
      git('init', '--quiet', '--initial-branch=main')
      commit('A model of credit')
      expect(await airworthy('check', '--base', 'HEAD')).toMatchObject({
        code: 3,
        stderr: expect.stringContaining('airworthy init writes one'),
      })
    })

    it('is set up by init, which finds the model and its table and asks nothing in CI', async () => {
      const {code, stdout} = await airworthy('init')
      expect({code, stdout}).toMatchObject({code: 0})
      expect(stdout).toContain('Found what looks like credit, and the table eval/credit.csv.')
      commit('Ask for evidence')
      expect((await airworthy('init')).stdout).toContain('Nothing to write')
      expect(git('status', '--porcelain')).toBe('')
    })

    it('refuses a change of the model whose text says nothing', async () => {
      expect((await airworthy('audit', ...audit)).code).toBe(0)
      git('switch', '--quiet', '--create', 'years-in-work')
      commit('Evidence')
      edit('src/credit/model.js', `['debt', 'income']`, `['debt', 'income', 'yearsInWork']`)
      expect((await node('src/credit/train.js')).code).toBe(0)
      commit('Look at the years in work')
      const refused = await check('.github/pull_request_template.md')
      expect(refused).toMatchObject({code: 1, outcome: 'breach'})
      expect(refused.codes).toEqual(['answer-empty', 'answer-empty'])
      expect(refused.findings[0]?.message).toContain('airworthy audit eval/credit.csv --label')
    })

    it('refuses evidence of the model before, and an answer that no test stands behind', async () => {
      const refused = await check(request('without-fallback-test'))
      expect(refused).toMatchObject({code: 1, outcome: 'breach'})
      expect(refused.codes).toEqual(['evidence-of-other-revision', 'evidence-not-named'])
    })

    it('takes evidence that was measured again, since it measures the same itself', async () => {
      expect((await airworthy('audit', ...audit)).code).toBe(0)
      commit('Evidence for the years in work')
      expect(await check(request('without-fallback-test'))).toMatchObject({
        code: 1,
        codes: ['evidence-not-named'],
      })
    })

    it('passes when a test makes the model fail', async () => {
      cpSync(join(example, 'test'), join(folder, 'test'), {recursive: true})
      expect((await node('--test', 'test/fallback.test.js')).code).toBe(0)
      commit('A test that makes the model fail')
      expect(await check(request('with-fallback-test'))).toMatchObject({
        code: 0,
        outcome: 'pass',
        codes: [],
      })
      const read = await airworthy('statement', request('with-fallback-test'))
      expect(read).toMatchObject({code: 0, stderr: ''})
    })

    it('refuses figures that somebody wrote over', async () => {
      const whole = join(folder, 'evidence/audit.json')
      const before = readFileSync(whole, 'utf8')
      edit('evidence/audit.json', '"n": 12101', '"n": 12102')
      const refused = await check(request('with-fallback-test'))
      expect(refused).toMatchObject({code: 1, outcome: 'breach'})
      expect(refused.codes).toContain('evidence-contradicted')
      writeFileSync(whole, before)
    })

    it('judges a change that weakens the policy by the policy before, and asks another person', async () => {
      edit('airworthy.yaml', 'selectionRate.ratio: {min: 0.8}', 'selectionRate.ratio: {min: 0.1}')
      commit('Be content with less')
      const flagged = await check(request('with-fallback-test'))
      expect(flagged).toMatchObject({code: 2, outcome: 'not-judged', codes: ['policy-change']})
      expect(flagged.findings[0]?.message).toContain(
        'models.credit.policy.selectionRate.ratio.min: 0.8, now 0.1',
      )
      expect((await check(request('with-fallback-test'), '--approved-by', 'ada')).code).toBe(2)
      expect((await check(request('with-fallback-test'), '--approved-by', 'grace')).code).toBe(0)
    })
  },
)
