import {mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {measurementDigest, statementFrom} from '@airworthy/evidence'
import {
  buildChange,
  buildSigner,
  files,
  judge,
  policy,
  seen,
  touched,
} from '../testing/build-change.ts'

describe('the safety statement of a change', () => {
  const asking = policy.replace('statement: false', 'statement: true')
  const base = {...files, 'airworthy.yaml': asking}
  const text = `### How does this model behave on minority datasets?

Women are selected at 0.43 and men at 0.43, n = 800 each. evidence/audit.json

### What is the fallback mechanism if the model fails?

When the model times out a person decides about the application. tests/fallback.test.py
`
  const tests = {'tests/fallback.test.py': 'def test(): ask(side_effect=TimeoutError)\n'}

  it('is missing without a text', async () => {
    expect(seen(await judge(buildChange(base, touched)))).toEqual([
      ['statement-missing', 'not-judged', 'pull request'],
    ])
  })

  it('counts unsigned evidence that says what check measured, and refuses what says otherwise', async () => {
    const repository = buildChange(base, {...touched, ...tests})
    const [own] = (await judge(repository)).audits
    const written = JSON.stringify(own?.statement)
    const evidence = join(repository.directory, 'evidence/audit.json')
    mkdirSync(dirname(evidence))
    writeFileSync(evidence, written)
    expect((await judge(repository, {text})).decision).toEqual({outcome: 'pass', findings: []})
    writeFileSync(evidence, written.replace('"n":801', '"n":802'))
    const forged = await judge(repository, {text})
    expect(seen(forged)).toContainEqual(['evidence-contradicted', 'breach', 'minorities'])
  })

  it('counts what check itself measures when the text names its digest', async () => {
    const repository = buildChange(base, {...touched, ...tests})
    const [own] = (await judge(repository)).audits
    if (own?.statement == null) throw new Error('no audit was made')
    const digest = await measurementDigest(own.statement)
    const named = text.replace('evidence/audit.json', `evidence:sha256:${digest}`)
    expect((await judge(repository, {text: named})).decision.outcome).toBe('pass')
    const other = text.replace('evidence/audit.json', `evidence:sha256:${'0'.repeat(64)}`)
    expect((await judge(repository, {text: other})).decision.outcome).toBe('breach')
  })

  it('counts other evidence only when a key signed it that the base trusts', async () => {
    const repository = buildChange({...base}, {...touched, ...tests})
    const [own] = (await judge(repository)).audits
    const statement = statementFrom(JSON.stringify(own?.statement))
    // another label: check measures nothing like it
    const {predicate} = statement
    const parameters = {...(predicate.parameters as object), label: 'z'} // an object, as statements have
    const foreign = {...statement, predicate: {...predicate, parameters}}
    const {sign, publicKey} = await buildSigner(repository)
    const evidence = join(repository.directory, 'evidence/audit.json')
    mkdirSync(dirname(evidence))
    writeFileSync(evidence, JSON.stringify(foreign))
    expect(seen(await judge(repository, {text}))).toEqual([
      ['evidence-untrusted', 'not-judged', 'minorities'],
    ])
    writeFileSync(evidence, await sign(foreign))
    expect((await judge(repository, {text})).decision.outcome).toBe('not-judged')
    expect((await judge(repository, {text}, [publicKey])).decision.outcome).toBe('pass')
  })

  it('never reads a file outside of the repository for a reference in the text', async () => {
    const outside = text.replace(
      'evidence/audit.json',
      '../../../../../../etc/evidence/passwd.json',
    )
    const judged = await judge(buildChange(base, {...touched, ...tests}), {text: outside})
    expect(seen(judged)).toEqual([['evidence-not-found', 'breach', 'minorities']])
  })

  it('takes a reason only from a reviewer who is known to have approved', async () => {
    const reason = text.replace(
      /Women[^\n]*/,
      'Not applicable: the model ranks machine parts by wear and decides about no person at any time. Reviewed-by: @grace',
    )
    const repository = buildChange(base, {...touched, ...tests})
    expect(seen(await judge(repository, {text: reason}))).toEqual([
      ['reviewer-unknown', 'breach', 'minorities'],
    ])
    const approved = await judge(repository, {text: reason, approvedBy: ['grace']})
    expect(approved.decision.outcome).toBe('pass')
  })
})
