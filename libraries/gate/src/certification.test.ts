import {expect, test} from 'vitest'
import type {Outcome} from '@airworthy/kernel'
import {certificationFindings, type CertificationAnswer} from './certification.ts'

const roles = ['data-scientist', 'fullstack-engineer']

function answer(role: string, outcome: Outcome): CertificationAnswer {
  return {role, outcome, message: `${role}: ${outcome}`, facts: {}}
}

/** The findings of outcomes, in the order of the roles. */
function findingsOf(outcomes: readonly Outcome[]) {
  const answers = outcomes.map((outcome, index) => answer(roles[index] ?? '', outcome))
  return certificationFindings(roles, {answers}).map(({code, severity}) => `${severity} ${code}`)
}

test.each<[Outcome[], string]>([
  [['pass', 'breach'], 'note certified'],
  [['not-judged', 'pass'], 'note certified'],
  [['breach', 'breach'], 'breach not-certified'],
  [['breach', 'not-judged'], 'not-judged certification-unknown'],
  [['not-judged', 'not-judged'], 'not-judged certification-unknown'],
  [['error', 'breach'], 'not-judged certification-unknown'],
  [['breach'], 'not-judged certification-unknown'],
  [[], 'not-judged certification-unknown'],
])('%j comes to %s', (outcomes, finding) => {
  expect(findingsOf(outcomes)).toEqual([finding])
})

test('without a requirement nothing is found, and without an answer the reason is told', () => {
  expect(certificationFindings([], {answers: []})).toEqual([])
  expect(certificationFindings(roles, undefined)[0]?.message).toBe(
    'the author has to be certified as data-scientist or fullstack-engineer, and no platform was asked',
  )
  const [finding] = certificationFindings(roles, {unknown: 'airworthy.yaml names no server'})
  expect(finding).toMatchObject({code: 'certification-unknown', severity: 'not-judged'})
  expect(finding?.message).toContain('names no server')
})
