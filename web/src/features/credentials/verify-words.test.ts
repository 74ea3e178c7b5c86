import {describe, expect, it} from 'vitest'
import {checkName, verifyCommand, verifyHeading, verifyLead, type Answered} from './verify-words.ts'

const facts = {
  validFrom: '2026-03-14T10:00:00.000Z',
  validUntil: '2028-03-14T10:00:00.000Z',
  replacedBy: null,
}

function buildAnswered(rest: Partial<Answered> = {}): Answered {
  return {outcome: 'pass', standing: 'current', because: [], facts, ...rest}
}

describe('the answer of a verification', () => {
  it('is yes with its end when every check passed', () => {
    expect(verifyHeading(buildAnswered())).toBe('Yes. Valid until 14 March 2028.')
    expect(verifyHeading(buildAnswered({standing: 'due'}))).toBe('Yes. Valid until 14 March 2028.')
  })

  it('is never yes for what is revoked, suspended or lapsed, whatever the checks say', () => {
    const at = '2026-11-08T10:00:00.000Z'
    const credentialId = '00000000-0000-4000-8000-000000000001'
    const because = (['credential.suspended', 'credential.revoked'] as const).map((type) => {
      return {type, at, credentialId, about: '', reason: null}
    })
    const heading = (standing: Answered['standing']) =>
      verifyHeading(buildAnswered({standing, because}))
    expect(heading('revoked')).toBe('No. It was revoked on 8 November 2026.')
    expect(heading('suspended')).toBe('No. It is suspended since 8 November 2026.')
    expect(heading('lapsed')).toBe('No. It lapsed on 14 March 2028.')
  })

  it('is never yes without a pass', () => {
    for (const outcome of ['breach', 'not-judged', 'error'] as const) {
      expect(verifyHeading(buildAnswered({outcome}))).not.toContain('Yes')
      expect(verifyHeading(buildAnswered({outcome, facts: null}))).not.toContain('Yes')
    }
  })

  it('is never yes for what is not kept any more, and says what to ask for', () => {
    for (const outcome of ['pass', 'not-judged'] as const) {
      const answered = buildAnswered({outcome, facts: null})
      expect(verifyHeading(answered)).not.toContain('Yes')
      expect(verifyLead(answered)).toContain('Ask for it')
    }
  })

  it('tells of a renewal', () => {
    const replacedBy = '00000000-0000-4000-8000-000000000002'
    const lapsed = buildAnswered({standing: 'lapsed', facts: {...facts, replacedBy}})
    expect(verifyLead(lapsed)).toContain('renewed since by another credential')
  })
})

describe('verifying it oneself', () => {
  it('is a command over the link, or over the file where nothing is kept', () => {
    expect(verifyCommand('https://a.example', 'x', {isKept: true})).toBe(
      'airworthy credential verify https://a.example/verify/x',
    )
    expect(verifyCommand('https://a.example', 'x', {isKept: false})).toBe(
      'airworthy credential verify credential.json',
    )
  })

  it('names a check that it does not know by itself', () => {
    expect(checkName('proof')).toBe('Signature')
    expect(checkName('new-check')).toBe('new-check')
  })
})
