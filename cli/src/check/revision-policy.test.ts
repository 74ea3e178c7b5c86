import {describe, expect, it} from 'vitest'
import {buildChange, files, judge, policy, seen, table, touched} from '../testing/build-change.ts'

describe('the policy', () => {
  const weaker = policy.replace('min: 0.7', 'min: 0.1').replace('src/credit/**', 'src/none/**')

  it('is that of the base, and a change of it needs somebody else', async () => {
    const unequal = table.replaceAll(/^m,(\d),\d$/gm, 'm,$1,0')
    const head = {...touched, 'eval/credit.csv': unequal, 'airworthy.yaml': weaker}
    const repository = buildChange(files, head)
    expect(seen(await judge(repository, {approvedBy: ['grace']}))).toEqual([
      ['policy-change', 'note', 'airworthy.yaml'],
      ['beyond-limit', 'breach', 'credit: selectionRate.ratio by sex'],
      ['paths-match-nothing', 'not-judged', 'credit'],
    ])
    expect(seen(await judge(repository))[0]).toEqual([
      'policy-change',
      'not-judged',
      'airworthy.yaml',
    ])
  })

  it('cannot be taken away by the change that it judges', async () => {
    const judged = await judge(buildChange(files, {...touched, 'airworthy.yaml': null}))
    expect(judged.standing).toMatchObject({from: 'base', changed: true})
    expect(judged.decision.outcome).toBe('not-judged')
  })

  it('of the head judges, with a warning, where the base has none', async () => {
    const judged = await judge(buildChange({'README.md': 'Words.\n'}, files))
    expect(judged.standing.from).toBe('head')
    expect(seen(judged)).toEqual([['policy-new', 'warning', 'airworthy.yaml']])
  })

  it('of the head judges where that of the base cannot be read, and somebody else has to agree', async () => {
    const judged = await judge(buildChange({...files, 'airworthy.yaml': 'version: 9'}, files))
    expect(seen(judged)).toEqual([
      ['policy-change', 'not-judged', 'airworthy.yaml'],
      ['policy-unreadable', 'warning', 'airworthy.yaml'],
    ])
  })

  it('may not be broken by the change, and the finding has its line', async () => {
    const broken = policy.replace('tier: high', 'teir: high')
    const judged = await judge(buildChange(files, {...touched, 'airworthy.yaml': broken}))
    expect(judged.decision.outcome).toBe('breach')
    const [finding] = judged.decision.findings.filter(({code}) => code === 'policy-refused')
    expect(finding?.facts).toMatchObject({path: 'airworthy.yaml', line: 5})
  })

  it('is refused when it is nowhere', async () => {
    const repository = buildChange({'a.md': 'a'}, {'b.md': 'b'})
    await expect(judge(repository)).rejects.toThrow('airworthy init writes one')
  })

  it('may name a key only if the base has it', async () => {
    const base = {...files, 'airworthy.yaml': `${policy}keys: [ci.pub.pem]\n`}
    const refused = judge(buildChange(base, {...touched, 'ci.pub.pem': 'a key'}))
    await expect(refused).rejects.toThrow('trusts the key ci.pub.pem')
  })

  it('covers the workflow that runs the check', async () => {
    const workflow = {'.github/workflows/airworthy.yml': 'name: nothing\n'}
    expect(seen(await judge(buildChange(files, workflow)))).toEqual([
      ['policy-change', 'not-judged', 'airworthy.yaml'],
    ])
  })
})

describe('a workflow of another name', () => {
  const path = '.github/workflows/ci.yml'

  it('is covered where it runs the check, also when it is moved away', async () => {
    const base = {...files, [path]: 'jobs:\n  check:\n    steps: [{run: airworthy check}]\n'}
    for (const head of [{[path]: 'jobs: {}\n'}, {[path]: null, 'old.yml': base[path] ?? ''}]) {
      expect(seen(await judge(buildChange(base, head)))).toEqual([
        ['policy-change', 'not-judged', 'airworthy.yaml'],
      ])
    }
  })

  it('is free where it does not', async () => {
    const judged = await judge(buildChange({...files, [path]: 'jobs: {}\n'}, {[path]: '# no\n'}))
    expect(judged.decision).toEqual({outcome: 'pass', findings: []})
  })
})

