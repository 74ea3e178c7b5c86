import {createHash} from 'node:crypto'
import {mkdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {stateMeasurement, type Statement} from '@airworthy/evidence'
import type {Outcome} from '@airworthy/kernel'
import {
  buildChange,
  buildSigner,
  files,
  judge,
  policy,
  seen,
  table,
  touched,
} from '../testing/build-change.ts'
import type {JudgedChange} from './judge-change.ts'

describe('a change of a model', () => {
  it('passes when the audit that check makes is within the limits', async () => {
    const judged = await judge(buildChange(files, touched))
    expect(judged.decision).toEqual({outcome: 'pass', findings: []})
    expect(judged.audits[0]?.statement?.predicateType).toBe('urn:airworthy:evidence:audit:v1')
  })

  it('is a breach when the audit is beyond them', async () => {
    const unequal = table.replaceAll(/^m,(\d),\d$/gm, 'm,$1,0')
    const judged = await judge(buildChange(files, {...touched, 'eval/credit.csv': unequal}))
    expect(judged.decision.outcome).toBe('breach')
    expect(seen(judged)).toEqual([['beyond-limit', 'breach', 'credit: selectionRate.ratio by sex']])
  })

  it('is not judged when what it asks cannot be measured, each measure by name', async () => {
    const asks = policy.replace('policy: {', 'policy: {fallback: required, drift.psi: {max: 0.2}, ')
    const judged = await judge(buildChange({...files, 'airworthy.yaml': asks}, touched))
    expect(judged.decision.outcome).toBe('not-judged')
    expect(seen(judged)).toEqual([
      ['measure-missing', 'not-judged', 'credit: drift'],
      ['measure-missing', 'not-judged', 'credit: fallback'],
    ])
    expect(judged.decision.findings[0]?.message).toContain('this version cannot measure it')
  })

  it.each([
    ['is not there', {...touched, 'eval/credit.csv': null}, 'no such file'],
    ['is malformed', {...touched, 'eval/credit.csv': 'sex,y,p\nf,1,1\nf,maybe,1\n'}, 'maybe'],
    [
      'is a pointer of Git LFS',
      {...touched, 'eval/credit.csv': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\n'},
      'git lfs pull',
    ],
    ['is no table', {...touched, 'eval/credit.csv': ''}, 'made: eval/credit.csv is empty'],
    ['lacks a column', {...touched, 'eval/credit.csv': 'sex,y\nf,1\n'}, 'p'],
  ])('is not judged when its table %s, and says so', async (_, head, words) => {
    const judged = await judge(buildChange(files, head))
    expect(seen(judged)).toEqual([['measure-refused', 'not-judged', 'credit: audit']])
    expect(judged.decision.findings[0]?.message).toContain(words)
  })

  it('is not judged with a table that is not the commit’s', async () => {
    const repository = buildChange(files, touched)
    writeFileSync(join(repository.directory, 'eval/credit.csv'), table)
    const judged = await judge(repository)
    expect(judged.decision.findings[0]?.message).toContain('is not the one of this commit')
  })

  it('is not judged with a table that is a link out of the repository', async () => {
    const repository = buildChange(files, touched)
    const {directory, git} = repository
    git('rm', '--quiet', 'eval/credit.csv')
    mkdirSync(join(directory, 'eval'), {recursive: true})
    symlinkSync('/etc/hostname', join(directory, 'eval/credit.csv'))
    repository.commit({})
    const judged = await judge(repository)
    expect(judged.decision.findings[0]?.message).toContain('leads out of the repository')
  })

  it('is not judged with a link to a table that is not the commit’s', async () => {
    const repository = buildChange(files, {...touched, 'eval/kept.csv': table})
    const {directory, git} = repository
    git('rm', '--quiet', 'eval/credit.csv')
    symlinkSync('kept.csv', join(directory, 'eval/credit.csv'))
    repository.commit({})
    expect((await judge(repository)).decision.outcome).toBe('pass')
    writeFileSync(join(directory, 'eval/kept.csv'), `${table}\nf,1,1`)
    const judged = await judge(repository)
    expect(judged.decision.findings[0]?.message).toContain('is not the one of this commit')
  })

  describe('with a table of several files', () => {
    const pattern = policy.replace('eval/credit.csv', 'eval/*.csv')
    const base = {...files, 'airworthy.yaml': pattern}

    it('is one of the model also when only one of them changes', async () => {
      const judged = await judge(buildChange(base, {'eval/credit.csv': touched['eval/credit.csv']}))
      expect(judged.requirements.models).toEqual(['credit'])
      expect(judged.decision).toEqual({outcome: 'pass', findings: []})
    })

    it('is not judged when one of them is another here, is gone or leads out of the repository', async () => {
      const repository = buildChange({...base, 'eval/more.csv': table}, touched)
      const more = join(repository.directory, 'eval/more.csv')
      writeFileSync(more, `${table}\nf,1,1`)
      const altered = await judge(repository)
      expect(altered.decision.findings[0]?.message).toContain('is not the one of this commit')
      rmSync(more)
      const gone = await judge(repository)
      expect(gone.decision.findings[0]?.message).toContain('is not the one of this commit')
      symlinkSync('/etc/hostname', more)
      const out = await judge(repository)
      expect(out.decision.findings[0]?.message).toContain('leads out of the repository')
    })

    it('is warned when one of them is not part of the commit', async () => {
      const repository = buildChange(base, touched)
      writeFileSync(join(repository.directory, 'eval/more.csv'), table)
      expect(seen(await judge(repository))).toEqual([
        ['table-untracked', 'warning', 'credit: audit'],
      ])
    })
  })

  it('can have files that are empty or compressed beside its code', async () => {
    const asking = policy.replace('statement: false', 'statement: true')
    const own = {'src/credit/__init__.py': '', 'src/credit/model.pt': 'PK\u0003\u0004zip'}
    const repository = buildChange({...files, ...own, 'airworthy.yaml': asking}, touched)
    expect(seen(await judge(repository, {text: 'Words.'}))).toEqual([
      ['answer-absent', 'breach', 'minorities'],
      ['answer-absent', 'breach', 'fallback'],
    ])
  })

  it('is warned when the model changes and its table does not', async () => {
    const {'src/credit/model.py': model} = touched
    const judged = await judge(buildChange(files, {'src/credit/model.py': model}))
    expect(judged.decision.outcome).toBe('pass')
    expect(seen(judged)).toEqual([['table-unchanged', 'warning', 'credit']])
  })

  it('is one of the model also when it moves files out of its paths', async () => {
    const moved = {'src/credit/model.py': null, 'src/other/model.py': 'import sklearn\n'}
    const judged = await judge(buildChange(files, moved))
    expect(judged.requirements.models).toEqual(['credit'])
    expect(seen(judged)).toContainEqual(['paths-match-nothing', 'not-judged', 'credit'])
  })

  it('is warned, whatever it touches, of a model whose paths name no file', async () => {
    const nowhere = policy.replace('src/credit/**', 'src/kredit/**')
    const base = {...files, 'airworthy.yaml': nowhere}
    expect(seen(await judge(buildChange(base, {'README.md': 'Words.\n'})))).toEqual([
      ['paths-match-nothing', 'warning', 'credit'],
    ])
  })

  it('asks nothing when it touches no model', async () => {
    const judged = await judge(buildChange(files, {'README.md': 'Words.\n'}))
    expect(judged.decision).toEqual({outcome: 'pass', findings: []})
    expect(judged.audits).toEqual([])
  })
})

describe('a measure that this version cannot make', () => {
  const asks = policy.replace('policy: {', 'policy: {fallback: required, ')
  const asking = {...files, 'airworthy.yaml': asks}

  interface Subject {
    readonly name: string
    readonly about: string
  }

  function buildFallback(subjects: readonly Subject[], outcome: Outcome): Statement {
    const named = subjects.map(({name, about}) => {
      const sha256 = createHash('sha256').update(about).digest('hex')
      return {name, digest: {sha256}}
    })
    return stateMeasurement('fallback', named, {
      tool: {name: 'airworthy', version: '0.1.0'},
      startedAt: '2026-11-28T09:00:00.000Z',
      finishedAt: '2026-11-28T09:00:01.000Z',
      parameters: {},
      result: {faults: [{fault: 'timeout', n: 10}]},
      findings: [],
      outcome,
    })
  }

  async function judgeWith(
    about: string,
    outcome: Outcome,
    ...others: readonly Subject[]
  ): Promise<JudgedChange> {
    const repository = buildChange(asking, touched)
    const {sign, publicKey} = await buildSigner(repository)
    mkdirSync(join(repository.directory, '.airworthy'))
    const file = join(repository.directory, '.airworthy/fallback.json')
    writeFileSync(file, await sign(buildFallback([{name: 'model.py', about}, ...others], outcome)))
    return await judge(repository, {}, [publicKey])
  }

  it('is made when a trusted key signed evidence about a file of this revision', async () => {
    const judged = await judgeWith(touched['src/credit/model.py'], 'pass')
    expect(judged.decision).toEqual({outcome: 'pass', findings: []})
  })

  it('is what its evidence says when that did not pass', async () => {
    const judged = await judgeWith(touched['src/credit/model.py'], 'breach')
    expect(seen(judged)).toEqual([['signed-outcome', 'breach', 'credit: fallback']])
    const failed = await judgeWith(touched['src/credit/model.py'], 'error')
    expect(seen(failed)).toEqual([['signed-outcome', 'not-judged', 'credit: fallback']])
  })

  it('is missing when the evidence is about another revision', async () => {
    const judged = await judgeWith('import sklearn\n', 'pass')
    expect(seen(judged)).toEqual([['measure-missing', 'not-judged', 'credit: fallback']])
  })

  it('is missing when the evidence is of another content of one of its subjects', async () => {
    const stale = await judgeWith(touched['src/credit/model.py'], 'pass', {
      name: 'credit.csv',
      about: files['eval/credit.csv'],
    })
    expect(seen(stale)).toEqual([['measure-missing', 'not-judged', 'credit: fallback']])
    const current = await judgeWith(touched['src/credit/model.py'], 'pass', {
      name: 'credit.csv',
      about: touched['eval/credit.csv'],
    })
    expect(current.decision.outcome).toBe('pass')
  })
})
