import {describe, expect, it} from 'vitest'
import {failureSentence, isFailure, mappingWords} from './single-sign-on-words.ts'

const mapping = {group: 'ai', roles: [], discipline: null, engineerRole: null, teamId: null}

describe('the words of single sign-on', () => {
  it('has a sentence for a failure, and none for what is no code', () => {
    expect(failureSentence('not-admitted')).toContain('Ask an administrator for an invitation.')
    for (const code of ['toString', 'x', '', undefined]) {
      expect(failureSentence(code)).toBeUndefined()
      expect(isFailure(code)).toBe(false)
    }
  })

  it('says what a group gives', () => {
    expect(mappingWords(mapping, undefined)).toBe('Lets in as learner, gives nothing else')
    const full = {
      ...mapping,
      roles: ['learner', 'lead', 'reviewer'] as const,
      discipline: 'legal' as const,
      engineerRole: 'data-scientist' as const,
      teamId: 't1',
    }
    expect(mappingWords({...full, roles: [...full.roles]}, 'Credit')).toBe(
      'Lead, Reviewer · seat: legal · Data scientist · team Credit',
    )
    expect(mappingWords({...mapping, teamId: 't2'}, undefined)).toBe('team that is no longer there')
  })
})