describe('a path that is written with ./', () => {
  const written = policy.replace('require:', 'waivers: ./own/waivers.yaml\nrequire:')
  const base = {...files, 'own/waivers.yaml': 'version: 1\nwaivers: []\n'}

  it('is the file of that path: to change it changes the policy', async () => {
    const head = {'own/waivers.yaml': 'version: 1\nwaivers: []\n# more\n'}
    const judged = await judge(buildChange({...base, 'airworthy.yaml': written}, head))
    expect(seen(judged)).toEqual([['policy-change', 'not-judged', 'airworthy.yaml']])
  })

  it('is the table of the model', async () => {
    const dotted = policy.replace('eval/credit.csv', './eval//credit.csv')
    const head = {'eval/credit.csv': touched['eval/credit.csv']}
    const judged = await judge(buildChange({...base, 'airworthy.yaml': dotted}, head))
    expect(judged.requirements.models).toEqual(['credit'])
    expect(judged.decision.outcome).toBe('pass')
  })
})

describe('waivers', () => {
  const named = policy.replace('require:', 'waivers: waivers.yaml\nrequire:')
  const asking = named.replace('policy: {', 'policy: {fallback: required, ')
  const waivers = `version: 1
waivers:
  - {finding: measure-missing, subject: 'credit: fallback', reason: the fallback is measured from January on, owner: ada, requester: ada, approver: grace, granted: 2026-11-01, expires: 2026-12-31}
`

  it('of the base accept a finding', async () => {
    const base = {...files, 'airworthy.yaml': asking, 'waivers.yaml': waivers}
    const judged = await judge(buildChange(base, touched))
    expect(judged.decision.outcome).toBe('pass')
    expect(seen(judged)).toEqual([['measure-missing', 'warning', 'credit: fallback']])
  })

  it('do not count where the base has no policy, nor do its keys', async () => {
    const asks = asking.replace('waivers:', 'keys: [ci.pub.pem]\nwaivers:')
    const head = {...files, 'airworthy.yaml': asks, 'waivers.yaml': waivers, 'ci.pub.pem': 'a key'}
    const judged = await judge(buildChange({'README.md': 'Words.\n'}, head))
    expect(judged.standing).toMatchObject({from: 'head', waivers: [], keys: []})
    expect(seen(judged)).toContainEqual(['measure-missing', 'not-judged', 'credit: fallback'])
  })

  it('that the change brings along do not count, and are a change of the policy', async () => {
    const base = {...files, 'airworthy.yaml': asking}
    const judged = await judge(buildChange(base, {...touched, 'waivers.yaml': waivers}))
    expect(seen(judged)).toEqual([
      ['policy-change', 'not-judged', 'airworthy.yaml'],
      ['measure-missing', 'not-judged', 'credit: fallback'],
    ])
  })

  it('that cannot be read do not come in, and do not stop the change that mends them', async () => {
    const own = waivers.replace('approver: grace', 'approver: Ada')
    const base = {...files, 'airworthy.yaml': asking, 'waivers.yaml': waivers}
    const broken = {...base, 'waivers.yaml': own}
    const coming = await judge(buildChange(base, broken), {approvedBy: ['grace']})
    expect(seen(coming)).toContainEqual(['waivers-refused', 'breach', 'waivers.yaml'])
    const mending = await judge(buildChange(broken, base), {approvedBy: ['grace']})
    expect(mending.standing.waivers).toEqual([])
    expect(seen(mending)).toEqual([
      ['policy-change', 'note', 'airworthy.yaml'],
      ['waivers-unreadable', 'warning', 'waivers.yaml'],
    ])
  })
})
