import {mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, describe, expect, it, onTestFinished, vi} from 'vitest'
import {statementFrom} from '@airworthy/evidence'
import {readConfig} from '../config.ts'
import {buildKeyFiles} from '../testing/build-key-files.ts'
import {buildRepository} from '../testing/build-repository.ts'
import {checkChange, type CheckOptions} from './check-change.ts'

const repository = buildRepository()
const {directory, commit, git} = repository
afterAll(repository.remove)

const table = [
  'sex,y,p',
  ...Array.from({length: 1600}, (_, row) =>
    [row % 2 === 0 ? 'f' : 'm', Number(row % 5 < 2), Number(row % 7 < 3)].join(','),
  ),
].join('\n')
const policy = `version: 1
models:
  credit risk:
    paths: [src/credit/**]
    tier: high
    audit: {table: eval/credit.csv, label: y, prediction: p, by: [sex]}
`
const base = commit({'airworthy.yaml': policy, 'eval/credit.csv': table, 'src/credit/a.py': '1\n'})
git('switch', '--quiet', '--create', 'change')
const head = commit({'eval/credit.csv': `${table}\nf,1,1`, 'src/credit/a.py': '2\n'})

let events = 0
function buildEvent({fork = false, from = base, at = head, body = ''} = {}): string {
  const file = join(directory, `.git/event-${events++}.json`)
  const repo = {full_name: 'bank/credit'}
  const event = {
    pull_request: {
      body,
      user: {login: 'ada'},
      base: {sha: from, repo},
      head: {sha: at, repo: fork ? {full_name: 'stranger/credit'} : repo},
    },
  }
  writeFileSync(file, JSON.stringify(event))
  return file
}

const given: CheckOptions = {
  formats: ['text'],
  out: null,
  color: false,
  width: 80,
  quiet: true,
  sign: false,
  directory,
  base: null,
  head: 'HEAD',
  event: null,
  statement: null,
  author: null,
  approvedBy: [],
  evidence: [],
  keys: [],
  notJudged: 'fail',
}

async function check(
  options: Partial<CheckOptions>,
  config: Partial<ReturnType<typeof readConfig>> = {},
): Promise<{code: number; text: string}> {
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  try {
    const code = await checkChange({...given, ...options}, {...readConfig(), ...config})
    return {code, text: said.mock.calls.map(([text]) => String(text)).join('')}
  } finally {
    said.mockRestore()
  }
}

describe('airworthy check', () => {
  it('takes base, text and author from the event', async () => {
    const {code, text} = await check({event: buildEvent()})
    expect(code).toBe(1)
    expect(text).toMatch(/^breach: the change to credit risk must not be merged as it is: 2 things/)
    expect(text).toContain('the question is missing from the text')
  })

  it('judges by the branch as GitHub has merged it, where the event names an older commit of it', async () => {
    const own = buildRepository()
    onTestFinished(own.remove)
    const lax = policy.replace('paths: [src/credit/**]', 'paths: [none/**]')
    const old = own.commit({'airworthy.yaml': lax, 'eval/credit.csv': table, 'README.md': '1\n'})
    own.git('switch', '--quiet', '--create', 'change')
    const at = own.commit({'src/credit/a.md': '2\n'})
    own.git('switch', '--quiet', 'main')
    own.commit({'airworthy.yaml': policy})
    own.git('merge', '--quiet', '--no-ff', '--message', 'as GitHub does', 'change')
    const event = buildEvent({from: old, at, body: 'Words.'})
    const {text} = await check({directory: own.directory, event})
    expect(text).toMatch(/^breach: the change to credit risk must not/)
    expect(text).not.toContain('alters the policy')
  })

  it('is not judged without a text, which --not-judged pass lets through and still says', async () => {
    expect((await check({base: 'main'})).code).toBe(2)
    const {code, text} = await check({base: 'main', notJudged: 'pass'})
    expect(code).toBe(0)
    expect(text).toMatch(/^not-judged: /)
  })

  it('lets no breach through with --not-judged pass', async () => {
    expect((await check({event: buildEvent(), notJudged: 'pass'})).code).toBe(1)
  })

  it('writes the report and the audits that it made into a directory', async () => {
    const out = mkdtempSync(join(directory, '.git/out-'))
    const formats = ['text', 'json', 'sarif', 'junit', 'markdown', 'html', 'jsonl'] as const
    await check({event: buildEvent(), formats, out})
    const names = readdirSync(out).sort()
    const [audit = ''] = names.filter((name) => name.startsWith('audit-'))
    expect(audit).toMatch(/^audit-credit-risk-[0-9a-f]{8}\.json$/)
    expect(names).toHaveLength(formats.length + 1)
    const made = statementFrom(readFileSync(join(out, audit), 'utf8'))
    expect(made.subject[0]?.name).toBe('credit.csv')
    const checked = statementFrom(readFileSync(join(out, 'check.json'), 'utf8'))
    expect(checked.predicate.result).toMatchObject({
      requirements: {models: ['credit risk'], statement: true},
      measures: [{model: 'credit risk', kind: 'audit', madeBy: 'check'}],
    })
  })

  it('states equal checks of equal changes alike, whenever they are made', async () => {
    const {measurementDigest} = await import('@airworthy/evidence')
    const digests = await Promise.all(
      [1, 2].map(async () => {
        const out = mkdtempSync(join(directory, '.git/out-'))
        await checkChange({...given, event: buildEvent(), formats: ['json'], out}, readConfig())
        return await measurementDigest(statementFrom(readFileSync(join(out, 'check.json'), 'utf8')))
      }),
    )
    expect(digests[0]).toBe(digests[1])
  })

  it('never signs what comes from a fork', async () => {
    const {privateKey: signingKeyFile} = await buildKeyFiles(join(directory, '.git'), 'ci')
    const signing = {sign: true, formats: ['json'] as const}
    const fork = check({...signing, event: buildEvent({fork: true})}, {signingKeyFile})
    await expect(fork).rejects.toThrow('never on pull_request_target')
    const own = await check({...signing, event: buildEvent()}, {signingKeyFile})
    expect(own.text).toContain('application/vnd.in-toto+json')
  })

  it.each([
    [
      'an event of another commit',
      {event: () => buildEvent({at: 'a'.repeat(40)})},
      'fetch-depth: 0',
    ],
    ['no base', {}, '--base REV'],
    ['a base that is not there', {base: 'nosuch'}, 'unknown revision: nosuch'],
    ['no repository', {base: 'main', directory: '/'}, 'not in a git repository'],
    ['a text that is not there', {base: 'main', statement: 'no.md'}, 'no such file: no.md'],
  ])('refuses %s', async (_, options, message) => {
    const {event, ...others} = {event: undefined, ...options}
    const refused = check({...others, event: event?.() ?? null})
    await expect(refused).rejects.toThrow(message)
    await expect(refused).rejects.toMatchObject({code: 'bad-input'})
  })
})
