import type {DecisionView} from '@airworthy/server/features/examinations/views.ts'
import {describe, expect, it} from 'vitest'
import {
  askedAgain,
  beforeHeading,
  decidedHeading,
  decidedLead,
  pastStatus,
  runningHeading,
  toPassWords,
} from './examination-words.ts'
import {
  buildAssessment,
  buildDomain,
  buildExamination,
  buildExaminations,
  buildExercise,
} from './examinations.builders.ts'

const now = Date.parse('2026-11-28T10:00:00.000Z')

describe('before an examination', () => {
  it('can begin at once', () => {
    expect(beforeHeading(buildExaminations())).toBe('You can begin the examination now.')
  })

  it('names the day from which another can begin', () => {
    const blocked = {reason: 'too-soon', sentence: ''} as const
    const mayStartFrom = '2026-12-28T10:00:00.000Z'
    expect(beforeHeading(buildExaminations({blocked, mayStartFrom}))).toBe(
      'You can begin another examination from 28 December 2026.',
    )
  })

  it('says how much a renewal asks', () => {
    const asked = [
      {kind: 'domain', id: 'a', name: 'A', because: ''},
      {kind: 'domain', id: 'b', name: 'B', because: ''},
      {kind: 'exercise', id: 'c', name: 'C', because: ''},
    ] as const
    expect(askedAgain({asked: [...asked]})).toBe('Two domains and one exercise are asked again.')
    expect(askedAgain({asked: asked.slice(0, 1)})).toBe('One domain is asked again.')
    expect(askedAgain({asked: []})).toBe('Nothing is asked again.')
  })
})

describe('a running examination', () => {
  it('says what is left and how long', () => {
    expect(runningHeading(buildExamination(), now)).toBe(
      'The questions and two exercises are left, and ten days.',
    )
  })

  it('speaks of one exercise in the singular', () => {
    const exercises = [buildExercise(), buildExercise({status: 'finished', passed: true})]
    const assessment = buildAssessment({status: 'finished', undecided: 0})
    expect(runningHeading(buildExamination({assessment, exercises}), now)).toBe(
      'One exercise is left, and ten days.',
    )
  })

  it('offers another sitting where all is taken and not all judged', () => {
    const exercises = [buildExercise({status: 'finished', passed: true})]
    const assessment = buildAssessment({status: 'finished', undecided: 2, mayContinue: true})
    expect(runningHeading(buildExamination({assessment, exercises}), now)).toContain(
      'not judged yet',
    )
  })

  it('asks to finish once everything is taken, and says when the window has ended', () => {
    expect(runningHeading(buildExamination({isComplete: true}), now)).toContain('Finish')
    expect(runningHeading(buildExamination({status: 'closing'}), now)).toContain('has ended')
  })
})

describe('a decision', () => {
  const base = {
    outcome: 'failed',
    domains: [],
    exercises: [],
    exercisesToPass: 0,
    setAside: null,
  } satisfies Partial<DecisionView>

  it('names what lies below and what is not judged', () => {
    const domains = (['gap', 'gap', 'not-judged', 'meets'] as const).map(buildDomain)
    expect(decidedHeading({...base, domains, exercisesToPass: 1})).toBe(
      'Not passed: two domains lie below their level, one exercise is missing and one domain is not judged.',
    )
  })

  it('sums up a pass, and else says what is next', () => {
    const domains = [buildDomain('meets'), buildDomain('meets')]
    const next = 'Another can begin at once.'
    expect(decidedLead({...base, outcome: 'passed', domains, next})).toBe(
      'All two domains meet their level, and no exercises are passed.',
    )
    expect(decidedLead({...base, next})).toBe(next)
  })

  it('never calls passed what is not judged', () => {
    const domains = [buildDomain('not-judged')]
    expect(decidedHeading({...base, outcome: 'not-judged', domains})).toBe(
      'Not judged yet: one domain is not judged.',
    )
    expect(pastStatus({outcome: 'not-judged', setAside: false}).kind).toBe('not-judged')
  })

  it('says passed only of a pass that was not set aside', () => {
    expect(decidedHeading({...base, outcome: 'passed'})).toContain('You passed')
    const setAside = {at: '2026-12-01T10:00:00.000Z', reason: 'x', by: 'y'}
    expect(decidedHeading({...base, outcome: 'passed', setAside})).not.toContain('passed')
    expect(pastStatus({outcome: 'passed', setAside: true}).word).toBe('Set aside')
  })
})

it('says how many exercises must be passed', () => {
  expect(toPassWords(1, 1)).toBe('the exercise')
  expect(toPassWords(2, 2)).toBe('both exercises')
  expect(toPassWords(3, 3)).toBe('all three exercises')
  expect(toPassWords(2, 3)).toBe('two of three exercises')
})
